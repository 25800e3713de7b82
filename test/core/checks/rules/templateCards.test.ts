import assert from "node:assert/strict";
import { test } from "node:test";
import { readTemplates } from "../../../../src/core/templates/readTemplates.ts";
import { body, button, header, image, send, templates } from "./definedTemplates.ts";
import { said } from "./messages.ts";

const known = { templates };
const card = (index: number): unknown => ({
  card_index: index,
  components: [header(image), body("1"), button("0", "a")],
});
const carousel = (...cards: readonly unknown[]): unknown => ({ type: "carousel", cards });

test("finds a carousel with another number of cards than the template", () => {
  assert.deepEqual(said(send("two_cards", [carousel(card(0), card(1), card(2))]), known), [
    'error template-cards "cards"',
  ]);
});

test("finds a carousel that is missing, and one that is too many", () => {
  assert.deepEqual(said(send("two_cards"), known), ['error template-cards "two_cards"']);
  assert.deepEqual(said(send("hello_world", [carousel(card(0), card(1))]), known), [
    'error template-cards "carousel"',
  ]);
});

test("leaves the number of product cards free", () => {
  const product = { type: "product", product: { product_retailer_id: "1", catalog_id: "2" } };
  const one = (index: number) => ({ card_index: index, components: [header(product)] });
  const definition = { components: [{ type: "HEADER", format: "PRODUCT" }] };
  const products = readTemplates([
    { name: "goods", language: "en_US", components: [{ type: "CAROUSEL", cards: [definition, definition] }] },
  ]);
  assert.deepEqual(said(send("goods", [carousel(one(0), one(1), one(2))]), { templates: products }), []);
});
