import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  addAccount,
  editAccount,
  type ProbeAccount,
  removeAccount,
} from "../../src/vscode/accountEditing.ts";
import { Accounts } from "../../src/vscode/accounts.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, type PersonInput, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const token = "marked.secret.0123456789";
const appSecret = "0123456789abcdef0123456789abcdef";
const known = { displayPhoneNumber: "+49 40 123456", country: "DE" };

function person() {
  const { context, secretsStored } = fakeContext();
  const accounts = new Accounts(context, simulatedAccount);
  const probed: { readonly origin: string; readonly token: string }[] = [];
  const probe: ProbeAccount = async (account, used) => {
    probed.push({ origin: account.origin, token: used });
    return known;
  };
  const add = async (...inputs: PersonInput[]) => {
    editor.inputs = inputs;
    return addAccount(accounts, probe);
  };
  const edit = async (...inputs: PersonInput[]) => {
    editor.inputs = inputs;
    await editAccount(accounts, probe);
  };
  return { accounts, secretsStored, probed, add, edit };
}

const meta = "https://graph.facebook.com";
const whole = [
  "Bikes",
  "310987654321098",
  `Bearer ${token}`,
  "5309876543210",
  appSecret,
  "+49 151 23456789, +1 555 123 4567",
  meta,
] as const;

test("an account is asked for step by step, tried out and stored; its secrets are in the secret storage only", async () => {
  const { accounts, secretsStored, probed, add } = person();
  await add(...whole);
  const { id, ...account } = accounts.current;
  assert.deepEqual(account, {
    name: "Bikes",
    simulated: false,
    origin: meta,
    phoneNumberId: "310987654321098",
    wabaId: "5309876543210",
    testNumber: "+49 151 23456789",
    testNumbers: ["+49 151 23456789", "+1 555 123 4567"],
    ...known,
  });
  assert.deepEqual(probed, [{ origin: meta, token }]);
  assert.equal(await accounts.token(accounts.current), token);
  assert.equal(await accounts.appSecret(accounts.current), appSecret);
  assert.deepEqual([...secretsStored.values()].toSorted(), [appSecret, token].toSorted());
  assert.deepEqual(
    editor.asked.map(({ password }) => password),
    [false, false, true, false, true, false, false],
  );
  assert.equal(id.length, 36);
});

test("an answer that cannot be right is asked for again, with what is wrong, never the secret itself", async () => {
  const { accounts, add } = person();
  const wrong = "two words";
  await add(
    "",
    "Bikes",
    "+49 40 123456",
    "12ab",
    ...whole.slice(1, 2),
    wrong,
    token,
    "x",
    whole[1],
    "",
    "tooshort",
    "",
    "0151 23456",
    "",
    "ftp://x",
    "http://graph.example.com",
    "https://graph.facebook.com/v25.0",
    meta,
  );
  assert.equal(accounts.current.name, "Bikes");
  const faults = editor.asked.map(({ faults }) => faults.join(" | "));
  assert.match(faults[0] ?? "", /needs a name/);
  assert.match(faults[1] ?? "", /That is a phone number.*\| A phone number ID is a row.*“12ab”/);
  assert.match(faults[2] ?? "", /A token is one word/);
  assert.ok(!faults[2]?.includes(wrong));
  assert.match(faults[3] ?? "", /“x” is not.*\| That is the phone number ID once more/);
  assert.match(faults[4] ?? "", /^An app secret is 32 digits/);
  assert.match(faults[5] ?? "", /with \+ and country code/);
  assert.match(faults[6] ?? "", /not a web address.*must begin with https.*Leave the version out/);
});

test("going back keeps what was typed", async () => {
  const { accounts, add } = person();
  await add("Bikes", { type: "3109876", press: "back" }, "Harbour", whole[1], token, "", "", "", meta);
  assert.equal(editor.asked[2]?.value, "Bikes");
  assert.equal(editor.asked[3]?.value, "3109876");
  assert.equal(accounts.current.name, "Harbour");
});

