import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { viewReplies } from "../../src/core/replies/viewReplies.ts";
import { viewDocument } from "../../src/core/view/viewDocument.ts";
import { type MediaPorts, PreviewMedia } from "../../src/vscode/previewMedia.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { changeFile, editor, resetEditor, Uri } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const uri = Uri.parse("file:///folder/samples/hello.wamsg.json") as unknown as vscode.Uri;
const gif = "GIF89a, and a wheel";

function shelf(over: Partial<MediaPorts> = {}) {
  const asked: string[] = [];
  const { context } = fakeContext();
  const ports: MediaPorts = {
    download: async id => {
      asked.push(id);
      return { bytes: new TextEncoder().encode(gif), mimeType: "image/gif" };
    },
    uploaded: () => undefined,
    state: context.workspaceState,
    ...over,
  };
  const media = new PreviewMedia(ports);
  const see = (source: object, of: vscode.Uri = uri) => {
    const conversation = viewDocument(parseDocument(JSON.stringify(source)), {
      nowMs: 0,
      businessName: "Harbour Bikes",
      deliveries: [],
    });
    const files = media.files(of, conversation, []);
    const given = media.loaded(of, conversation, []);
    return { files, given, loaded: given.map(({ key, mime }) => [key, mime]) };
  };
  /** What is known once everything that was begun has ended. */
  const seeAll = async (source: object, of?: vscode.Uri) => {
    see(source, of);
    await new Promise(resolve => setImmediate(resolve));
    return see(source, of);
  };
  return { media, ports, asked, see, seeAll };
}

const image = (place: object) => ({ type: "image", image: place });

test("a file beside the document is read by itself, and said to be on its way until it is there", async () => {
  editor.files.set("file:///folder/samples/wheel.gif", gif);
  const { see, seeAll, asked } = shelf();
  assert.deepEqual(see(image({ link: "wheel.gif" })).files, { "file:wheel.gif": { state: "loading" } });
  const { files, loaded } = await seeAll(image({ link: "wheel.gif" }));
  assert.equal(files["file:wheel.gif"]?.state, "ready");
  assert.equal(files["file:wheel.gif"]?.bytes, gif.length);
  assert.deepEqual(loaded, [["file:wheel.gif", "image/gif"]]);
  assert.deepEqual(asked, []);
});

test("what is handed to a page arrives there: the editor tells the bytes of no Buffer", async () => {
  editor.files.set("file:///folder/samples/wheel.gif", gif);
  const { media, seeAll } = shelf({
    download: async () => ({ bytes: Buffer.from(gif), mimeType: "image/gif" }),
  });
  await media.fetch("123");
  for (const place of [{ link: "wheel.gif" }, { id: "123" }]) {
    const { bytes } = (await seeAll(image(place))).given[0] ?? assert.fail();
    assert.equal(Buffer.isBuffer(bytes), false);
    assert.equal(Buffer.from(bytes).toString(), gif);
  }
});

test("a document tells its pages and size, and is not handed over", async () => {
  editor.files.set("file:///folder/samples/bill.pdf", "%PDF-1.4 << /Type /Page >> << /Type /Page >>");
  const { files, loaded } = await shelf().seeAll({ type: "document", document: { link: "bill.pdf" } });
  assert.equal(files["file:bill.pdf"]?.pages, 2);
  assert.deepEqual(loaded, []);
});

test("a file that is missing, or lies outside of the workspace, says so and is not read", async () => {
  editor.files.set("file:///secret.gif", gif);
  editor.files.set("file:///folder/other.gif", gif);
  const { seeAll } = shelf();
  const message = async (link: string) => (await seeAll(image({ link }))).files[`file:${link}`]?.message;
  assert.equal(await message("gone.gif"), "There is no such file.");
  for (const link of ["../../secret.gif", "/secret.gif", "file:///secret.gif", "%2e%2e/%2e%2e/secret.gif"])
    assert.match((await message(link)) ?? "", /outside of the workspace/, link);
  assert.match(
    (await message("../other.gif")) ?? "",
    /outside/,
    "without a workspace its folder is the limit",
  );
  editor.folders = ["file:///folder"];
  const inside = shelf();
  const { files } = await inside.seeAll(image({ link: "../other.gif" }));
  assert.equal(files["file:../other.gif"]?.state, "ready");
});

