import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  customerKey,
  lastInbound,
  lastSentId,
  newestDelivery,
} from "../../../src/core/delivery/deliveries.ts";
import { Ledger } from "../../../src/core/delivery/ledger.ts";
import type { InboundEvent, StatusEvent, WebhookEvent } from "../../../src/core/delivery/webhookEvent.ts";

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

const chatWith = (customer: string) => ({ phoneNumberId: undefined, customer });

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

function after(...events: readonly WebhookEvent[]): Ledger {
  const ledger = new Ledger();
  for (const event of events) ledger.apply(event);
  return ledger;
}

test("a status that arrives before the API's answer is kept", () => {
  const ledger = after(status("wamid.A", "sent", 2000));
  ledger.accept(answer("wamid.A"), origin());
  assert.deepEqual(newestDelivery(ledger, "file:///a.wamsg.json", 0)?.times, { accepted: 1000, sent: 2000 });
  assert.equal(newestDelivery(ledger, "file:///a.wamsg.json", 0)?.state, "sent");
});

test("the answer of the API may come anywhere among the events of its message", () => {
  const events = [
    status("wamid.A", "sent", 2000),
    status("wamid.A", "delivered", 3000),
    status("wamid.A", "failed", 9),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), order => {
      const ledger = new Ledger();
      for (const step of order) {
        const event = events[step];
        if (event) ledger.apply(event);
        else ledger.accept(answer("wamid.A"), origin());
      }
      const delivery = newestDelivery(ledger, "file:///a.wamsg.json", 0);
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
  const ledger = new Ledger();
  ledger.accept(answer("wamid.A"), origin(0));
  ledger.accept(answer("wamid.B"), origin(1));
  ledger.accept(answer("wamid.C"), origin(0));
  ledger.apply(status("wamid.A", "read", 5000));
  assert.equal(newestDelivery(ledger, "file:///a.wamsg.json", 0)?.wamid, "wamid.C");
  assert.equal(newestDelivery(ledger, "file:///a.wamsg.json", 1)?.wamid, "wamid.B");
  assert.equal(newestDelivery(ledger, "file:///b.wamsg.json", 0), undefined);
  assert.equal(lastSentId(ledger), "wamid.C");
});

test("the newest message is the one that was sent last, even where another is told of later", () => {
  const ledger = new Ledger();
  ledger.accept(answer("wamid.B", 2000), origin());
  ledger.accept(answer("wamid.A", 1000), origin());
  assert.equal(newestDelivery(ledger, "file:///a.wamsg.json", 0)?.wamid, "wamid.B");
  assert.equal(lastSentId(ledger), "wamid.B");
});

test("messages that something else sent are followed, and are nobody's newest", () => {
  const ledger = after(status("wamid.X", "delivered", 2000));
  assert.equal(ledger.sent.get("wamid.X")?.state, "delivered");
  assert.equal(lastSentId(ledger), undefined);
});

test("the newest message of a customer is known however the number is spelled, and in whatever order they come", () => {
  const [old, recent] = [inbound("wamid.1", 1000), inbound("wamid.2", 2000)];
  for (const events of [
    [old, recent],
    [recent, old, old],
  ])
    assert.equal(lastInbound(after(...events), chatWith("+1 (555) 123-4567"))?.wamid, "wamid.2");
});

test("two messages of one second have one newest, in whatever order they come", () => {
  const [one, two] = [inbound("wamid.1", 1000), inbound("wamid.2", 1000)];
  assert.equal(
    lastInbound(after(one, two), chatWith("15551234567"))?.wamid,
    lastInbound(after(two, one), chatWith("15551234567"))?.wamid,
  );
});

test("every message that a customer wrote is there, once", () => {
  const ledger = after(inbound("wamid.1", 1000), inbound("wamid.2", 2000), inbound("wamid.1", 1000));
  assert.deepEqual([...ledger.received.keys()], ["wamid.1", "wamid.2"]);
});

test("a system message is kept, and is nothing that the customer wrote", () => {
  const ledger = after({ ...inbound("wamid.1", 1000), type: "system" });
  assert.deepEqual([ledger.received.size, ledger.inbound.size, ledger.contacts.size], [1, 0, 0]);
});

test("a message without a sender is kept, and is no customer's newest", () => {
  const ledger = after({ ...inbound("wamid.1", 1000), from: undefined });
  assert.deepEqual([ledger.received.size, ledger.inbound.size], [1, 0]);
});

test("a webhook that comes again is known: the same message, state and time", () => {
  const ledger = new Ledger();
  const events = [status("wamid.A", "sent", 2000), inbound("wamid.1", 1000)];
  assert.deepEqual(
    events.map(event => ledger.apply(event)),
    ["new", "new"],
  );
  assert.deepEqual(
    events.map(event => ledger.apply(event)),
    ["known", "known"],
  );
  assert.equal(ledger.apply(status("wamid.A", "sent", 3000)), "new");
  assert.equal(ledger.apply(status("wamid.A", "delivered", 2000)), "new");
  assert.equal(ledger.apply({ ...status("wamid.A", "sent", 2000), participant: "15550001111" }), "new");
  assert.equal(ledger.sent.get("wamid.A")?.reports?.length, 4);
});

test("a payment is followed with its message, and known when it comes again", () => {
  const payment = {
    status: "captured",
    timestampMs: 3000,
    referenceId: "order-1",
    amount: 100.5,
    currency: "INR",
    reason: undefined,
  };
  const pending = { ...payment, status: "pending", timestampMs: 2000 };
  const ledger = after(status("wamid.A", "read", 1000));
  assert.equal(ledger.apply({ kind: "payment", wamid: "wamid.A", payment }), "new");
  assert.equal(ledger.apply({ kind: "payment", wamid: "wamid.A", payment: pending }), "new");
  assert.equal(ledger.apply({ kind: "payment", wamid: "wamid.A", payment: { ...payment } }), "known");
  assert.deepEqual(ledger.sent.get("wamid.A")?.payments, [pending, payment]);
  assert.equal(ledger.sent.get("wamid.A")?.state, "read");
});

test("each member of a group has a state of their own", () => {
  const to = (participant: string, state: StatusEvent["state"], timestampMs: number): StatusEvent => ({
    ...status("wamid.A", state, timestampMs),
    recipient: "group-1",
    participant,
  });
  const ledger = after(
    to("B", "delivered", 2),
    to("A", "read", 4),
    to("A", "delivered", 3),
    to("B", "failed", 1),
  );
  assert.deepEqual(
    ledger.sent.get("wamid.A")?.participants?.map(({ participant, state }) => [participant, state]),
    [
      ["A", "read"],
      ["B", "delivered"],
    ],
  );
});

test("only so many messages are remembered, the newest of them", () => {
  const ledger = new Ledger({ messages: 100, received: 100, customers: 10, attempts: 10 });
  for (let i = 0; i < 1000; i++) {
    const refused = { kind: "refused", recipient: undefined, atMs: i, code: 100, message: "No" } as const;
    ledger.attempted({ ...refused, origin: origin(0) });
    ledger.accept(answer(`wamid.${i}`), origin(i));
    ledger.apply(inbound(`wamid.in.${i}`, i, `1555${i}`));
  }
  for (const map of [ledger.sent, ledger.origins, ledger.newest, ledger.received])
    assert.ok(map.size > 90 && map.size <= 100, `${map.size}`);
  assert.ok(ledger.attempts.size <= 10);
  assert.ok(ledger.contacts.size <= 10 && ledger.inbound.size <= 10);
  assert.equal(ledger.sent.has("wamid.0"), false);
  assert.equal(ledger.sent.has("wamid.999"), true);
  assert.equal(lastSentId(ledger), "wamid.999");
});

test("a limit of one still remembers the newest", () => {
  const ledger = new Ledger({ messages: 1 });
  for (const wamid of ["wamid.A", "wamid.B"]) ledger.apply(status(wamid, "sent", 1));
  assert.deepEqual([...ledger.sent.keys()], ["wamid.B"]);
});

test("a user id is a customer's key as it is", () => {
  assert.equal(customerKey("US.48210075539164208837"), "US.48210075539164208837");
  assert.equal(customerKey("+1 (555) 123-4567"), "15551234567");
});

/** All that a ledger says, in an order of its own. */
const stateOf = (ledger: Ledger): unknown =>
  [ledger.sent, ledger.inbound, ledger.received, ledger.calls, ledger.contacts].map(map =>
    [...map].sort(([one], [other]) => (one < other ? -1 : 1)),
  );

const anyEvent: fc.Arbitrary<WebhookEvent> = fc.oneof(
  fc
    .record({
      wamid: fc.constantFrom("wamid.A", "wamid.B"),
      state: fc.constantFrom<StatusEvent["state"][]>("sent", "delivered", "read", "played", "failed"),
      timestampMs: fc.integer({ min: 0, max: 4 }),
      participant: fc.constantFrom(undefined, "A", "B"),
      freeEntryUntilMs: fc.constantFrom(undefined, 10, 20),
      callbackData: fc.constantFrom(undefined, "x", "y"),
      code: fc.constantFrom(undefined, 131026, 131047),
    })
    .map(({ wamid, state, timestampMs, participant, freeEntryUntilMs, callbackData, code }) => ({
      ...status(wamid, state, timestampMs),
      ...(participant && { participant }),
      ...(freeEntryUntilMs && { freeEntryUntilMs }),
      ...(callbackData && { callbackData }),
      ...(code && { errors: [{ code, title: "No", details: undefined }] }),
    })),
  fc
    .record({
      wamid: fc.constantFrom("wamid.1", "wamid.2", "wamid.3"),
      timestampMs: fc.integer({ min: 0, max: 4 }),
      from: fc.constantFrom("15551234567", "15557654321"),
    })
    .map(({ wamid, timestampMs, from }) => ({
      ...inbound(`${wamid}.${timestampMs}.${from}`, timestampMs, from),
      ...(wamid === "wamid.1" && { referral: true }),
    })),
  fc
    .record({ status: fc.constantFrom("pending", "captured"), timestampMs: fc.integer({ min: 0, max: 4 }) })
    .map(payment => ({
      kind: "payment" as const,
      wamid: "wamid.A",
      payment: {
        ...payment,
        referenceId: undefined,
        amount: undefined,
        currency: undefined,
        reason: undefined,
      },
    })),
  fc
    .record({
      event: fc.constantFrom("connect", "RINGING", "terminate", "new"),
      timestampMs: fc.constantFrom(3, 9),
      caller: fc.constantFrom("customer" as const, undefined),
      outcome: fc.constantFrom("COMPLETED", undefined),
    })
    .map(({ event, timestampMs, caller, outcome }) => ({
      kind: "call" as const,
      phoneNumberId: undefined,
      callId: "wacid.1",
      event,
      timestampMs,
      customer: caller && "15551234567",
      caller,
      calledAtMs: caller && timestampMs,
      outcome,
      durationSeconds: outcome && 42,
    })),
);

test("any order, repetition and loss of events ends in the same state as those that arrived, in order", () => {
  const arrivals = fc.array(anyEvent, { maxLength: 30 }).chain(events =>
    fc.shuffledSubarray(events).chain(arrived =>
      fc.record({
        arrived: fc.constant(arrived),
        again: fc
          .tuple(fc.shuffledSubarray(arrived, { minLength: arrived.length }), fc.array(fc.nat({ max: 99 })))
          .map(([all, some]) => [
            ...all,
            ...some.flatMap(i => arrived[i % Math.max(1, arrived.length)] ?? []),
          ]),
      }),
    ),
  );
  fc.assert(
    fc.property(arrivals, ({ arrived, again }) => {
      const inOrder = arrived.toSorted((one, other) => timeOf(one) - timeOf(other));
      assert.deepEqual(stateOf(after(...again)), stateOf(after(...inOrder)));
    }),
  );
});

test("nothing that comes a second time is told as new", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 20 }), events => {
      const ledger = after(...events);
      for (const event of events) assert.equal(ledger.apply(event), "known");
    }),
  );
});

const timeOf = (event: WebhookEvent): number =>
  event.kind === "payment" ? event.payment.timestampMs : event.kind === "other" ? 0 : event.timestampMs;
