import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MockAgent } from "undici";
import type * as vscode from "vscode";
import { Accounts } from "../../src/vscode/accounts.ts";
import { registerMediaEdits } from "../../src/vscode/mediaEdits.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { Uploads } from "../../src/vscode/uploads.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { type DocumentPasteEdit, editor, openDocument, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const text = `{"type": "image", "image": {"link": "https://example.com/a.jpg"}}`;
const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };

/** Something in the clipboard or under the mouse: files by type, and texts by type. It can be read until it is `gone`. */
function transfer(files: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>> = {}) {
  let gone = false;
  const data = async (): Promise<Uint8Array> => {
    if (gone) throw new Error("No data transfer found");
    return jpeg;
  };
  const items = new Map<string, { asFile(): unknown; asString(): Promise<string> }>();
  for (const [type, it] of Object.entries(texts))
    items.set(type, { asFile: () => undefined, asString: async () => it });
  for (const [type, name] of Object.entries(files))
    items.set(type, { asFile: () => ({ name, data }), asString: async () => "" });
  const end = () => {
    gone = true;
  };
  return { transfer: items as unknown as vscode.DataTransfer, end };
}

/** A message, an API that takes uploads, and what dropping and pasting do. */
function desk() {
  const agent = new MockAgent();
  agent.disableNetConnect();
  let uploads = 0;
  agent
    .get("https://graph.example")
    .intercept({ path: "/v25.0/1234567/media", method: "POST" })
    .reply(200, () => {
      uploads += 1;
      return { id: "987" };
    })
    .persist();
  const { context } = fakeContext();
  registerMediaEdits({
    accounts: new Accounts(context, simulatedAccount),
    uploads: new Uploads(context.globalState),
    connect: async () => ({
      ...{ baseUrl: "https://graph.example", apiVersion: "v25.0", phoneNumberId: "1234567" },
      ...{ accessToken: "marked-token", dispatcher: agent },
    }),
    log: () => {},
  });
  const source = openDocument(text);
  const at = source.positionAt(text.indexOf("link"));
  const dropProvider = editor.putProviders.drop as vscode.DocumentDropEditProvider;
  const pasteProvider = editor.putProviders.paste as Required<vscode.DocumentPasteEditProvider>;
  const drop = async (it: vscode.DataTransfer) =>
    dropProvider.provideDocumentDropEdits(source as never, at as never, it, never as never) as Promise<
      DocumentPasteEdit | undefined
    >;
  const paste = async (it: vscode.DataTransfer) => {
    const range = { start: at, end: at };
    const made = await pasteProvider.provideDocumentPasteEdits(
      ...([source, [range], it, {}, never] as unknown as Parameters<
        typeof pasteProvider.provideDocumentPasteEdits
      >),
    );
    return made as unknown as readonly DocumentPasteEdit[];
  };
  const choose = (edit: DocumentPasteEdit) =>
    pasteProvider.resolveDocumentPasteEdit(edit as never, never as never) as Promise<unknown>;
  return { drop, paste, choose, uploads: () => uploads };
}

const newTexts = (edit: DocumentPasteEdit | undefined): unknown[] =>
  [...(edit?.additionalEdit?.entries.values() ?? [])].flat().map(it => (it as { newText: string }).newText);

test("a file that is dropped is uploaded at once: the editor resolves no drop later", async () => {
  const { drop, uploads } = desk();
  const made = await drop(transfer({ "image/jpeg": "a.jpg" }).transfer);
  assert.deepEqual(newTexts(made).join(), `"id","987"`);
  assert.equal(uploads(), 1);
});

test("what cannot be sent, and what the person drops otherwise, is left to the editor and stays here", async () => {
  const { drop, uploads } = desk();
  assert.equal(await drop(transfer({ "application/zip": "a.zip" }).transfer), undefined);
  editor.settings["editor.dropIntoEditor.preferences"] = ["uri.path.relative"];
  assert.equal(await drop(transfer({ "image/jpeg": "a.jpg" }).transfer), undefined);
  assert.equal(uploads(), 0);
  editor.settings["editor.dropIntoEditor.preferences"] = ["wamsg.media"];
  assert.ok(await drop(transfer({ "image/jpeg": "a.jpg" }).transfer));
});

test("a picture that is pasted is read while it is there, and uploaded when that is chosen", async () => {
  const { paste, choose, uploads } = desk();
  const { transfer: picture, end } = transfer({ "image/jpeg": "a.jpg" });
  const [made] = await paste(picture);
  end();
  assert.ok(made);
  assert.deepEqual([uploads(), made.yieldTo], [0, undefined]);
  await choose(made);
  assert.equal(newTexts(made).join(), `"id","987"`);
});

test("a text that brings a picture of itself is a text first", async () => {
  const { paste } = desk();
  const [made] = await paste(transfer({ "image/jpeg": "a.jpg" }, { "text/plain": "Hello" }).transfer);
  assert.deepEqual(
    made?.yieldTo?.map(({ value }) => value),
    ["text"],
  );
});

test("a text alone is nothing to upload", async () => {
  assert.deepEqual(await desk().paste(transfer({}, { "text/plain": "Hello" }).transfer), []);
});
