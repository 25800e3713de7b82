import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { TextDocument } from "vscode";
import type { Snapshot } from "../../src/core/protocol.ts";
import { drawPreview } from "../../src/node/exportPreview.ts";
import {
  copyPreview,
  type ExportSource,
  exportPreview,
  type ShownPreview,
} from "../../src/vscode/exportPreview.ts";
import { editor, openDocument, resetEditor, Uri } from "../fakes/vscode.ts";

const text = `{"type": "text", "text": {"body": "Hello there"}}`;
const open = () => openDocument(text, "file:///samples/hello.wamsg.json") as unknown as TextDocument;
const made = () => editor.files.get("file:///samples/hello.html") ?? "";
/** The packages' own scripts, which the page holds. */
const extensionUri = Uri.parse(`file://${process.cwd()}`) as unknown as ExportSource["extensionUri"];
/** A preview that is open, with what differs. */
const shown = (more: Partial<ShownPreview> = {}): ShownPreview => ({
  seen: undefined,
  media: [],
  draw: () => Promise.resolve(undefined),
  copy: () => Promise.resolve(true),
  ...more,
});
const known = (panel?: ShownPreview): ExportSource => ({
  extensionUri,
  businessName: () => "Harbour Bikes",
  draw: drawPreview,
  templates: () => [],
  panelOf: () => panel,
});

const chosenBrowser = process.env.WAMSG_BROWSER;
beforeEach(resetEditor);
afterEach(() => {
  if (chosenBrowser === undefined) delete process.env.WAMSG_BROWSER;
  else process.env.WAMSG_BROWSER = chosenBrowser;
});

test("a preview becomes a page beside its message, as dark as the editor", async () => {
  editor.inputs = ["Web Page", "save"];
  await exportPreview(open(), known());
  assert.match(made(), /Hello there/);
  assert.match(made(), /"theme":"dark"/);
  assert.match(made(), /Harbour Bikes/);
  assert.ok(editor.said.includes("Exported hello.html."));
});

test("what the tab shows is what is exported: with its ticks, and arranged as the person arranged it", async () => {
  editor.inputs = ["Web Page", "save"];
  const seen = {
    conversation: { businessName: "Seen Bikes", items: [], omitted: 0 },
    defaults: { viewpoint: "business", theme: "light", platform: "web", frame: false },
  } as unknown as Snapshot;
  const media = [{ key: "file:wheel.png", mime: "image/png", bytes: Buffer.from("dots") }];
  await exportPreview(open(), known(shown({ seen, media })));
  assert.match(made(), /"file:wheel\.png":"data:image\/png;base64,ZG90cw=="/);
  assert.match(made(), /Seen Bikes/);
  assert.match(made(), /"viewpoint":"business","theme":"light","platform":"web","frame":false/);
});

test("nothing is made where the person closes a dialog", async () => {
  for (const inputs of [[], ["Web Page"]]) {
    editor.inputs = inputs;
    await exportPreview(open(), known());
  }
  assert.equal(editor.files.size, 0);
});

test("without a browser a picture is refused with what to do", async () => {
  process.env.WAMSG_BROWSER = "/nowhere/browser";
  editor.inputs = ["Save as Picture", "save"];
  await exportPreview(open(), known());
  assert.equal(editor.files.size, 0);
  assert.match(editor.said.at(-1) ?? "", /^The preview was not exported\. A picture needs a browser/);
});

test("without a browser the preview that is open draws the picture itself", async () => {
  process.env.WAMSG_BROWSER = "/nowhere/browser";
  editor.inputs = ["Save as Picture", "save"];
  await exportPreview(open(), known(shown({ draw: () => Promise.resolve(Buffer.from("by itself")) })));
  assert.equal(editor.files.get("file:///samples/hello.png"), "by itself");
  editor.inputs = ["Save as Picture", "save"];
  await exportPreview(open(), known(shown()));
  assert.match(editor.said.at(-1) ?? "", /^The preview was not exported\. A picture needs a browser/);
});

test("only a preview that is open can be copied", async () => {
  await exportPreview(open(), known());
  await exportPreview(open(), known(shown()));
  const copies = editor.asked.map(({ items }) => items.some(label => label.includes("Copy as Picture")));
  assert.deepEqual(copies, [false, true]);
});

/** A preview whose page says that of the clipboard; the picture of it is drawn by nobody. */
const copying = (copies: boolean | undefined): ExportSource => ({
  ...known(shown({ copy: () => Promise.resolve(copies) })),
  draw: () => Promise.resolve(Buffer.from("a picture")),
});

test("what cannot be copied is offered as a file, without being drawn again", async () => {
  for (const saves of [true, false]) {
    resetEditor();
    editor.answers = ["Save as Picture…"];
    editor.inputs = saves ? ["save"] : [];
    await copyPreview(open(), copying(false));
    assert.match(editor.said.join(), /puts? a picture into the clipboard\. Save the picture as a file/);
    assert.equal(editor.said.filter(it => it.startsWith("Drawing")).length, 1);
    assert.equal(editor.files.get("file:///samples/hello.png"), saves ? "a picture" : undefined);
  }
});

test("a picture that is in the clipboard is told of; of a tab that was closed meanwhile nothing is said", async () => {
  await copyPreview(open(), copying(true));
  assert.match(editor.said.join(), /The preview is in the clipboard as a picture/);
  resetEditor();
  await copyPreview(open(), copying(undefined));
  assert.deepEqual(editor.said, ["Drawing the preview…"]);
});
