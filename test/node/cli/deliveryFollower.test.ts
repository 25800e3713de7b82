import assert from "node:assert/strict";
import { test } from "node:test";
import { isSettled } from "../../../src/core/delivery/delivery.ts";
import type { StatusEvent } from "../../../src/core/delivery/webhookEvent.ts";
import { DeliveryFollower } from "../../../src/node/cli/deliveryFollower.ts";

const status = (state: StatusEvent["state"], wamid = "wamid.A"): StatusEvent => ({
  kind: "status",
  phoneNumberId: undefined,
  wamid,
  state,
  timestampMs: 2000,
  recipient: undefined,
  pricing: undefined,
  errors: [],
});

function follow() {
  const told: string[] = [];
  const follower = new DeliveryFollower(({ event }) => told.push(event.state));
  const accept = (): void =>
    follower.accept(
      { wamid: "wamid.A", recipient: undefined, atMs: 1000 },
      { document: "a", index: 0, label: "a" },
      ({ state }) => told.push(`accepted, now ${state}`),
    );
  return { follower, told, accept };
}

test("a status that was faster than the API's answer is told after it", () => {
  const { follower, told, accept } = follow();
  follower.take(status("sent"), 2000);
  assert.deepEqual(told, []);
  accept();
  assert.deepEqual(told, ["accepted, now sent", "sent"]);
});

test("messages of somebody else are not told of", () => {
  const { follower, told, accept } = follow();
  accept();
  follower.take(status("sent", "wamid.B"), 2000);
  assert.deepEqual(told, ["accepted, now accepted"]);
});

test("who waits for a state is told when it comes, or at once where it has come", async () => {
  const { follower, accept } = follow();
  accept();
  const options = { timeoutMs: 60_000, signal: new AbortController().signal };
  const waiting = follower.until("wamid.A", it => isSettled(it, "read"), options);
  follower.take(status("sent"), 2000);
  follower.take(status("read"), 2000);
  assert.equal((await waiting)?.state, "read");
  assert.equal((await follower.until("wamid.A", it => isSettled(it, "read"), options))?.state, "read");
});

test("who waits too long gets the message as it is", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { follower, accept } = follow();
  accept();
  const waiting = follower.until("wamid.A", it => isSettled(it, "read"), {
    timeoutMs: 60_000,
    signal: new AbortController().signal,
  });
  context.mock.timers.tick(60_000);
  assert.equal((await waiting)?.state, "accepted");
});

test("who stops waiting gets the message as it is", async () => {
  const { follower, accept } = follow();
  accept();
  const stop = new AbortController();
  const waiting = follower.until("wamid.A", it => isSettled(it, "read"), {
    timeoutMs: 60_000,
    signal: stop.signal,
  });
  stop.abort();
  assert.equal((await waiting)?.state, "accepted");
  assert.equal(
    (await follower.until("wamid.B", () => true, { timeoutMs: 60_000, signal: stop.signal }))?.state,
    undefined,
  );
});
