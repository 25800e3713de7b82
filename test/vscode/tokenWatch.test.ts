import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { type Clock, TokenWatch } from "../../src/vscode/tokenWatch.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const hourMs = 3_600_000;
const bikes: Account = {
  ...simulatedAccount,
  id: "bikes",
  name: "Bikes",
  simulated: false,
  origin: "https://graph.example",
};

/** A person with an account whose token ends so many hours from now, and a clock to turn. */
async function watch(hours: number | undefined) {
  const { context } = fakeContext();
  const accounts = new Accounts(context, simulatedAccount);
  await accounts.add(
    { ...bikes, tokenExpiresAtMs: hours === undefined ? undefined : hours * hourMs },
    "marked",
  );
  let now = 0;
  let tick = () => {};
  const clock: Clock = {
    now: () => now,
    every: (_ms, run) => {
      tick = run;
      return { dispose() {} };
    },
  };
  new TokenWatch(accounts, context.globalState, clock);
  return async (hour: number) => {
    now = hour * hourMs;
    tick();
    await new Promise(setImmediate);
    return editor.statusItems.get("wamsg.tokenExpiry");
  };
}

test("a token that ends in less than three days is told of, once a day", async () => {
  const at = await watch(100);
  assert.equal((await at(27))?.visible, false);
  assert.deepEqual(editor.said, []);
  assert.equal((await at(29))?.text, "$(warning) Token ends in 2 days");
  await at(30);
  assert.equal(editor.said.length, 1);
  assert.match(editor.said[0] ?? "", /^The access token of Bikes ends in 2 days \(1970-01-05 04:00 UTC\)\.$/);
  await at(54);
  assert.equal(editor.said.length, 2);
  assert.equal((await at(100))?.text, "$(error) Token has ended");
});

test("a token without an end, or of which nothing is known, is not told of", async () => {
  for (const hours of [0, undefined]) assert.equal((await (await watch(hours))(1))?.visible, false);
});
