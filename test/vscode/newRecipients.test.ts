import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { draftsOf } from "../../src/vscode/drafts.ts";
import { readMessageDocument } from "../../src/vscode/messageDocument.ts";
import { NewRecipients } from "../../src/vscode/newRecipients.ts";
import { Preflights } from "../../src/vscode/preflights.ts";
import { SendHistory } from "../../src/vscode/sendHistory.ts";
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

/** Asks about messages to these recipients; without `knownWindow` there are findings too. */
function asking({ knownWindow = true, values = {} as Record<string, string> } = {}) {
  const { context } = fakeContext();
  const accounts = new Accounts(context, simulatedAccount);
  const recipients = new NewRecipients({ accounts, templates: () => [], window: () => undefined });
  const preflights = new Preflights({
    history: new SendHistory(context.globalState),
    problems: () => [],
    window: () => (knownWindow ? { open: true, closesAtMs: Number.POSITIVE_INFINITY } : undefined),
    recipients,
    connections: () => assert.fail("no link is asked"),
    log: () => {},
  });
  // Whether somebody opted in is a finding of its own.
  editor.settings["wamsg.preflight.off"] = ["opt-in"];
  return async (account: Account, ...to: readonly string[]): Promise<boolean> => {
    const payloads = to.map(number => ({
      to: number,
      type: "text",
      // Sent as marketing it needs no window.
      ...(knownWindow && { category: "marketing" }),
      text: { body: "Your bike is ready." },
    }));
    const source = openDocument(JSON.stringify(payloads)) as unknown as vscode.TextDocument;
    const targets = readMessageDocument(source).payloads.map(payload => ({ source, payload }));
    const drafts = (given: Readonly<Record<string, string>>) =>
      draftsOf(targets, undefined, () => ({ ...values, ...given })).filter(it => it !== undefined);
    return (await preflights.approve(account, drafts)) !== undefined;
  };
}

test("the first send to a recipient is confirmed with recipient, number and price category, the second is not", async () => {
  const ask = asking();
  assert.equal(await ask(bikes, "+15551234567"), false, "no answer is no");
  assert.equal(
    editor.said[0],
    "Send a real message to +1 555 123 4567? From +49 40 123456, Bikes.\nPrice category marketing: billed once it is delivered.\nYou are asked once for each new recipient.",
  );
  editor.answers = ["Send"];
  assert.equal(await ask(bikes, "+15551234567"), true);
  assert.equal(await ask(bikes, "+1 (555) 123-4567"), true, "the same number, written otherwise");
  assert.equal(editor.said.length, 2);
});

test("what else there is to know stands in the same question", async () => {
  const ask = asking({ knownWindow: false });
  editor.answers = ["Send anyway"];
  assert.equal(await ask(bikes, "+15551234567"), true);
  assert.equal(editor.said.length, 1);
  assert.match(
    editor.said[0] ?? "",
    /^Send a real message to \+1 555 123 4567\? From \+49 40 123456, Bikes\.\nPrice category service[\s\S]*new recipient\.\n\n⚠ [\s\S]*\(window-unknown/,
  );
  editor.answers = ["Send anyway"];
  assert.equal(await ask(bikes, "+15551234567"), true);
  assert.doesNotMatch(editor.said[1] ?? "", /real message/, "agreed to already");
});

test("a recipient is not agreed to by anything but a send", async () => {
  const ask = asking({ knownWindow: false });
  editor.answers = ["Switch Off…"];
  assert.equal(await ask(bikes, "+15551234567"), false);
  assert.equal(await ask(bikes, "+15551234567"), false);
  assert.match(editor.said[1] ?? "", /^Send a real message to/);
});

test("several messages are asked about once, each new recipient by number, another account anew", async () => {
  const ask = asking();
  editor.answers = ["Send", "Send", "Send"];
  assert.equal(await ask(bikes, "+15551234567", "+15551234567"), true);
  assert.match(editor.said[0] ?? "", /^Send 2 real messages to \+1 555 123 4567\?/);
  assert.equal(await ask(bikes, "+15551234567", "+4915123456789", "+4915123456780"), true);
  assert.match(
    editor.said[1] ?? "",
    /^Send 3 real messages to 3 recipients\? [\s\S]*\nNew: \+4915123456789, \+4915123456780\.\n/,
  );
  assert.equal(await ask({ ...bikes, id: "other" }, "+15551234567"), true);
  assert.equal(editor.said.length, 3);
});

test("with a list of allowed recipients nothing goes to anybody else, and nothing is asked", async () => {
  const ask = asking({ knownWindow: false });
  editor.settings["wamsg.allowedRecipients"] = ["+49 151 23456789"];
  editor.answers = ["Send anyway"];
  assert.equal(await ask(bikes, "+4915123456789"), true);
  assert.equal(await ask(bikes, "+4915123456789", "+15551234567"), false);
  assert.match(editor.said.at(-1) ?? "", /^Nothing was sent: \+1 555 123 4567 is not on your list/);
  assert.equal(editor.said.length, 2);
});

test("a recipient that is a variable without a value is asked for before it is looked at", async () => {
  const ask = asking();
  editor.settings["wamsg.allowedRecipients"] = ["+4915123456789"];
  editor.answers = ["Give Values…", "Send"];
  editor.inputs = ["+4915123456789"];
  assert.equal(await ask(bikes, "${customer}"), true);
  assert.match(editor.said[0] ?? "", /\$\{customer\} has no value/);
  assert.doesNotMatch(editor.said[0] ?? "", /real message/);
  assert.match(editor.said[1] ?? "", /^Send a real message to \+4915123456789\?/);
});

test("the simulator's customers are neither asked about nor on a list", async () => {
  editor.settings["wamsg.allowedRecipients"] = ["+4915123456789"];
  assert.equal(await asking()(simulatedAccount, "+15551234567"), true);
  assert.deepEqual(editor.said, []);
});
