import assert from "node:assert/strict";
import { test } from "node:test";
import { linkCard } from "./cards.ts";
import { fixed, interactive, message, problemsOf, said, template } from "./messages.ts";

const carousel = (...numbers: readonly unknown[]): unknown =>
  interactive("carousel", { action: { cards: numbers.map(number => linkCard(number)) } });

test("takes cards in any order, as long as each number is there", () => {
  assert.deepEqual(said(carousel(0, 1, 2)), []);
  assert.deepEqual(said(carousel(2, 0, 1)), []);
});

test("finds a number that is there already, and numbers the cards anew", () => {
  assert.deepEqual(said(carousel(0, 1, 1)), ["error card-index 1"]);
  assert.deepEqual(fixed(carousel(0, 1, 1), "card-index"), carousel(0, 1, 2));
});

test("warns of numbers that do not begin at 0", () => {
  assert.deepEqual(said(carousel(1, 2)), ["warning card-index 2"]);
  assert.equal(
    problemsOf(carousel(1, 2))[0]?.message,
    "Cards are numbered from 0 on; with 2 cards the last one is 1, not 2.",
  );
  assert.deepEqual(fixed(carousel(1, 2), "card-index"), carousel(0, 1));
});

test("looks at the cards of a template too", () => {
  const card = (number: number) => ({
    card_index: number,
    components: [{ type: "header", parameters: [{ type: "image", image: { id: "1" } }] }],
  });
  assert.deepEqual(said(template([{ type: "carousel", cards: [card(0), card(0)] }])), ["error card-index 0"]);
});

test("leaves numbers that are none to the schema", () => {
  assert.deepEqual(
    problemsOf(carousel(0, "1")).filter(({ code }) => code === "card-index"),
    [],
  );
  assert.deepEqual(
    problemsOf(message("interactive", { type: "carousel", action: { cards: [null, 5, {}] } })).filter(
      ({ code }) => code === "card-index",
    ),
    [],
  );
});
