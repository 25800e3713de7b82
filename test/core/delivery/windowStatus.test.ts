import assert from "node:assert/strict";
import { test } from "node:test";
import { windowStatus } from "../../../src/core/delivery/windowStatus.ts";

const minute = 60_000;
const open = (leftMs: number) =>
  windowStatus({ open: leftMs > 0, closesAtMs: 1000 * minute + leftMs }, "+1 555 123 4567", 1000 * minute);

test("an open window counts down, and says when it has to be counted again", () => {
  for (const [leftMs, kind, text, changesInMs] of [
    [23 * 60 * minute + 5 * minute + 1000, "open", "23 h 05 min", 1000],
    [24 * 60 * minute, "open", "24 h 00 min", minute],
    [90 * minute, "closing", "1 h 30 min", minute],
    [2.5 * minute, "closing", "2 min", minute / 2],
    [12_300, "closing", "13 s", 1000],
  ] as const) {
    const status = open(leftMs);
    assert.deepEqual([status.kind, status.text, status.changesInMs], [kind, text, changesInMs]);
  }
});

test("a closed and an unknown window say what may be sent", () => {
  assert.equal(open(-1).kind, "closed");
  assert.match(open(-1).explanation, /only templates are delivered now\. .*131047/s);
  const unknown = windowStatus(undefined, "+1 555 123 4567", 0);
  assert.equal(unknown.kind, "unknown");
  assert.match(unknown.explanation, /No message of \+1 555 123 4567 was received here/);
});
