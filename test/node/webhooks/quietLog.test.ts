import assert from "node:assert/strict";
import { test } from "node:test";
import { QuietLog } from "../../../src/node/webhooks/quietLog.ts";

test("the same is said once in ten seconds, then with how often it would have been", () => {
  const said: string[] = [];
  let nowMs = 1_000_000;
  const log = new QuietLog(
    message => said.push(message),
    () => nowMs,
  );
  for (let i = 0; i < 100; i++) log.say("a", () => "A.");
  log.say("b", () => "B.");
  nowMs += 10_000;
  log.say("a", () => "A.");
  assert.deepEqual(said, ["A.", "B.", "A. (And 99 more since the last time this was said.)"]);
});

test("a clock that jumps back does not keep it quiet", () => {
  const said: string[] = [];
  let nowMs = 1_000_000;
  const log = new QuietLog(
    message => said.push(message),
    () => nowMs,
  );
  log.say("a", () => "A.");
  nowMs = 0;
  log.say("a", () => "A.");
  assert.equal(said.length, 2);
});
