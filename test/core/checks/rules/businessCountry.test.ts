import assert from "node:assert/strict";
import { test } from "node:test";
import { interactive, said } from "./messages.ts";

const address = interactive(
  "address_message",
  { action: { name: "address_message", parameters: { country: "IN" } } },
  { to: "+915550101234" },
);

test("finds an address message of a business outside India", () => {
  assert.deepEqual(said(address, { country: "DE" }), ['warning business-country "address_message"']);
});

test("has nothing against one of a business in India, or of a business whose country is not known", () => {
  for (const country of ["IN", "in", undefined]) assert.deepEqual(said(address, { country }), []);
});

test("has nothing against other messages of a business anywhere", () => {
  const location = interactive("location_request_message", { action: { name: "send_location" } });
  assert.deepEqual(said(location, { country: "DE" }), []);
});
