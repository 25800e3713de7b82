import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, bill, item } from "./bills.ts";
import { problemsOf } from "./messages.ts";

const found = (parameters: object): string[] =>
  problemsOf(bill([item(500)], { subtotal: amount(500) }, { total_amount: amount(500), ...parameters }))
    .filter(({ code }) => code === "payment-country")
    .map(({ severity, pointer }) => `${severity} ${pointer.replace("/interactive/action/parameters/", "")}`);

test("finds ways of paying of the other country", () => {
  assert.deepEqual(found({ payment_type: "br" }), ["error payment_type"]);
  assert.deepEqual(found({ payment_settings: [{ type: "boleto", boleto: { digitable_line: "1" } }] }), [
    "error payment_settings/0/type",
  ]);
  assert.deepEqual(found({ currency: "BRL", payment_type: "br" }), ["error payment_settings/0/type"]);
});

test("says which country it is for", () => {
  const payload = bill(
    [item(500)],
    { subtotal: amount(500) },
    { total_amount: amount(500), payment_type: "br" },
  );
  assert.equal(
    problemsOf(payload).find(({ code }) => code === "payment-country")?.message,
    '"br" is for Brazil, but the bill is in INR; India has "upi", "payment_gateway" or "upi_intent_link".',
  );
});

test("has nothing against the country's own ways, payment links, or other currencies", () => {
  const link = { type: "payment_link", payment_link: { uri: "https://pay.example.com/1" } };
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ payment_type: "upi", payment_settings: [link] }), []);
  assert.deepEqual(found({ currency: "BRL", payment_type: "br", payment_settings: [link] }), []);
  assert.deepEqual(found({ currency: "EUR", payment_type: "br" }), []);
});
