import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SimulatedClock } from "../../../src/node/simulator/simulatedClock.ts";
import { ManualClock } from "./manualClock.ts";

function started() {
  const base = new ManualClock(0);
  const clock = new SimulatedClock(base);
  const happened: string[] = [];
  return {
    base,
    clock,
    happened,
    at: (ms: number, name: string) => clock.after(ms, () => happened.push(name)),
  };
}

test("things happen in the order of their time, and the clock beneath keeps one timer", async () => {
  const { base, happened, at } = started();
  at(30, "c");
  at(10, "a");
  at(20, "b");
  assert.equal(base.waiting, 1);
  for (let i = 0; i < 3; i++) await base.next();
  assert.deepEqual(happened, ["a", "b", "c"]);
  assert.equal(base.waiting, 0);
});

test("moving the clock lets happen what was to happen by then, and no more", () => {
  const { clock, happened, at } = started();
  at(1000, "soon");
  at(5000, "later");
  clock.moveBy(1000);
  assert.deepEqual([happened, clock.now()], [["soon"], 1000]);
  clock.moveBy(-1000);
  assert.equal(clock.now(), 1000);
});

test("what was prevented does not happen, and leaves no timer", () => {
  const { base, clock, happened, at } = started();
  const prevent = at(10, "never");
  prevent();
  assert.equal(base.waiting, 0);
  clock.moveBy(100);
  assert.deepEqual(happened, []);
});

test("a clock that was closed lets nothing happen", () => {
  const { base, clock, happened, at } = started();
  at(10, "never");
  clock.close();
  at(10, "never either");
  clock.moveBy(100);
  assert.deepEqual([happened, base.waiting], [[], 0]);
});

test("whatever is set and prevented, the rest happens in its order", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ms: fc.nat(50), keep: fc.boolean() }), { maxLength: 60 }), timers => {
      const { clock, happened, at } = started();
      const prevents = timers.map(({ ms }, i) => at(ms, String(i)));
      for (const [i, { keep }] of timers.entries()) if (!keep) prevents[i]?.();
      clock.moveBy(100);
      const expected = timers
        .map((timer, i) => ({ ...timer, i }))
        .filter(({ keep }) => keep)
        .toSorted((one, other) => one.ms - other.ms || one.i - other.i)
        .map(({ i }) => String(i));
      assert.deepEqual(happened, expected);
    }),
  );
});
