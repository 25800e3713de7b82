import assert from "node:assert/strict";
import { test } from "node:test";
import { replyCard } from "./cards.ts";
import { fixed, interactive, said } from "./messages.ts";

const carousel = (...cards: readonly unknown[]): unknown => interactive("carousel", { action: { cards } });

test("warns of a quick reply with the id of another card's, and makes it differ", () => {
  const payload = carousel(replyCard(0, "yes"), replyCard(1, "yes"));
  assert.deepEqual(said(payload), ['warning duplicate-id "yes"']);
  assert.deepEqual(fixed(payload, "duplicate-id"), carousel(replyCard(0, "yes"), replyCard(1, "yes-2")));
});

test("has nothing against the same title on each card, or ids with the same variable", () => {
  assert.deepEqual(said(carousel(replyCard(0, "a"), replyCard(1, "b"))), []);
  assert.deepEqual(said(carousel(replyCard(0, "${id}"), replyCard(1, "${id}"))), []);
});
