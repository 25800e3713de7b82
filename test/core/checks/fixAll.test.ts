import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { fixAll } from "../../../src/core/checks/fixAll.ts";
import { applyEdits } from "../../../src/core/document/edits.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";

const check = (text: string) => checkDocument(parseDocument(text), { country: "US", variables: {} });

test("all problems of a kind are fixed in one step", () => {
  const message = `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "txt", "text": {"body": "Hi"}}`;
  const text = `[${message}, ${message}]`;
  assert.equal(check(text).length, 2);
  assert.deepEqual(check(applyEdits(text, fixAll(check(text)))), []);
});

test("of two fixes for the same text only the first is taken", () => {
  const problem = (start: number, end: number, text: string) => ({
    code: "too-long",
    severity: "error" as const,
    message: "",
    span: { start, end },
    pointer: "",
    fixes: [{ title: "", preferred: true, edits: [{ span: { start, end }, text }] }],
  });
  const edits = fixAll([problem(0, 5, "a"), problem(3, 8, "b"), problem(9, 10, "c")]);
  assert.deepEqual(
    edits.map(({ text }) => text),
    ["a", "c"],
  );
});
