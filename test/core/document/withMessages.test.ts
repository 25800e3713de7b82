import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { withMessages } from "../../../src/core/document/withMessages.ts";
import { viewDocument } from "../../../src/core/view/viewDocument.ts";

const own = { type: "text", text: { body: "Shall we keep it?" } };
const answer = { type: "text", text: { body: "See you at nine" } };

test("messages of a server stand behind those of the file, with spans of their own", () => {
  const document = parseDocument(JSON.stringify(own));
  const both = withMessages(document, [answer, answer]);
  assert.deepEqual(
    both.payloads.map(({ index, value }) => [index, value]),
    [
      [0, own],
      [1, answer],
      [2, answer],
    ],
  );
  const node = both.payloads[1]?.node;
  assert.ok(node);
  assert.deepEqual(JSON.parse(both.text.slice(node.offset, node.offset + node.length)), answer);
  assert.ok(node.offset >= document.text.length);
});

test("they are drawn like any other message", () => {
  const both = withMessages(parseDocument(JSON.stringify(own)), [answer]);
  const { items } = viewDocument(both, {
    nowMs: 0,
    businessName: "Harbour Bikes",
    deliveries: [],
    templates: [],
  });
  assert.deepEqual(
    items.map(item => item.shape === "bubble" && item.summary),
    ["Shall we keep it?", "See you at nine"],
  );
});

test("without any, the document is the same", () => {
  const document = parseDocument("{");
  assert.equal(withMessages(document, []), document);
});

test("what cannot be written as JSON, or is too much, is left out", () => {
  const document = parseDocument(JSON.stringify(own));
  const large = { type: "text", text: { body: "x".repeat(2_000_000) } };
  assert.equal(withMessages(document, [large]).payloads.length, 1);
  assert.equal(withMessages(document, [undefined]).payloads.length, 2);
});
