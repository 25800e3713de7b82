import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, bill, item } from "./bills.ts";
import { problemsOf, said } from "./messages.ts";

const sold = (price: number, sale: number): unknown =>
  bill([item(price, 1, sale)], { subtotal: amount(sale) }, { total_amount: amount(sale) });

test("finds a reduced price that is not below the price", () => {
  assert.deepEqual(said(sold(1000, 1000)), ["error sale-not-cheaper 1000"]);
  assert.equal(
    problemsOf(sold(1000, 1200))[0]?.message,
    '"sale_amount" is below "amount"; 12.00 INR is not below 10.00 INR.',
  );
});

test("has nothing against one that is", () => {
  assert.deepEqual(said(sold(1000, 999)), []);
});
