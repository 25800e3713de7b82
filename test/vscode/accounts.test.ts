import assert from "node:assert/strict";
import { test } from "node:test";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { fakeContext } from "../fakes/extensionContext.ts";

const simulator: Account = { ...simulatedAccount, testNumber: "+15550123456" };

const bikes: Account = {
  id: "bikes",
  name: "Harbour Bikes",
  simulated: false,
  origin: "https://graph.facebook.com",
  phoneNumberId: "310987654321098",
  displayPhoneNumber: "+49 40 123456",
  country: "DE",
  testNumber: undefined,
};

test("the simulator is there from the start, with a test number of its own", () => {
  const accounts = new Accounts(fakeContext().context, simulator);
  assert.deepEqual(accounts.all, [simulator]);
  assert.deepEqual(accounts.current, simulator);
});

test("an account that was added is the current one, and its token is in the secret storage only", async () => {
  const { context, secretsStored } = fakeContext();
  const accounts = new Accounts(context, simulator);
  await accounts.add(bikes, "marked-token");
  assert.deepEqual(accounts.current, bikes);
  assert.equal(await accounts.token(bikes), "marked-token");
  assert.deepEqual([...secretsStored.values()], ["marked-token"]);
  assert.ok(!JSON.stringify(accounts.all).includes("marked-token"));
});

test("a token is not found under another origin: it would be sent elsewhere", async () => {
  const accounts = new Accounts(fakeContext().context, simulator);
  await accounts.add(bikes, "marked-token");
  assert.equal(await accounts.token({ ...bikes, origin: "https://gateway.example.com" }), undefined);
});

test("the test number is kept per account, the simulator's too", async () => {
  const accounts = new Accounts(fakeContext().context, simulator);
  await accounts.setTestNumber(simulator, "+15550199999");
  await accounts.add(bikes, "marked-token");
  await accounts.setTestNumber(bikes, "+4915123456789");
  assert.equal(accounts.current.testNumber, "+4915123456789");
  await accounts.use(simulator);
  assert.equal(accounts.current.testNumber, "+15550199999");
});

test("stored garbage is passed over, and the simulator remains", async () => {
  const { context } = fakeContext();
  const stranger = { ...bikes, origin: "not an address" };
  await context.globalState.update("wamsg.accounts", [null, 7, {}, stranger, { ...bikes, testNumber: 5 }]);
  const accounts = new Accounts(context, simulator);
  assert.deepEqual(accounts.all, [simulator, bikes]);
});

test("says so when something changes", async () => {
  const accounts = new Accounts(fakeContext().context, simulator);
  let changes = 0;
  accounts.onDidChange(() => changes++);
  await accounts.setTestNumber(simulator, "+15550199999");
  assert.equal(changes, 1);
});

test("recent recipients come newest first, each once", async () => {
  const accounts = new Accounts(fakeContext().context, simulator);
  for (const number of ["+15550000001", "+15550000002", "+15550000001"]) await accounts.remember(number);
  assert.deepEqual(accounts.recentRecipients, ["+15550000001", "+15550000002"]);
});

test("a real account is offered none of the simulator's customers", async () => {
  const accounts = new Accounts(fakeContext().context, simulator);
  for (const id of ["+1 555 013 1047", "+49 151 23456789", "US.1349"]) await accounts.remember(id);
  assert.equal(accounts.recentRecipients.length, 3);
  await accounts.add({ ...simulator, id: "bikes", simulated: false, origin: "https://graph.example" }, "t");
  assert.deepEqual(accounts.recentRecipients, ["US.1349", "+49 151 23456789"]);
});
