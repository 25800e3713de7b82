import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, message, said } from "./messages.ts";

const pin = (more: Record<string, unknown>): unknown =>
  message("pin", { type: "unpin", message_id: "wamid.abc" }, { to: "Z3JvdXAtZXhhbXBsZS0wMDAx", ...more });

test("finds a pin that goes to one person", () => {
  assert.deepEqual(said(pin({ recipient_type: "individual" })), ['error pin-without-group "individual"']);
});

test("sets the recipient type", () => {
  const faulty = pin({ recipient_type: "individual" });
  assert.deepEqual(fixed(faulty, "pin-without-group"), pin({ recipient_type: "group" }));
});

test("has nothing against a pin in a group, or a recipient type that is not known", () => {
  assert.deepEqual(said(pin({ recipient_type: "group" })), []);
  assert.deepEqual(said(pin({ recipient_type: "${kind}" })), []);
});
