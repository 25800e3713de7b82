import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, bill, item } from "./bills.ts";
import { interactive, problemsOf, said } from "./messages.ts";

const address = (to: string): unknown =>
  interactive(
    "address_message",
    { action: { name: "address_message", parameters: { country: "IN" } } },
    { to },
  );
const indianBill = (to: string): unknown =>
  bill([item(500)], { subtotal: amount(500) }, { total_amount: amount(500) }, to);

test("finds an address message to a number outside India, which is refused", () => {
  assert.deepEqual(said(address("+15551234567")), ['error recipient-country "+15551234567"']);
  assert.equal(
    problemsOf(address("+15551234567"))[0]?.message,
    'An address message goes to numbers of India (+91) only; this one is "+15551234567".',
  );
  assert.deepEqual(said(address("+915550101234")), []);
});

test("warns of a bill in rupees to a number outside India", () => {
  assert.deepEqual(said(indianBill("+4915112345678")), ['warning recipient-country "+4915112345678"']);
  assert.deepEqual(said(indianBill("+91 555 010 1234")), []);
});

test("says nothing of a number that is not in the file", () => {
  assert.deepEqual(said(address("${testNumber}")), []);
  assert.deepEqual(said(address("${testNumber}"), { variables: { testNumber: "+15551234567" } }), []);
});

test("says nothing of a number without country code, which has its own warning", () => {
  assert.deepEqual(said(address("15551234567")), ['warning phone-without-country-code "15551234567"']);
});
