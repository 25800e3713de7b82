import assert from "node:assert/strict";
import { test } from "node:test";
import { interactive, message, said, template } from "./messages.ts";

const group = { recipient_type: "group", to: "Z3JvdXAtZXhhbXBsZS0wMDAx" };
const action = { buttons: [{ type: "reply", reply: { id: "1", title: "Yes" } }] };

test("finds an interactive message to a group", () => {
  assert.deepEqual(said(interactive("button", { action }, group)), ['error not-in-group "interactive"']);
});

test("warns of what is not among what a group takes", () => {
  const place = { latitude: "48.2", longitude: "16.3" };
  assert.deepEqual(said(message("location", place, group)), ['warning not-in-group "location"']);
  const reaction = { message_id: "wamid.abc", emoji: "👍" };
  assert.deepEqual(said(message("reaction", reaction, group)), ['warning not-in-group "reaction"']);
});

test("finds a template that sells, at the button or the product", () => {
  const catalog = { type: "button", sub_type: "CATALOG", index: "0" };
  assert.deepEqual(said(template([catalog], group)), ['error not-in-group "CATALOG"']);
  const product = { type: "product", product: { product_retailer_id: "1", catalog_id: "2" } };
  assert.deepEqual(said(template([{ type: "header", parameters: [product] }], group)), [
    'error not-in-group "product"',
  ]);
});

test("lets text, media and their templates go to a group", () => {
  assert.deepEqual(said(message("text", { body: "Hello" }, group)), []);
  assert.deepEqual(said(message("sticker", { id: "1" }, group)), []);
  const picture = { type: "image", image: { id: "1" } };
  const reply = {
    type: "button",
    sub_type: "quick_reply",
    index: "0",
    parameters: [{ type: "payload", payload: "x" }],
  };
  assert.deepEqual(said(template([{ type: "header", parameters: [picture] }, reply], group)), []);
});

test("says nothing of messages to one person", () => {
  assert.deepEqual(said(interactive("button", { action })), []);
});
