import assert from "node:assert/strict";
import { test } from "node:test";
import { type CheckContext, checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { CheckMemory } from "../../../src/core/checks/checkMemory.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { readFixtures } from "./readFixtures.ts";

const context: CheckContext = { country: "IN", variables: {} };

/** All fixtures of small single messages, the right and the wrong ones, as one conversation each. */
const messages = [...readFixtures("valid"), ...readFixtures("invalid")]
  .map(({ text }) => text.replace(/^\ufeff/, ""))
  .filter(text => text.length < 3000 && parseDocument(text).faults.length === 0 && text.startsWith("{"))
  .slice(0, 400);

const conversation = (all: readonly string[]): string => `[\n${all.join(",\n")}\n]`;

function same(memory: CheckMemory, all: readonly string[], known = context): void {
  const document = parseDocument(conversation(all));
  assert.deepEqual(checkDocument(document, known, memory), checkDocument(document, known));
}

test("with a memory every change finds what a first check finds, fixes and places included", () => {
  const memory = new CheckMemory();
  // Few at a time, so that no problem is only counted.
  for (let at = 0; at < messages.length; at += 10) {
    const some = messages.slice(at, at + 10);
    same(memory, some);
    same(memory, some.with(0, some[0]?.replace("{", `{"to": "1",\n`) ?? ""));
    same(memory, some.toReversed());
    same(memory, [...some, ...some]);
    same(memory, some.slice(1));
  }
});

test("what is known besides the text is not remembered", () => {
  const memory = new CheckMemory();
  const order = messages.filter(text => text.includes("order_details"));
  for (const country of ["IN", "US", undefined]) same(memory, order.slice(0, 5), { ...context, country });
  const spring = `{"messaging_product": "whatsapp", "to": "\${who}", "type": "text", "text": {"body": "Hi"}}`;
  for (const who of ["+15551234567", "0"]) same(memory, [spring], { ...context, variables: { who } });
});

test("more problems than are told are counted alike", () => {
  const memory = new CheckMemory();
  const wrong = Array.from({ length: 60 }, (_, at) => `{"type": "txt", "messaging_produc": "x${at}"}`);
  const told = (given?: CheckMemory) => checkDocument(parseDocument(conversation(wrong)), context, given);
  assert.deepEqual(told(memory), told());
  assert.deepEqual(told(memory), told(), "remembered");
});
