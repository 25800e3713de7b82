import assert from "node:assert/strict";
import { test } from "node:test";
import { unwrapConversation, wrapInConversation } from "../../../src/core/document/conversation.ts";
import { applyEdits } from "../../../src/core/document/edits.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";

const single = `{\n  "type": "text",\n  "text": {\n    "body": "a\\nb"\n  }\n}\n`;
const wrapped = `[\n  {\n    "type": "text",\n    "text": {\n      "body": "a\\nb"\n    }\n  }\n]\n`;

test("a payload is wrapped into a conversation, one level further in", () => {
  assert.equal(applyEdits(single, wrapInConversation(parseDocument(single)) ?? []), wrapped);
});

test("a conversation of one is taken out of its array, one level further out", () => {
  assert.equal(applyEdits(wrapped, unwrapConversation(parseDocument(wrapped)) ?? []), single);
});

test("tabs and CRLF stay what they are", () => {
  const text = `{\r\n\t"type": "text"\r\n}`;
  const around = `[\r\n\t{\r\n\t\t"type": "text"\r\n\t}\r\n]`;
  assert.equal(applyEdits(text, wrapInConversation(parseDocument(text)) ?? []), around);
  assert.equal(applyEdits(around, unwrapConversation(parseDocument(around)) ?? []), text);
});

test("nothing is offered for a conversation of several, an empty one, or broken JSON", () => {
  for (const text of ["[{}, {}]", "[]", "[{}", ""])
    assert.equal(unwrapConversation(parseDocument(text)), undefined);
  for (const text of ["[{}]", "{", ""]) assert.equal(wrapInConversation(parseDocument(text)), undefined);
});
