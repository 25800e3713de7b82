import assert from "node:assert/strict";
import { test } from "node:test";
import { freeEntryPointOf, windowMs, windowOf } from "../../../src/core/delivery/customerServiceWindow.ts";
import { chatKey } from "../../../src/core/delivery/deliveries.ts";
import { Ledger } from "../../../src/core/delivery/ledger.ts";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import { callsBody, inboundBody, statusBody } from "./bodies.ts";

const at = 1_795_300_000_000;
const seconds = String(at / 1000);
const customer = "15551234567";
const chat = { phoneNumberId: "310987654321098", customer };
const message = { id: "wamid.1", from: customer, timestamp: seconds, type: "text", text: { body: "Hello" } };

function after(...bodies: readonly unknown[]): Ledger {
  const ledger = new Ledger();
  for (const event of bodies.flatMap(body => readWebhook(body))) ledger.apply(event);
  return ledger;
}

const call = (more: object): unknown =>
  callsBody({ calls: [{ id: "wacid.1", from: customer, to: "15550100200", timestamp: seconds, ...more }] });

test("the window is open for 24 hours from the customer's newest message", () => {
  const ledger = after(inboundBody(message));
  assert.deepEqual(windowOf(ledger, { ...chat, customer: "+15551234567" }, at + windowMs - 1), {
    open: true,
    closesAtMs: at + windowMs,
  });
  assert.equal(windowOf(ledger, { ...chat, customer: "+15551234567" }, at + windowMs)?.open, false);
});

test("each message begins the 24 hours anew, and a late old one does not shorten them", () => {
  const later = { ...message, id: "wamid.2", timestamp: String(at / 1000 + 3600) };
  for (const bodies of [
    [message, later],
    [later, message],
  ])
    assert.equal(
      windowOf(after(...bodies.map(inboundBody)), chat, at + 4_000_000)?.closesAtMs,
      at + 3_600_000 + windowMs,
    );
});

test("nothing is said of the window of a customer who was not heard of", () => {
  assert.equal(windowOf(after(inboundBody(message)), { ...chat, customer: "+15557654321" }, at), undefined);
});

test("what a customer wrote to one number opens no window with another", () => {
  const other = { ...chat, phoneNumberId: "106540352242922" };
  const called = after(call({ event: "connect", direction: "USER_INITIATED" }));
  for (const ledger of [after(inboundBody(message)), called])
    assert.deepEqual([windowOf(ledger, chat, at)?.open, windowOf(ledger, other, at)], [true, undefined]);
});

test("a call by the customer opens the window, one by the business does not", () => {
  const theirs = after(call({ event: "connect", direction: "USER_INITIATED" }));
  assert.equal(windowOf(theirs, chat, at)?.closesAtMs, at + windowMs);
  const ours = after(
    call({ event: "connect", direction: "BUSINESS_INITIATED", from: "15550100200", to: customer }),
  );
  assert.equal(windowOf(ours, chat, at), undefined);
});

test("where only the end of a customer's call was heard of, the window counts from its beginning", () => {
  const ended = after(
    call({ event: "terminate", direction: "USER_INITIATED", start_time: String(at / 1000 - 60) }),
  );
  assert.equal(windowOf(ended, chat, at)?.closesAtMs, at - 60_000 + windowMs);
  const unknown = after(call({ event: "terminate", direction: "USER_INITIATED" }));
  assert.equal(windowOf(unknown, chat, at), undefined);
});

test("a window is never longer than 24 hours, wherever a clock stands", () => {
  assert.equal(
    windowOf(after(inboundBody(message)), chat, at - 3_600_000)?.closesAtMs,
    at - 3_600_000 + windowMs,
  );
});

test("a change of the number is no message of the customer", () => {
  assert.equal(windowOf(after(inboundBody({ ...message, type: "system" })), chat, at), undefined);
});

test("the free entry point window ends when Meta says", () => {
  const sent = (type: string): unknown =>
    statusBody({
      id: "wamid.A",
      status: "sent",
      timestamp: seconds,
      recipient_id: customer,
      conversation: { id: "c", expiration_timestamp: String(at / 1000 + 259_200), origin: { type } },
    });
  const free = after(sent("referral_conversion"));
  assert.deepEqual(freeEntryPointOf(free, { ...chat, customer: "+15551234567" }, at), {
    open: true,
    closesAtMs: at + 259_200_000,
  });
  assert.equal(freeEntryPointOf(free, chat, at + 259_200_000)?.open, false);
  assert.equal(freeEntryPointOf(after(sent("service")), chat, at), undefined);
});

test("a customer who comes from an ad is known for it", () => {
  const ledger = after(inboundBody({ ...message, referral: { source_type: "ad", source_id: "1" } }));
  assert.equal(ledger.contacts.get(chatKey(chat))?.referredMs, at);
  assert.equal(after(inboundBody(message)).contacts.get(chatKey(chat))?.referredMs, undefined);
});
