import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { confirmRecipients } from "../../src/vscode/confirmRecipients.ts";
import type { Draft } from "../../src/vscode/sendRequest.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, openDocument, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const bikes: Account = {
  ...simulatedAccount,
  id: "bikes",
  name: "Bikes",
  simulated: false,
  displayPhoneNumber: "+49 40 123456",
};

const draft = (to: string, body: Record<string, unknown> = { type: "text", category: "marketing" }): Draft =>
  ({
    target: { source: openDocument("{}") },
    recipient: { kind: "phone", id: to },
    body,
    unresolved: [],
  }) as unknown as Draft;

function asking() {
  const accounts = new Accounts(fakeContext().context, simulatedAccount);
  const ports = { accounts, templates: () => [], window: () => undefined };
  return (account: Account, ...drafts: Draft[]) => confirmRecipients(ports, account, drafts);
}

test("the first send to a recipient is confirmed with recipient, number and price category, the second is not", async () => {
  const confirm = asking();
  assert.equal(await confirm(bikes, draft("+15551234567")), false, "no answer is no");
  assert.equal(
    editor.said[0],
    "Send a real message to +1 555 123 4567? From +49 40 123456, Bikes.\nPrice category marketing: billed once it is delivered.\nYou are asked once for each new recipient.",
  );
  editor.answers = ["Send"];
  assert.equal(await confirm(bikes, draft("+15551234567")), true);
  assert.equal(await confirm(bikes, draft("+1 (555) 123-4567")), true, "the same number, written otherwise");
  assert.equal(editor.said.length, 2);
});

test("several messages to one recipient are asked about once, another account anew", async () => {
  const confirm = asking();
  editor.answers = ["Send", "Send"];
  assert.equal(await confirm(bikes, draft("+15551234567"), draft("+15551234567")), true);
  assert.match(editor.said[0] ?? "", /^Send 2 real messages to /);
  assert.equal(await confirm({ ...bikes, id: "other" }, draft("+15551234567")), true);
  assert.equal(editor.said.length, 2);
});

test("with a list of allowed recipients nothing goes to anybody else", async () => {
  const confirm = asking();
  editor.settings["wamsg.allowedRecipients"] = ["+49 151 23456789"];
  editor.answers = ["Send"];
  assert.equal(await confirm(bikes, draft("+4915123456789")), true);
  assert.equal(await confirm(bikes, draft("+4915123456789"), draft("+15551234567")), false);
  assert.match(editor.said.at(-1) ?? "", /^Nothing was sent: \+1 555 123 4567 is not on your list/);
});

test("the simulator's customers are neither asked about nor on a list", async () => {
  editor.settings["wamsg.allowedRecipients"] = ["+4915123456789"];
  assert.equal(await asking()(simulatedAccount, draft("+15551234567")), true);
  assert.deepEqual(editor.said, []);
});
