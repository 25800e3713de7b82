import assert from "node:assert/strict";
import { test } from "node:test";
import { readSendingHealth } from "../../../src/node/cloudApi/readSendingHealth.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";

test("a number that may send says so, with its status and quality", async context => {
  const simulator = await startSimulator({ appSecret: "s" });
  context.after(() => simulator.close());
  const facts = await readSendingHealth({ ...simulator, apiVersion: "v25.0" }, { timeoutMs: 10_000 });
  assert.equal(facts.canSend, "AVAILABLE");
  assert.equal(facts.status, "CONNECTED");
  assert.equal(facts.quality, "GREEN");
  assert.deepEqual(facts.reasons, []);
});
