import assert from "node:assert/strict";
import { test } from "node:test";
import { linkCard, productCard, replyCard } from "./cards.ts";
import { interactive, problemsOf, said, template } from "./messages.ts";

const carousel = (...cards: readonly unknown[]): unknown => interactive("carousel", { action: { cards } });

test("has nothing against cards that are alike", () => {
  assert.deepEqual(said(carousel(linkCard(0), linkCard(1))), []);
  assert.deepEqual(said(carousel(replyCard(0, "a", "b"), replyCard(1, "c", "d"))), []);
  assert.deepEqual(said(carousel(productCard(0), productCard(1))), []);
});

test("finds cards with other buttons, once for each", () => {
  assert.deepEqual(said(carousel(linkCard(0), replyCard(1, "a"), linkCard(2))), [
    'error cards-differ "action"',
  ]);
  assert.deepEqual(said(carousel(replyCard(0, "a", "b"), replyCard(1, "c"))), [
    'error cards-differ "action"',
  ]);
  assert.equal(
    problemsOf(carousel(replyCard(0, "a", "b"), replyCard(1, "c")))[0]?.message,
    "All cards have the same buttons: the first one has 2 quick-reply buttons, this one 1 quick-reply button.",
  );
});

test("finds products among other cards, and products of two catalogs", () => {
  assert.deepEqual(said(carousel(linkCard(0), productCard(1))), ['error cards-differ "action"']);
  assert.deepEqual(said(carousel(productCard(0, "1"), productCard(1, "2"))), ['error cards-differ "2"']);
});

test("warns of headers of two kinds, which not every page forbids", () => {
  assert.deepEqual(said(carousel(linkCard(0), linkCard(1, "video"))), ['warning cards-differ "video"']);
});

test("warns of template cards that are filled otherwise, quick replies aside", () => {
  const image = { type: "header", parameters: [{ type: "image", image: { id: "1" } }] };
  const video = { type: "header", parameters: [{ type: "video", video: { id: "1" } }] };
  const body = { type: "body", parameters: [{ type: "text", text: "x" }] };
  const reply = {
    type: "button",
    sub_type: "quick_reply",
    index: 0,
    parameters: [{ type: "payload", payload: "x" }],
  };
  const cards = (...lists: readonly (readonly unknown[])[]) =>
    template([
      { type: "carousel", cards: lists.map((components, card_index) => ({ card_index, components })) },
    ]);
  assert.deepEqual(said(cards([image, body], [body, image])), []);
  assert.deepEqual(said(cards([image, reply], [image])), []);
  assert.deepEqual(said(cards([image, body], [image])), ['warning cards-differ "components"']);
  assert.deepEqual(said(cards([image], [video])), ['warning cards-differ "components"']);
});
