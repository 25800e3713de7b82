import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, bill, item } from "./bills.ts";
import { fixed, problemsOf, said } from "./messages.ts";

const items = [item(12000, 2, 10000), item(500)];
const parts = { subtotal: amount(20500), tax: amount(1800), shipping: amount(800), discount: amount(500) };
const total = { total_amount: amount(22600) };

test("has nothing against a bill that adds up", () => {
  assert.deepEqual(said(bill(items, parts, total)), []);
});

test("finds a subtotal that its items do not make, and corrects it", () => {
  const payload = bill([item(12000), item(500)], parts, total);
  assert.deepEqual(said(payload), ["error order-sum 20500"]);
  assert.equal(
    problemsOf(payload)[0]?.message,
    "The items come to 125.00 INR; the subtotal says 205.00 INR.",
  );
  const corrected = { ...parts, subtotal: amount(12500) };
  assert.deepEqual(fixed(payload, "order-sum"), bill([item(12000), item(500)], corrected, total));
});

test("finds a total that its parts do not make, and corrects it", () => {
  const payload = bill(items, parts, { total_amount: amount(22601) });
  assert.deepEqual(said(payload), ["error order-sum 22601"]);
  assert.deepEqual(fixed(payload, "order-sum"), bill(items, parts, total));
});

test("counts shipping and discount only where they are", () => {
  const order = { subtotal: amount(500) };
  assert.deepEqual(said(bill([item(500)], order, { total_amount: amount(500) })), []);
});

test("does not add up what is not there yet, or is no amount", () => {
  for (const subtotal of [undefined, {}, amount("500"), { value: 500, offset: 1 }, amount(1.5)])
    assert.deepEqual(
      problemsOf(bill([item(1)], { subtotal }, { total_amount: amount(7) })).filter(
        it => it.code === "order-sum",
      ),
      [],
    );
});