test("a cURL of the app dashboard, pasted or in the clipboard, fills in what it holds", async () => {
  const curl = `curl -i -X POST \\
    https://graph.facebook.com/v25.0/310987654321098/messages \\
    -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
    -d '{ "messaging_product": "whatsapp", "to": "4915123456789", "type": "template" }'`;
  for (const first of [curl, { type: "", press: "paste" }] as const) {
    resetEditor();
    editor.clipboard = curl;
    const { accounts, add } = person();
    await add(first, "Bikes", whole[1], token, "", "", "+4915123456789", meta);
    const [, name, id, secret, , , numbers, baseUrl] = editor.asked;
    assert.match(name?.prompt ?? "", /^Taken from the cURL: phone number ID, access token, test number\./);
    assert.deepEqual(
      [name, id, secret, numbers, baseUrl].map(asked => asked?.value),
      ["", whole[1], token, "+4915123456789", meta],
    );
    assert.equal(accounts.current.testNumber, "+4915123456789");
  }
});

test("a gateway is asked for its header, and keeps its path", async () => {
  const { accounts, add } = person();
  await add(...whole.slice(0, 6), "https://gateway.example.com/whatsapp/", "D360-API-KEY:");
  const { origin, path, authorization } = accounts.current;
  assert.deepEqual(
    [origin, path, authorization],
    ["https://gateway.example.com", "/whatsapp", "D360-API-KEY:"],
  );
});

test("an account that does not work is stored only where the person wants it", async () => {
  const { accounts } = person();
  const failing: ProbeAccount = () => Promise.reject(new Error("There is no host of that name."));
  editor.inputs = [...whole];
  await addAccount(accounts, failing);
  assert.deepEqual(accounts.current, simulatedAccount);
  assert.match(editor.said.at(-1) ?? "", /Bikes does not work yet\. There is no host/);
  editor.inputs = [...whole];
  editor.answers = ["Keep anyway"];
  await addAccount(accounts, failing);
  assert.equal(accounts.current.name, "Bikes");
});

test("two accounts of one name are not possible", async () => {
  const { add } = person();
  await add(...whole);
  await add("bikes");
  assert.match(editor.asked.at(-1)?.faults[0] ?? "", /There is an account named “bikes” already/);
});

test("an edited account keeps the secrets that are not typed anew", async () => {
  const { accounts, probed, add, edit } = person();
  await add(...whole);
  const { id } = accounts.current;
  await edit("Bikes", "Harbour", whole[1], "", "", "", "+1 555 123 4567", meta);
  assert.deepEqual([accounts.current.id, accounts.current.name], [id, "Harbour"]);
  assert.equal(accounts.current.wabaId, undefined);
  assert.equal(accounts.current.testNumber, "+1 555 123 4567");
  assert.equal(await accounts.token(accounts.current), token);
  assert.equal(await accounts.appSecret(accounts.current), appSecret);
  assert.equal(probed.length, 2);
});

test("a token never follows the account to another endpoint: it is asked for again, and the old one is gone", async () => {
  const { secretsStored, probed, add, edit } = person();
  await add(...whole);
  const gateway = "https://gateway.example.com";
  await edit(
    "Bikes",
    "Bikes",
    whole[1],
    "",
    "",
    "",
    "",
    gateway,
    "Authorization: Bearer",
    "another.token.4711",
  );
  assert.match(editor.asked.at(-1)?.prompt ?? "", /Access token of the new endpoint/);
  assert.deepEqual(probed.at(-1), { origin: gateway, token: "another.token.4711" });
  assert.ok(![...secretsStored.values()].includes(token));
});

test("giving up on the way changes nothing", async () => {
  const { accounts, add, edit } = person();
  await add(...whole);
  const before = accounts.current;
  await edit("Bikes", "Harbour", whole[1]);
  assert.deepEqual(accounts.current, before);
});

test("removing an account removes its secrets and confirmations, after a question, and the simulator is current", async () => {
  const { accounts, secretsStored, add } = person();
  await add(...whole);
  const account = accounts.current;
  await accounts.confirm(account, "+15551234567");
  editor.inputs = ["Bikes"];
  await removeAccount(accounts);
  assert.equal(secretsStored.size, 2, "no answer is no");
  editor.inputs = ["Bikes"];
  editor.answers = ["Remove"];
  await removeAccount(accounts);
  assert.equal(secretsStored.size, 0);
  assert.deepEqual(accounts.current, simulatedAccount);
  assert.ok(!accounts.hasConfirmed(account, "+15551234567"));
});

test("in an untrusted workspace no account is added or changed", async () => {
  const { accounts, probed, add, edit } = person();
  editor.trusted = false;
  await add(...whole);
  await edit("Bikes");
  assert.deepEqual(editor.asked, []);
  assert.deepEqual(probed, []);
  assert.deepEqual(accounts.all, [simulatedAccount]);
});
