import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, bill, item } from "./bills.ts";
import { fixed, problemsOf, said, template } from "./messages.ts";

const nowMs = Date.UTC(2026, 10, 25, 10, 30);

const ending = (timestamp: unknown): unknown =>
  bill(
    [item(500)],
    { subtotal: amount(500), expiration: { timestamp, description: "Soon" } },
    { total_amount: amount(500) },
  );
const offer = (time: unknown): unknown =>
  template([
    {
      type: "limited_time_offer",
      parameters: [{ type: "limited_time_offer", limited_time_offer: { expiration_time_ms: time } }],
    },
  ]);

const found = (payload: unknown): string[] =>
  problemsOf(payload, { nowMs }).flatMap(({ code, severity, message }) =>
    code === "expired" ? [`${severity}: ${message}`] : [],
  );

test("a bill ends at least 300 seconds from now", () => {
  assert.deepEqual(found(ending(String(nowMs / 1000 + 300))), []);
  assert.deepEqual(found(ending(String(nowMs / 1000 + 299))), [
    "error: A bill ends at least 300 seconds from now; this one ends on 2026-11-25 at 10:34 UTC.",
  ]);
  assert.deepEqual(found(ending("1700000000")), [
    "error: A bill ends at least 300 seconds from now; this one ended on 2023-11-14 at 22:13 UTC.",
  ]);
});

test("an offer that has ended is a warning, at its time", () => {
  assert.deepEqual(found(offer(nowMs)), []);
  assert.deepEqual(found(offer(nowMs - 1)), ["warning: This offer ended on 2026-11-25 at 10:29 UTC."]);
  assert.deepEqual(said(offer(nowMs - 1), { nowMs }), [`warning expired ${nowMs - 1}`]);
});

test("the fix sets the time to a day from now, in the unit of its place", () => {
  const day = 86_400_000;
  assert.deepEqual(fixed(offer(nowMs - 1), "expired", { nowMs }), offer(nowMs + day));
  assert.deepEqual(fixed(ending("1"), "expired", { nowMs }), ending(String((nowMs + day) / 1000)));
});

test("nothing is too late where the time is not known, nor where the unit is wrong or a variable stands", () => {
  assert.deepEqual(said(offer(nowMs - 1)), []);
  assert.deepEqual(found(offer(1_700_000_000)), []);
  assert.deepEqual(found(ending("${timestamp}")), []);
});
