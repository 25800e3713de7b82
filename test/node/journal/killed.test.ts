import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../src/node/simulator/seededRandom.ts";
import { killReceiver } from "../../bench/webhooks/kills.ts";

test("a receiver that is killed under load loses nothing that it acknowledged, and nothing counts twice", async () => {
  const { acknowledged, missing, twiceInState } = await killReceiver({
    kills: 5,
    random: seededRandom(7),
    longestLifeMs: 100,
  });
  assert.ok(acknowledged > 0);
  assert.deepEqual({ missing, twiceInState }, { missing: 0, twiceInState: 0 });
});
