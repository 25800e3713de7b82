import assert from "node:assert/strict";
import { test } from "node:test";
import { readRecipient, recipientOf } from "../../../src/core/payload/recipient.ts";

test("numbers, group ids and business-scoped user ids are told apart", () => {
  const kind = (text: string) => readRecipient(text)?.kind;
  assert.equal(kind("+1 (555) 123-4567"), "phone");
  assert.equal(kind("US.48210075539164208837"), "user");
  assert.equal(kind("US.ENT.11815799212886844830"), "user");
  assert.equal(kind("Z3JvdXAtZXhhbXBsZS0wMDAxOjE1NTU1NTUwMTAw"), "group");
});

test("a number without +, or with too few digits, is nobody: it would go somewhere else", () => {
  for (const text of ["15551234567", "+123", "(555) 123-4567", "", "Robin Smith", "+1555123456789012"])
    assert.equal(readRecipient(text), undefined, text);
});

test("a payload's recipient is its `to`, and without one its `recipient`", () => {
  assert.deepEqual(recipientOf({ to: "+1", recipient: "US.1" }), { kind: "phone", id: "+1" });
  assert.deepEqual(recipientOf({ recipient: "US.1" }), { kind: "user", id: "US.1" });
  assert.deepEqual(recipientOf({ recipient_type: "group", to: "Zg" }), { kind: "group", id: "Zg" });
  assert.equal(recipientOf({ status: "read" }), undefined);
});
