import assert from "node:assert/strict";
import { test } from "node:test";
import { windowMs, windowOf } from "../../../src/core/delivery/customerServiceWindow.ts";
import { applyEvent, noDeliveries } from "../../../src/core/delivery/deliveries.ts";

const at = 1_795_300_000_000;
const deliveries = applyEvent(noDeliveries, {
  kind: "inbound",
  phoneNumberId: undefined,
  wamid: "wamid.1",
  from: "15551234567",
  timestampMs: at,
  type: "text",
  summary: "Hello",
  contextWamid: undefined,
});

test("the window is open for 24 hours from the customer's newest message", () => {
  assert.deepEqual(windowOf(deliveries, "+15551234567", at + windowMs - 1), {
    open: true,
    closesAtMs: at + windowMs,
  });
  assert.equal(windowOf(deliveries, "+15551234567", at + windowMs)?.open, false);
});

test("nothing is said of the window of a customer who was not heard of", () => {
  assert.equal(windowOf(deliveries, "+15557654321", at), undefined);
});
