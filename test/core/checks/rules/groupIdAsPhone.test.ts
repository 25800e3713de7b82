import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, message, said } from "./messages.ts";

const group = "Z3JvdXAtZXhhbXBsZS0wMDAx";
const to = (id: string, more: Record<string, unknown> = {}): unknown =>
  message("text", { body: "Hello" }, { to: id, ...more });

test("finds a group id that is sent as a phone number, once, and says that it is for a group", () => {
  assert.deepEqual(said(to(group)), [`error group-id-as-phone "${group}"`]);
  assert.deepEqual(fixed(to(group), "group-id-as-phone"), to(group, { recipient_type: "group" }));
  const toPerson = to(group, { recipient_type: "individual" });
  assert.deepEqual(said(toPerson), [`error group-id-as-phone "${group}"`]);
  assert.deepEqual(fixed(toPerson, "group-id-as-phone"), to(group, { recipient_type: "group" }));
});

test("has nothing against a group, a number, a variable or words", () => {
  assert.deepEqual(said(to(group, { recipient_type: "group" })), []);
  assert.deepEqual(said(to("+1 (555) 123-4567")), []);
  assert.deepEqual(said(to("${groupOfTheMorning}")), []);
  assert.deepEqual(said(to("call me")), ['error phone-not-valid "call me"']);
});
