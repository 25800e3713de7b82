import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  accept,
  applyEvent,
  customerKey,
  type Deliveries,
  deliveriesLimit,
  lastInbound,
  lastSentId,
  newestDelivery,
  noDeliveries,
} from "../../../src/core/delivery/deliveries.ts";
import type { InboundEvent, StatusEvent } from "../../../src/core/delivery/webhookEvent.ts";

const origin = (index = 0) => ({ document: "file:///a.wamsg.json", index, label: "a.wamsg.json" });

const answer = (wamid: string, atMs = 1000) => ({ wamid, recipient: "+15551234567", atMs });

const status = (wamid: string, state: StatusEvent["state"], timestampMs: number): StatusEvent => ({
  kind: "status",
  phoneNumberId: undefined,
  wamid,
  state,
  timestampMs,
  recipient: "15551234567",
  pricing: undefined,
  errors: [],
});

const inbound = (
  wamid: string,
  timestampMs: number,
  from: string | undefined = "15551234567",
): InboundEvent => ({
  kind: "inbound",
  phoneNumberId: undefined,
  wamid,
  from,
  timestampMs,
  type: "text",
  summary: "Hello",
  contextWamid: undefined,
});

test("a status that arrives before the API's answer is kept", () => {
  const early = applyEvent(noDeliveries, status("wamid.A", "sent", 2000));
  const deliveries = accept(early, answer("wamid.A"), origin());
  assert.deepEqual(newestDelivery(deliveries, "file:///a.wamsg.json", 0)?.times, {
    accepted: 1000,
    sent: 2000,
  });
  assert.equal(newestDelivery(deliveries, "file:///a.wamsg.json", 0)?.state, "sent");
});

test("the answer of the API may come anywhere among the events of its message", () => {
  const events = [
    status("wamid.A", "sent", 2000),
    status("wamid.A", "delivered", 3000),
    status("wamid.A", "failed", 9),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), order => {
      const deliveries = order.reduce<Deliveries>((known, step) => {
        const event = events[step];
        return event ? applyEvent(known, event) : accept(known, answer("wamid.A"), origin());
      }, noDeliveries);
      const delivery = newestDelivery(deliveries, "file:///a.wamsg.json", 0);
      assert.equal(delivery?.state, "delivered");
      assert.deepEqual(Object.keys(delivery?.times ?? {}).sort(), [
        "accepted",
        "delivered",
        "failed",
        "sent",
      ]);
    }),
  );
});

test("the newest message of each place in a conversation is found", () => {
  let deliveries = accept(noDeliveries, answer("wamid.A"), origin(0));
  deliveries = accept(deliveries, answer("wamid.B"), origin(1));
  deliveries = accept(deliveries, answer("wamid.C"), origin(0));
  deliveries = applyEvent(deliveries, status("wamid.A", "read", 5000));
  assert.equal(newestDelivery(deliveries, "file:///a.wamsg.json", 0)?.wamid, "wamid.C");
  assert.equal(newestDelivery(deliveries, "file:///a.wamsg.json", 1)?.wamid, "wamid.B");
  assert.equal(newestDelivery(deliveries, "file:///b.wamsg.json", 0), undefined);
  assert.equal(lastSentId(deliveries), "wamid.C");
});

test("messages that something else sent are followed, and are nobody's newest", () => {
  const deliveries = applyEvent(noDeliveries, status("wamid.X", "delivered", 2000));
  assert.equal(deliveries.sent.get("wamid.X")?.state, "delivered");
  assert.equal(lastSentId(deliveries), undefined);
});

test("the newest message of a customer is known however the number is spelled, and in whatever order they come", () => {
  const [old, recent] = [inbound("wamid.1", 1000), inbound("wamid.2", 2000)];
  for (const events of [
    [old, recent],
    [recent, old, old],
  ])
    assert.equal(lastInbound(events.reduce(applyEvent, noDeliveries), "+1 (555) 123-4567")?.wamid, "wamid.2");
});

test("two messages of one second have one newest, in whatever order they come", () => {
  const [one, two] = [inbound("wamid.1", 1000), inbound("wamid.2", 1000)];
  assert.equal(
    lastInbound([one, two].reduce(applyEvent, noDeliveries), "15551234567")?.wamid,
    lastInbound([two, one].reduce(applyEvent, noDeliveries), "15551234567")?.wamid,
  );
});

test("a message without a sender and a change of another field leave everything as it is", () => {
  const other = { kind: "other", field: "calls", summary: "", level: "info" } as const;
  assert.equal(applyEvent(noDeliveries, { ...inbound("wamid.1", 1000), from: undefined }), noDeliveries);
  assert.equal(applyEvent(noDeliveries, other), noDeliveries);
});

test("only the newest thousand messages are remembered", () => {
  let deliveries = noDeliveries;
  for (let i = 0; i <= deliveriesLimit; i++) deliveries = accept(deliveries, answer(`wamid.${i}`), origin(i));
  assert.equal(deliveries.sent.size, deliveriesLimit);
  assert.equal(deliveries.sent.has("wamid.0"), false);
  assert.equal(lastSentId(deliveries), `wamid.${deliveriesLimit}`);
});

test("a user id is a customer's key as it is", () => {
  assert.equal(customerKey("US.48210075539164208837"), "US.48210075539164208837");
  assert.equal(customerKey("+1 (555) 123-4567"), "15551234567");
});
