import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { acceptedDelivery, advance } from "../../../src/core/delivery/advance.ts";
import { type Delivery, hasReached, isSettled } from "../../../src/core/delivery/delivery.ts";
import type { StatusEvent } from "../../../src/core/delivery/webhookEvent.ts";

const accepted = acceptedDelivery({ wamid: "wamid.A", recipient: "+15551234567", atMs: 1000 });

const status = (
  state: StatusEvent["state"],
  timestampMs: number,
  more: Partial<StatusEvent> = {},
): StatusEvent => ({
  kind: "status",
  phoneNumberId: undefined,
  wamid: "wamid.A",
  state,
  timestampMs,
  recipient: "15551234567",
  pricing: undefined,
  errors: [],
  ...more,
});

const after = (...events: readonly StatusEvent[]): Delivery => events.reduce(advance, accepted);

test("a message goes from accepted over sent and delivered to read, with the time of each", () => {
  const delivery = after(status("sent", 2000), status("delivered", 3000), status("read", 4000));
  assert.equal(delivery.state, "read");
  assert.deepEqual(delivery.times, { accepted: 1000, sent: 2000, delivered: 3000, read: 4000 });
});

test("a late sent does not take a message back from read", () => {
  const delivery = after(status("read", 4000), status("sent", 2000));
  assert.equal(delivery.state, "read");
  assert.equal(delivery.times.sent, 2000);
});

test("the same webhook twice changes nothing, and the earlier time of a state is kept", () => {
  assert.deepEqual(after(status("sent", 2000), status("sent", 2000)), after(status("sent", 2000)));
  assert.equal(after(status("sent", 2000), status("sent", 9000)).times.sent, 2000);
});

test("failed is final against a late sent", () => {
  const errors = [{ code: 131026, title: "Message Undeliverable", details: undefined }];
  const delivery = after(status("failed", 3000, { errors }), status("sent", 2000));
  assert.equal(delivery.state, "failed");
  assert.deepEqual(delivery.errors, errors);
});

test("what was delivered has not failed, in whichever order that becomes known", () => {
  assert.equal(after(status("failed", 3000), status("delivered", 2000)).state, "delivered");
  assert.equal(after(status("delivered", 2000), status("failed", 3000)).state, "delivered");
});

test("an event of another message changes nothing", () => {
  assert.equal(advance(accepted, status("read", 4000, { wamid: "wamid.B" })), accepted);
});

test("the recipient stays as the person typed it", () => {
  assert.equal(after(status("sent", 2000)).recipient, "+15551234567");
});

test("where two reports disagree about the price, the message is not shown as free", () => {
  const free = { billable: false, type: "free_customer_service", category: "service" };
  const billed = { billable: true, type: "regular", category: "service" };
  for (const [first, second] of [
    [free, billed],
    [billed, free],
  ] as const)
    assert.equal(
      after(status("sent", 1, { pricing: first }), status("delivered", 2, { pricing: second })).pricing,
      billed,
    );
});

test("delivered has reached sent, failed has reached nothing and is settled", () => {
  const delivered = after(status("delivered", 2000));
  const failed = after(status("failed", 2000));
  assert.deepEqual(
    [hasReached(delivered, "sent"), hasReached(delivered, "read"), isSettled(delivered, "read")],
    [true, false, false],
  );
  assert.deepEqual([hasReached(failed, "sent"), isSettled(failed, "read")], [false, true]);
  assert.equal(hasReached(delivered, "failed"), false);
});

const anyEvent = fc
  .record({
    state: fc.constantFrom("sent", "delivered", "read", "played", "failed" as const),
    timestampMs: fc.integer({ min: 0, max: 5000 }),
    recipient: fc.constantFrom(undefined, "15551234567", "US.48210075539164208837"),
    pricing: fc.option(
      fc.record(
        {
          billable: fc.constantFrom(undefined, true, false),
          type: fc.constantFrom(undefined, "regular", "free_customer_service"),
          category: fc.constantFrom(undefined, "service", "utility"),
        },
        { noNullPrototype: true },
      ),
      { nil: undefined },
    ),
    errors: fc.array(
      fc.record(
        {
          code: fc.constantFrom(131026, 131047),
          title: fc.constantFrom("One", "Two"),
          details: fc.constantFrom(undefined, "", "Why"),
        },
        { noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ state, timestampMs, ...more }) => status(state as StatusEvent["state"], timestampMs, more));

const shuffledWithRepeats = fc.array(anyEvent, { maxLength: 8 }).chain(events =>
  fc.record({
    events: fc.constant(events),
    again: fc
      .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.shuffledSubarray(events))
      .map(([all, some]) => [...all, ...some]),
  }),
);

test("any order and any repetition of the same events ends in the same delivery", () => {
  fc.assert(
    fc.property(shuffledWithRepeats, ({ events, again }) => {
      assert.deepEqual(again.reduce(advance, accepted), events.reduce(advance, accepted));
    }),
  );
});

test("no event ever takes a message back", () => {
  const reaches = (["sent", "delivered", "read", "played"] as const).map(
    state => (delivery: Delivery) => hasReached(delivery, state),
  );
  fc.assert(
    fc.property(fc.array(anyEvent), anyEvent, (events, event) => {
      const before = events.reduce(advance, accepted);
      const now = advance(before, event);
      // A message that failed after it was sent has gone forward, not back.
      if (now.state === "failed") return;
      for (const reached of reaches) assert.ok(!reached(before) || reached(now));
    }),
  );
});
