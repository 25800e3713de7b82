import assert from "node:assert/strict";
import { test } from "node:test";
import type { Delivery } from "../../../src/core/delivery/delivery.ts";
import { timelineOf } from "../../../src/core/delivery/timeline.ts";

const delivery: Delivery = {
  wamid: "wamid.a",
  recipient: "+15551234567",
  state: "sent",
  times: { accepted: 0, sent: 1000 },
  pricing: undefined,
  errors: [],
};

const rows = (over: Partial<Delivery>, nowMs = 61_000) =>
  timelineOf({ ...delivery, ...over }, nowMs).map(
    ({ kind, label, description }) => `${kind}: ${label} | ${description}`,
  );

test("the states are told in their order, with the time between and since", () => {
  assert.deepEqual(
    rows({
      state: "read",
      times: { read: 5000, delivered: 3000, accepted: 0, sent: 3000 },
      pricing: { billable: false, type: "free_customer_service", category: "service" },
    }),
    [
      "accepted: accepted | 1 min ago",
      "sent: sent | +3 s · 58 s ago",
      "delivered: delivered | 58 s ago",
      "read: read | +2 s · 56 s ago",
      "price: service | free · free_customer_service",
    ],
  );
});

test("the answer comes first, whatever the seconds of webhooks make of it", () => {
  const labels = timelineOf({ ...delivery, times: { sent: 1000, accepted: 2050, delivered: 2000 } }, 61_000)
    .map(({ label }) => label)
    .slice(0, 3);
  assert.deepEqual(labels, ["accepted", "sent", "delivered"]);
});

test("what waits says how long WhatsApp tries, and what was waited for too long is presumed dropped", () => {
  assert.equal(rows({}).at(-1), "waiting: not delivered yet | WhatsApp tries for another 29 d");
  assert.equal(
    rows({ ttlSeconds: 30 }, 200_000).at(-1),
    "dropped: presumed dropped | WhatsApp gave up 2 min ago",
  );
  assert.equal(rows({ type: "reaction" }).at(-1), "sent: sent | +1 s · 1 min ago");
});

test("an error is told with what it means and what to do", () => {
  const errors = [{ code: 131026, title: "Message undeliverable", details: "Not on\nWhatsApp" }];
  const [error, advice] = rows({ state: "failed", errors }).slice(-2);
  assert.equal(error, "error: 131026 Message undeliverable | Not on WhatsApp");
  assert.match(advice ?? "", /^advice: Ask the user/);
});

test("members of a group are listed, the many counted", () => {
  const participants = Array.from({ length: 60 }, (_, i) => ({
    participant: `1555123${1000 + i}`,
    state: "delivered" as const,
    times: { delivered: 1000 },
    errors: [],
  }));
  const members = rows({ participants }).filter(row => row.startsWith("member"));
  assert.equal(members.length, 51);
  assert.equal(members[0], "member: +1 555 123 1000 | delivered · 1 min ago");
  assert.equal(members.at(-1), "member: 10 more members | ");
});

test("a payment is told with its sum", () => {
  const payments = [
    {
      status: "captured",
      timestampMs: 1000,
      referenceId: "r",
      amount: 12.5,
      currency: "INR",
      reason: undefined,
    },
  ];
  assert.ok(rows({ payments }).includes("payment: payment captured | 12.5 INR · 1 min ago"));
});
