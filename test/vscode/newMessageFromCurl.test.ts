import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Accounts } from "../../src/vscode/accounts.ts";
import { newMessageFromCurl } from "../../src/vscode/newMessageFromCurl.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const token = "marked.secret.0123456789";
const body = JSON.stringify({
  messaging_product: "whatsapp",
  to: "15551234567",
  type: "text",
  text: { body: "Hi" },
});
const command = `curl -i -X POST 'https://graph.facebook.com/v25.0/310987654321098/messages' -H 'Authorization: Bearer ${token}' -d '${body}'`;

/** A person with an empty folder. */
function desk() {
  editor.folders = ["file:///bikes"];
  const { context, secretsStored } = fakeContext();
  const accounts = new Accounts(context, simulatedAccount);
  const read = () =>
    newMessageFromCurl(accounts, async () => ({ displayPhoneNumber: undefined, country: undefined }));
  const written = () => editor.documents.map(it => it.getText()).join();
  return { accounts, secretsStored, read, written };
}

test("the message of a command becomes a file, its token does not", async () => {
  const { read, written } = desk();
  editor.clipboard = command;
  await read();
  assert.match(written(), /"body": "Hi"/);
  assert.ok(!written().includes(token));
  assert.match(editor.said[0] ?? "", /holds an access token\. It was left out of the file\. Add an account/);
  assert.ok(!editor.said.join().includes(token));
});

test("the token is offered for storage, with everything else that the command tells of an account", async () => {
  const { accounts, secretsStored, read } = desk();
  editor.clipboard = command;
  editor.answers = ["Add Account…"];
  editor.inputs = ["Bikes", ...Array.from({ length: 7 }, () => ({ press: "enter" }) as const)];
  await read();
  const { phoneNumberId, testNumber, name } = accounts.current;
  assert.deepEqual([name, phoneNumberId, testNumber], ["Bikes", "310987654321098", "+15551234567"]);
  assert.deepEqual([...secretsStored.values()].filter(it => it.includes(token)).length, 1);
});

test("what is no command, or posts nothing, is told", async () => {
  const { read } = desk();
  for (const [text, sentence] of [
    ["Hello", /holds no curl command/],
    ["curl https://graph.facebook.com/v25.0/1", /posts nothing/],
    ["curl https://x.example -d nonsense", /not a JSON object/],
  ] as const) {
    editor.clipboard = text;
    await read();
    assert.match(editor.said.at(-1) ?? "", sentence);
  }
  assert.deepEqual(editor.documents, []);
});
