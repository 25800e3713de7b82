import assert from "node:assert/strict";
import { test } from "node:test";
import { message, said } from "./messages.ts";

const to = (number: string): unknown => message("text", { body: "Hello" }, { to: number });

for (const number of ["+52 1 55 1234 5678", "+55 11 8765-4321"]) {
  test(`notes that the wa_id of ${number} may be another one`, () => {
    assert.deepEqual(said(to(number)), [`info wa-id-differs "${number}"`]);
  });
}

test("says nothing of the forms of today, of landlines and of other countries", () => {
  for (const number of [
    "+52 55 1234 5678",
    "+55 11 98765-4321",
    "+55 11 3456-7890",
    "+15551234567",
    "+5491123456789",
  ])
    assert.deepEqual(said(to(number)), []);
});
