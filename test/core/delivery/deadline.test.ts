import assert from "node:assert/strict";
import { test } from "node:test";
import { type Accepted, acceptedDelivery, advance } from "../../../src/core/delivery/advance.ts";
import {
  authenticationTtlMs,
  deadlineOf,
  isPresumedDropped,
  usualTtlMs,
} from "../../../src/core/delivery/deadline.ts";
import type { StatusEvent } from "../../../src/core/delivery/webhookEvent.ts";

const accepted = (more: Partial<Accepted> = {}) =>
  acceptedDelivery({ wamid: "wamid.A", recipient: "+15551234567", atMs: 1000, ...more });

const status = (state: StatusEvent["state"], category?: string): StatusEvent => ({
  kind: "status",
  phoneNumberId: undefined,
  wamid: "wamid.A",
  state,
  timestampMs: 2000,
  recipient: undefined,
  pricing: category === undefined ? undefined : { billable: true, type: "regular", category },
  errors: [],
});

test("a message is tried for 30 days from when it was taken", () => {
  assert.equal(deadlineOf(accepted()), 1000 + usualTtlMs);
  assert.equal(deadlineOf(advance(accepted(), status("sent", "utility"))), 1000 + usualTtlMs);
});

test("an authentication template is tried for 10 minutes, in either spelling of its category", () => {
  for (const category of ["authentication", "authentication-international", "authentication_international"])
    assert.equal(deadlineOf(advance(accepted(), status("sent", category))), 1000 + authenticationTtlMs);
});

test("the template's own time outranks both, and -1 is 30 days", () => {
  const of = (ttlSeconds: number): number | undefined =>
    deadlineOf(advance(accepted({ ttlSeconds }), status("sent", "authentication")));
  assert.deepEqual([of(60), of(-1)], [61_000, 1000 + usualTtlMs]);
});

test("what has arrived or failed has no deadline, and what was never sent neither", () => {
  for (const state of ["delivered", "read", "played", "failed"] as const)
    assert.equal(deadlineOf(advance(accepted(), status(state))), undefined);
  assert.equal(deadlineOf({ ...accepted(), state: "pending", times: {} }), undefined);
});

test("a message of which nothing is heard a minute after its deadline is presumed dropped", () => {
  const delivery = advance(accepted({ ttlSeconds: 60 }), status("sent"));
  assert.equal(isPresumedDropped(delivery, 61_000 + 60_000), false);
  assert.equal(isPresumedDropped(delivery, 61_000 + 60_001), true);
  assert.equal(isPresumedDropped(advance(delivery, status("delivered")), 61_000 + 60_001), false);
});

test("a reaction is not presumed dropped: it is never reported as delivered", () => {
  assert.equal(isPresumedDropped(accepted({ type: "reaction" }), 1000 + 2 * usualTtlMs), false);
});
