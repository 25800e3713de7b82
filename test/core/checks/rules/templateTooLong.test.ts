import assert from "node:assert/strict";
import { test } from "node:test";
import { body, button, complete, header, image, send, templates } from "./definedTemplates.ts";
import { problemsOf, said } from "./messages.ts";

const known = { templates };
const [orderHeader, , orderButton] = complete;
const codes = (payload: unknown): string[] => problemsOf(payload, known).map(({ code }) => code);

test("measures the body with its values, 1024 characters at most", () => {
  // "Hello , it comes ." has 18 characters.
  const order = (length: number) =>
    send("order_update", [orderHeader, body("R", "x".repeat(length)), orderButton]);
  assert.deepEqual(codes(order(1024 - 18 - 1)), []);
  assert.deepEqual(codes(order(1024 - 18)), ["template-too-long"]);
  assert.deepEqual(said(order(1010), known), [`error template-too-long "${"x".repeat(1010)}"`]);
});

test("allows 600 with a limited-time offer", () => {
  const offer = { type: "limited_time_offer", limited_time_offer: { expiration_time_ms: 1893456000000 } };
  const last = (length: number) =>
    send("last_chance", [{ type: "limited_time_offer", parameters: [offer] }, body("x".repeat(length))]);
  assert.deepEqual(codes(last(600 - 6)), []);
  assert.deepEqual(codes(last(600 - 5)), ["template-too-long"]);
});

test("allows 160 on a card", () => {
  const card = (index: number, length: number) => ({
    card_index: index,
    components: [header(image), body("x".repeat(length)), button("0", "a")],
  });
  const cards = (length: number) =>
    send("two_cards", [{ type: "carousel", cards: [card(0, 1), card(1, length)] }]);
  assert.deepEqual(codes(cards(160 - 5)), []);
  assert.deepEqual(codes(cards(160 - 4)), ["template-too-long"]);
});

test("does not measure a value that is not known", () => {
  assert.deepEqual(
    codes(send("order_update", [orderHeader, body("${x}", "x".repeat(1020)), orderButton])),
    [],
  );
});
