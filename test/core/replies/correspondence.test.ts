import assert from "node:assert/strict";
import { test } from "node:test";
import type { Origin } from "../../../src/core/delivery/deliveries.ts";
import type { Delivery } from "../../../src/core/delivery/delivery.ts";
import { Correspondence } from "../../../src/core/replies/correspondence.ts";
import { writtenText } from "../../../src/core/replies/inboundContent.ts";
import type { InboundMessage } from "../../../src/core/replies/readInbound.ts";
import { receivedReplies } from "../../../src/core/replies/receivedReplies.ts";

const message = (wamid: string, more: Partial<InboundMessage> = {}): InboundMessage => ({
  wamid,
  from: "15551234567",
  atMs: 2000,
  content: writtenText(wamid),
  answers: undefined,
  replaces: undefined,
  sender: undefined,
  forwarded: undefined,
  ...more,
});

const origin = (document: string, index = 0): Origin => ({ document, index, label: document });
const ids = (messages: readonly { readonly wamid: string }[]) => messages.map(({ wamid }) => wamid);

test("a message belongs where the message is from that it answers, whatever was sent since", () => {
  const book = new Correspondence(new Map([["wamid.S", origin("one")]]));
  book.sent("harbour", "+1 555 123-4567", "two");
  book.take("harbour", message("A", { answers: "wamid.S" }));
  book.take("harbour", message("B"));
  assert.deepEqual([ids(book.of("one")), ids(book.of("two"))], [["A"], ["B"]]);
});

test("what a customer of another account wrote is not in this conversation", () => {
  const book = new Correspondence(new Map());
  book.sent("harbour", "15551234567", "one");
  book.take("other", message("A"));
  book.take("harbour", message("B", { from: "15557654321" }));
  assert.deepEqual(book.of("one"), []);
});

test("messages stand in the order they were written, each once, however they come", () => {
  const book = new Correspondence(new Map());
  book.sent(undefined, "15551234567", "one");
  for (const it of [message("B", { atMs: 3000 }), message("A"), message("B", { atMs: 3000 })])
    book.take(undefined, it);
  assert.deepEqual(ids(book.of("one")), ["A", "B"]);
});

test("an edit or a deletion changes the message it is of", () => {
  const book = new Correspondence(new Map());
  book.sent(undefined, "15551234567", "one");
  book.take(undefined, message("A"));
  book.take(undefined, message("E", { replaces: "A", content: writtenText("better") }));
  assert.deepEqual(
    book.of("one").map(({ wamid, content }) => [wamid, content]),
    [["A", writtenText("better")]],
  );
});

test("of a long conversation the newest are kept", () => {
  const book = new Correspondence(new Map());
  book.sent(undefined, "15551234567", "one");
  for (let i = 0; i < 500; i++) book.take(undefined, message(String(i), { atMs: i }));
  assert.deepEqual([book.of("one").length, book.of("one").at(-1)?.wamid], [200, "499"]);
});

const sent = (wamid: string, accepted: number): Delivery => ({
  wamid,
  recipient: "15551234567",
  state: "sent",
  times: { accepted },
  pricing: undefined,
  errors: [],
});

test("a reply knows the message that it answers, and stands after it though its second began before", () => {
  const origins = new Map([["wamid.S", origin("one", 1)]]);
  const [reply] = receivedReplies([message("A", { answers: "wamid.S", atMs: 2000 })], {
    sent: [sent("wamid.R", 1000), sent("wamid.S", 2400)],
    origins,
  });
  assert.deepEqual([reply?.answers, reply?.atMs, reply?.received], [1, 2401, true]);
});

test("what was written before the conversation was sent is not part of it; nor is an answer to an earlier sending", () => {
  const origins = new Map([["wamid.OLD", origin("one")]]);
  const context = { sent: [sent("wamid.NEW", 5000)], origins };
  assert.deepEqual(receivedReplies([message("A", { atMs: 4000 })], context), []);
  assert.deepEqual(receivedReplies([message("A", { answers: "wamid.OLD", atMs: 6000 })], context), []);
  assert.deepEqual(ids(receivedReplies([message("A", { atMs: 6000 })], context)), ["A"]);
  assert.deepEqual(receivedReplies([message("A", { atMs: 6000 })], { ...context, sent: [undefined] }), []);
});
