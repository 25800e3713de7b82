import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, message, said } from "./messages.ts";

const toGroup = (to: string, type = "text", content: unknown = { body: "Hello" }): unknown =>
  message(type, content, { recipient_type: "group", to });

test("warns of a phone number as a group id, and makes it a message to one person", () => {
  assert.deepEqual(said(toGroup("+15551234567")), ['warning phone-as-group-id "+15551234567"']);
  assert.deepEqual(fixed(toGroup("+15551234567"), "phone-as-group-id"), message("text", { body: "Hello" }));
  assert.deepEqual(said(toGroup("1 (555) 123-4567")), ['warning phone-as-group-id "1 (555) 123-4567"']);
});

test("offers no such fix for a pin, which goes to groups only", () => {
  const pin = toGroup("+15551234567", "pin", { type: "unpin", message_id: "wamid.abc" });
  assert.deepEqual(fixed(pin, "phone-as-group-id"), pin);
});

test("has nothing against what may be a group id", () => {
  for (const to of ["Z3JvdXAtZXhhbXBsZS0wMDAx", "120363012345678901", "123", "${group}"])
    assert.deepEqual(said(toGroup(to)), []);
});
