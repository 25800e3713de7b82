import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, bill, item } from "./bills.ts";
import { problemsOf, template } from "./messages.ts";

const found = (payload: unknown): string[] =>
  problemsOf(payload).flatMap(({ code, severity, message }) =>
    code === "timestamp-unit" ? [`${severity}: ${message}`] : [],
  );
const expiring = (timestamp: unknown): unknown =>
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

test("warns of milliseconds where a bill expires in seconds", () => {
  assert.deepEqual(found(expiring("1893456000")), []);
  assert.deepEqual(found(expiring("1893456000000")), [
    "warning: The time is given in seconds; this one has the size of milliseconds (1893456000000).",
  ]);
});

test("warns of seconds where an offer ends in milliseconds", () => {
  assert.deepEqual(found(offer(1893456000000)), []);
  assert.deepEqual(found(offer(1893456000)), [
    "warning: The time is given in milliseconds; this one has the size of seconds (1893456000).",
  ]);
});

test("says nothing of a time that is not known", () => {
  assert.deepEqual(found(expiring("${timestamp}")), []);
});