test("a file that changes on disk is read again", async () => {
  editor.files.set("file:///folder/samples/wheel.gif", gif);
  const { media, seeAll } = shelf();
  await seeAll(image({ link: "wheel.gif" }));
  let changes = 0;
  media.onDidChange(() => changes++);
  changeFile("file:///folder/samples/wheel.gif", `${gif}s`);
  assert.equal(changes, 1);
  const { files } = await seeAll(image({ link: "wheel.gif" }));
  assert.equal(files["file:wheel.gif"]?.bytes, gif.length + 1);
});

test("an uploaded file is fetched when it is asked for, once, and a failure says why and can be tried again", async () => {
  let refuse = true;
  const asked: string[] = [];
  const { media, seeAll } = shelf({
    download: async id => {
      asked.push(id);
      if (refuse) throw new Error("The file is gone from the account.");
      return { bytes: new TextEncoder().encode(gif), mimeType: "image/gif" };
    },
  });
  assert.deepEqual((await seeAll(image({ id: "123" }))).files, {});
  await Promise.all([media.fetch("123"), media.fetch("123")]);
  assert.deepEqual(asked, ["123"]);
  assert.deepEqual((await seeAll(image({ id: "123" }))).files["id:123"], {
    state: "failed",
    message: "The file is gone from the account.",
  });
  refuse = false;
  await media.fetch("123");
  assert.deepEqual((await seeAll(image({ id: "123" }))).loaded, [["id:123", "image/gif"]]);
});

test("what was uploaded from this machine is shown from it at once, without asking the account", async () => {
  editor.files.set("file:///elsewhere/wheel.gif", gif);
  const upload = { bytes: gif.length, file: "file:///elsewhere/wheel.gif" };
  const { seeAll, asked } = shelf({ uploaded: id => (id === "123" ? upload : undefined) });
  const { files, loaded } = await seeAll(image({ id: "123" }));
  assert.deepEqual([files["id:123"]?.state, loaded], ["ready", [["id:123", "image/gif"]]]);
  assert.deepEqual(asked, []);
});

test("where that file is another one by now, or gone, the account still has it", async () => {
  editor.files.set("file:///elsewhere/wheel.gif", `${gif}, larger`);
  for (const file of ["file:///elsewhere/wheel.gif", "file:///elsewhere/gone.gif"]) {
    const { media, seeAll } = shelf({ uploaded: () => ({ bytes: gif.length, file }) });
    const { files, loaded } = await seeAll(image({ id: "123" }));
    assert.deepEqual([files["id:123"], loaded], [{ state: "known", bytes: gif.length }, []]);
    await media.fetch("123");
    assert.deepEqual((await seeAll(image({ id: "123" }))).loaded, [["id:123", "image/gif"]]);
  }
});

test("what a customer sent can be fetched as well", async () => {
  const { media } = shelf();
  const conversation = viewDocument(parseDocument("{}"), { nowMs: 0, businessName: "B", deliveries: [] });
  const reply = {
    wamid: "wamid.A",
    atMs: 0,
    content: { type: "image", image: { id: "77" } },
    answers: undefined,
    tapped: undefined,
    received: true,
  } as const;
  await media.fetch("77");
  const [loaded] = media.loaded(uri, conversation, viewReplies([reply], conversation, { nowMs: 0 }));
  assert.equal(loaded?.key, "id:77");
});

test("a document may load from the web once it is allowed, also in the next window, and no other may", () => {
  const { media, ports } = shelf();
  assert.equal(media.isRemoteAllowed(uri), false);
  media.allowRemote(uri);
  const other = Uri.parse("file:///folder/samples/other.wamsg.json") as unknown as vscode.Uri;
  for (const window of [media, new PreviewMedia(ports)])
    assert.deepEqual([window.isRemoteAllowed(uri), window.isRemoteAllowed(other)], [true, false]);
});

test("what was kept of allowed documents and cannot be read allows nothing", () => {
  for (const kept of [undefined, null, "file", { 0: uri.toString() }, [1, null]]) {
    const state = { get: () => kept, update: async () => {}, keys: () => [] } as unknown as vscode.Memento;
    assert.equal(shelf({ state }).media.isRemoteAllowed(uri), false);
  }
});
