import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptedDelivery, advance } from "../../../src/core/delivery/advance.ts";
import {
  describeAccepted,
  describeEvent,
  describeRecipient,
  describeState,
} from "../../../src/core/delivery/describe.ts";
import type { InboundEvent, StatusEvent } from "../../../src/core/delivery/webhookEvent.ts";

const wamid = "wamid.mN6MZDc2j2nG7REGzN9xl0LSIPPAnzc13V1XDkfIK1Y";
const delivery = acceptedDelivery({ wamid, recipient: "+15551234567", atMs: 10_000 });
const read: StatusEvent = {
  kind: "status",
  phoneNumberId: undefined,
  wamid,
  state: "read",
  timestampMs: 11_000,
  recipient: "15551234567",
  pricing: { billable: false, type: "free_customer_service", category: "service" },
  errors: [],
};
const failed: StatusEvent = {
  ...read,
  state: "failed",
  pricing: undefined,
  errors: [{ code: 131026, title: "Message Undeliverable", details: "Not on\nWhatsApp" }],
};
const inbound: InboundEvent = {
  kind: "inbound",
  phoneNumberId: undefined,
  wamid,
  from: "15551234567",
  timestampMs: 11_000,
  type: "text",
  summary: "Do you repair e-bikes?",
  contextWamid: undefined,
};

test("a status is told with file, recipient, message, delay since acceptance and price", () => {
  assert.deepEqual(describeEvent(read, { label: "text.wamsg.json", delivery, receivedAtMs: 11_204 }), {
    level: "info",
    line: "✓✓ read  text.wamsg.json → +1 555 123 4567  (…kfIK1Y)  +1.2 s  service, free",
  });
});

test("the time is counted from the event before, where one was told", () => {
  const { line } = describeEvent(read, { delivery, receivedAtMs: 11_204, beforeMs: 10_904 });
  assert.match(line, /\+0\.3 s/);
});

test("quotation marks in a customer's text do not end it for the log's colours", () => {
  const { line } = describeEvent({ ...inbound, summary: 'a "red" bike' });
  assert.match(line, / "a ”red” bike" /);
});

test("a status of a message sent elsewhere is told with what it says itself", () => {
  assert.equal(describeEvent(read).line, "✓✓ read  → +1 555 123 4567  (…kfIK1Y)  service, free");
});

test("a status that costs says so", () => {
  const pricing = { billable: true, type: "regular", category: "marketing" };
  assert.match(describeEvent({ ...read, pricing }).line, /marketing, billed$/);
});

test("a failure is an error, with what the code means to do", () => {
  const { level, line } = describeEvent(failed, { label: "text.wamsg.json", delivery });
  assert.equal(level, "error");
  assert.match(line, /^✗ failed {2}text\.wamsg\.json → /);
  assert.match(line, /131026 Message Undeliverable: Not on WhatsApp\. Ask the user/);
});

test("an inbound message is told with its sender and content", () => {
  assert.deepEqual(describeEvent(inbound), {
    level: "info",
    line: '← +1 555 123 4567  "Do you repair e-bikes?"  (…kfIK1Y)',
  });
  const tap = {
    ...inbound,
    type: "interactive",
    summary: "tapped “Yes” (y)",
    contextWamid: "wamid.AAAABBBBBB",
  };
  assert.equal(describeEvent(tap).line, "← +1 555 123 4567  tapped “Yes” (y)  (…kfIK1Y)  answers (…BBBBBB)");
});

test("anything else is told at its own level", () => {
  assert.deepEqual(
    describeEvent({ kind: "other", field: "calls", summary: "event connect", level: "debug" }),
    {
      level: "debug",
      line: "calls: event connect",
    },
  );
});

test("nothing from outside can break the line or colour a terminal", () => {
  const evil = "a\n\u001b[2Jb\u202e";
  const lines = [
    describeEvent(
      { ...read, wamid: evil, recipient: evil, pricing: { billable: true, type: evil, category: evil } },
      { label: evil },
    ),
    describeEvent({ ...failed, errors: [{ code: 1, title: evil, details: evil }] }),
    describeEvent({ ...inbound, from: evil, wamid: evil, summary: evil, contextWamid: evil }),
    describeEvent({ kind: "other", field: evil, summary: evil, level: "info" }),
  ].map(({ line }) => line);
  for (const line of lines) assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
});

test("an acceptance is told with the time it took", () => {
  assert.equal(
    describeAccepted(delivery, "text.wamsg.json", 204),
    "→ accepted  text.wamsg.json → +1 555 123 4567  (…kfIK1Y)  204 ms",
  );
});

test("an acceptance that took its time is told in seconds", () => {
  assert.match(describeAccepted(delivery, "text.wamsg.json", 1204), / {2}1\.2 s$/);
});

test("the state of a message tells how long ago it was reached", () => {
  const now = (ms: number): string => describeState(advance(delivery, read), 11_000 + ms);
  assert.equal(now(12_900), "✓✓ read 12 s ago");
  assert.equal(now(60_000), "✓✓ read 1 min ago");
  assert.equal(now(7_200_000), "✓✓ read 2 h ago");
  assert.equal(now(172_800_000), "✓✓ read 2 d ago");
  assert.equal(now(-5_000), "✓✓ read 0 s ago");
});

test("the state of a failed message names the error", () => {
  assert.equal(
    describeState(advance(delivery, failed), 12_000),
    "✗ failed 1 s ago: 131026 Message Undeliverable",
  );
});

test("numbers are grouped where the grouping is known, and user ids left alone", () => {
  assert.equal(describeRecipient("15551234567"), "+1 555 123 4567");
  assert.equal(describeRecipient("4915112345678"), "+4915112345678");
  assert.equal(describeRecipient("US.48210"), "US.48210");
  assert.equal(describeRecipient("+1 (555) 123-4567"), "+1 (555) 123-4567");
});

test("a payment is told with its amount, and as an error where it failed", () => {
  const payment = {
    status: "captured",
    timestampMs: 1,
    referenceId: "R-88",
    amount: 100.5,
    currency: "INR",
    reason: undefined,
  };
  assert.deepEqual(
    describeEvent({ kind: "payment", wamid, payment }, { label: "order.wamsg.json", delivery }),
    {
      level: "info",
      line: "¤ payment captured  order.wamsg.json → +1 555 123 4567  100.5 INR  R-88  (…kfIK1Y)",
    },
  );
  const failedOne = { ...payment, status: "failed", reason: "declined\nby bank" };
  const { level, line } = describeEvent({ kind: "payment", wamid, payment: failedOne });
  assert.equal(level, "error");
  assert.match(line, /declined by bank/);
});

test("a call is told with who called, and how it ended", () => {
  const call = {
    kind: "call",
    phoneNumberId: undefined,
    callId: "wacid.abcdef",
    event: "terminate",
    timestampMs: 1,
    customer: "15551234567",
    caller: "customer",
    calledAtMs: undefined,
    outcome: "COMPLETED",
    durationSeconds: 42,
  } as const;
  assert.equal(describeEvent(call).line, "☏ call completed, 42 s  ← +1 555 123 4567  (…abcdef)");
  const ringing = { ...call, event: "RINGING", caller: "business", outcome: undefined } as const;
  assert.equal(
    describeEvent({ ...ringing, durationSeconds: undefined }).line,
    "☏ call ringing  → +1 555 123 4567  (…abcdef)",
  );
});
