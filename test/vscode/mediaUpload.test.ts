import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MockAgent } from "undici";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { registerMedia } from "../../src/vscode/mediaSetup.ts";
import { type ChosenFile, type UploadPorts, uploadFile } from "../../src/vscode/mediaUpload.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { Uploads } from "../../src/vscode/uploads.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, openDocument, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

const file = (bytes: Uint8Array, over: Partial<ChosenFile> = {}): ChosenFile => ({
  name: "bike.jpg",
  size: bytes.length,
  read: async () => bytes,
  ...over,
});

/** An API that takes one upload, and everything around it. */
function desk() {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const pool = agent.get("https://graph.example");
  const answers = (status: number, body: object) =>
    pool.intercept({ path: "/v25.0/1234567/media", method: "POST" }).reply(status, body);
  const { context } = fakeContext();
  const accounts = new Accounts(context, simulatedAccount);
  const uploads = new Uploads(context.globalState);
  const lines: string[] = [];
  const ports: UploadPorts = {
    accounts,
    uploads,
    connect: async () => ({
      baseUrl: "https://graph.example",
      apiVersion: "v25.0",
      phoneNumberId: "1234567",
      accessToken: "marked-token",
      dispatcher: agent,
    }),
    log: line => lines.push(line),
  };
  return { answers, accounts, uploads, lines, ports };
}

test("a file that fits is uploaded, remembered, and comes back with its id", async () => {
  const { answers, accounts, uploads, ports } = desk();
  answers(200, { id: "987" });
  assert.deepEqual(await uploadFile(file(jpeg), "image", ports), {
    id: "987",
    kind: "image",
    filename: "bike.jpg",
  });
  const now = Date.now();
  assert.deepEqual(
    uploads.of(accounts.current, now).map(({ id, mimeType }) => [id, mimeType]),
    [["987", "image/jpeg"]],
  );
  assert.deepEqual(uploads.of(accounts.current, now, "video"), []);
  const other: Account = { ...simulatedAccount, id: "other", simulated: false };
  assert.deepEqual(uploads.of(other, now), [], "ids belong to the account");
});

test("what was uploaded is offered where an id of its kind belongs, with the time that is left", async () => {
  const { answers, ports } = desk();
  answers(200, { id: "987" });
  await uploadFile(file(jpeg), "image", ports);
  const registered = registerMedia(ports);
  const [provider] = editor.completionProviders.splice(0);
  const offered = (marked: string) => {
    const document = openDocument(marked.replace("«»", ""));
    const items = provider?.provideCompletionItems(document, document.positionAt(marked.indexOf("«»"))) ?? [];
    return items.map(({ insertText, label }) => [
      insertText,
      label.label,
      label.description?.replace(/29|30/, "30"),
    ]);
  };
  assert.deepEqual(offered(`{"type": "image", "image": {"id": "«»"}}`), [
    ['"987"', "bike.jpg", "expires in 30 d"],
  ]);
  assert.deepEqual(offered(`{"type": "video", "video": {"id": "«»"}}`), [], "it is no video");
  assert.deepEqual(offered(`{"type": "image", "image": {"link": "«»"}}`), []);
  registered.dispose();
});

test("what cannot be sent is said before anything leaves", async () => {
  const { uploads, accounts, ports } = desk();
  const huge = file(jpeg, { size: 200 * 1024 * 1024, read: () => Promise.reject(new Error("read")) });
  assert.equal(await uploadFile(huge, undefined, ports), undefined);
  assert.match(editor.said[0] ?? "", /has 200 MB; nothing larger than 100 MB/);
  assert.equal(await uploadFile(file(new TextEncoder().encode("text")), "image", ports), undefined);
  assert.match(editor.said[1] ?? "", /Not uploaded\. bike\.jpg is text\/plain inside/);
  assert.deepEqual(uploads.of(accounts.current, Date.now()), []);
});

test("a refusal and a file that cannot be read are told, with no token in it", async () => {
  const { answers, lines, ports } = desk();
  answers(401, { error: { message: "(#190) marked-token has expired", code: 190 } });
  assert.equal(await uploadFile(file(jpeg), undefined, ports), undefined);
  assert.match(editor.said.at(-1) ?? "", /bike\.jpg was not uploaded\. .*190/);
  const gone = file(jpeg, { read: () => Promise.reject(new Error("The file is gone.")) });
  assert.equal(await uploadFile(gone, undefined, ports), undefined);
  assert.match(editor.said.at(-1) ?? "", /The file is gone/);
  assert.ok(![...lines, ...editor.said].join().includes("marked-token"));
});

test("a real account needs a trusted workspace", async () => {
  const { accounts, ports } = desk();
  await accounts.add(
    { ...simulatedAccount, id: "real", simulated: false, origin: "https://graph.example" },
    "t",
  );
  editor.trusted = false;
  assert.equal(await uploadFile(file(jpeg), undefined, ports), undefined);
  assert.match(editor.said.join(), /need a trusted workspace/);
});
