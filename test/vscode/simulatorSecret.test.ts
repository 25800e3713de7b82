import assert from "node:assert/strict";
import { test } from "node:test";
import { simulatorSecret } from "../../src/vscode/simulatorSecret.ts";
import { fakeContext } from "../fakes/extensionContext.ts";

test("the simulator signs with the same secret after a restart, and with another one on another machine", async () => {
  const { secrets } = fakeContext().context;
  const secret = await simulatorSecret(secrets);
  assert.match(secret, /^[0-9a-f]{32}$/);
  assert.equal(await simulatorSecret(secrets), secret);
  assert.notEqual(await simulatorSecret(fakeContext().context.secrets), secret);
});
