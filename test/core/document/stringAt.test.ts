import assert from "node:assert/strict";
import { test } from "node:test";
import { stringAt } from "../../../src/core/document/stringAt.ts";

/** `|` is the caret, `«…»` what a completion would replace. */
function place(marked: string) {
  const text = marked.replace(/[«»|]/g, "");
  const offset = marked.replace(/[«»]/g, "").indexOf("|");
  const unbarred = marked.replace("|", "");
  const start = unbarred.indexOf("«");
  const span = { start, end: unbarred.replace("«", "").indexOf("»") };
  return { found: stringAt(text, offset), span };
}

for (const marked of [
  `{"context": {"message_id": «"wam|id"»}}`,
  `{"context": {"message_id": «"|"»}}`,
  `{"context": {"message_id": «|»}}`,
  `{"context": {"message_id": «"|»`,
  `[{"type": "text", "message_id": «"|"»`,
])
  test(`finds the value that is written in ${marked}`, () => {
    const { found, span } = place(marked);
    assert.equal(found?.path.at(-1), "message_id");
    assert.deepEqual(found?.span, span);
  });

test("says nothing where a name belongs, or a number stands", () => {
  assert.equal(place(`{"mess|": 1}`).found, undefined);
  assert.equal(place(`{"to": 12|3}`).found, undefined);
  assert.equal(place("|").found, undefined);
});
