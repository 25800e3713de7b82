import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { findTargets, followPreviews } from "../../src/vscode/targets.ts";
import { editor, openDocument, resetEditor, Uri } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const two = `[{"type": "text"}, {"type": "image"}]`;

const found = async (...args: Parameters<typeof findTargets>): Promise<readonly string[]> =>
  (await findTargets(...args)).map(({ source, payload }) => `${source.uri.path} ${payload.index}`);

test("several files of the explorer are all their messages, in the order they were selected", async () => {
  openDocument(two, "file:///b.wamsg.json");
  openDocument(`{"type": "text"}`, "file:///a.wamsg.json");
  const uris = ["file:///b.wamsg.json", "file:///notes.txt", "file:///a.wamsg.json"].map(it => Uri.parse(it));
  assert.deepEqual(await found(uris[0], uris), ["/b.wamsg.json 0", "/b.wamsg.json 1", "/a.wamsg.json 0"]);
});

test("a file among them that holds no message stops it: nothing is sent half", async () => {
  openDocument(two, "file:///b.wamsg.json");
  openDocument("", "file:///a.wamsg.json");
  const uris = ["file:///b.wamsg.json", "file:///a.wamsg.json"].map(it => Uri.parse(it));
  assert.deepEqual(await found(uris[0], uris), []);
  assert.match(editor.said[0] ?? "", /a\.wamsg\.json holds no message/);
});

test("a lens names one message, or all of its file", async () => {
  const { uri } = openDocument(two, "file:///b.wamsg.json");
  assert.deepEqual(await found(uri, { index: 1 }), ["/b.wamsg.json 1"]);
  assert.deepEqual(await found(uri, { all: true }), ["/b.wamsg.json 0", "/b.wamsg.json 1"]);
});

test("a conversation in the explorer is sent whole, or the message that is picked", async () => {
  const { uri } = openDocument(two, "file:///b.wamsg.json");
  editor.inputs = ["Whole conversation"];
  assert.deepEqual(await found(uri, [uri]), ["/b.wamsg.json 0", "/b.wamsg.json 1"]);
  editor.inputs = ["Message 2"];
  assert.deepEqual(await found(uri, [uri]), ["/b.wamsg.json 1"]);
  assert.deepEqual(await found(uri, [uri]), [], "closed without an answer");
});

test("a command that is called from a preview is about the message that it shows", async () => {
  const { uri } = openDocument(`{"type": "text"}`, "file:///b.wamsg.json");
  followPreviews(() => uri as never);
  try {
    assert.deepEqual(await found(undefined, undefined), ["/b.wamsg.json 0"]);
    const tab = Uri.parse("webview-panel:webview-1");
    assert.deepEqual(await found(tab, undefined), ["/b.wamsg.json 0"], "a menu of the tab names the tab");
  } finally {
    followPreviews(() => undefined);
  }
});
