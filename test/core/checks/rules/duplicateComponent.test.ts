import assert from "node:assert/strict";
import { test } from "node:test";
import { said, template } from "./messages.ts";

const text = { type: "text", text: "Robin" };
const copyCode = (index: number) => ({
  type: "button",
  sub_type: "COPY_CODE",
  index,
  parameters: [{ type: "coupon_code", coupon_code: "SAVE25" }],
});

test("a second header or body of a template is a warning at its type", () => {
  assert.deepEqual(
    said(
      template([
        { type: "body", parameters: [text] },
        { type: "header", parameters: [text] },
        { type: "BODY", parameters: [text] },
      ]),
    ),
    ['warning duplicate-component "BODY"'],
  );
});

test("a second copy-code button is an error, other buttons may be several", () => {
  assert.deepEqual(said(template([copyCode(0), copyCode(1)])), ['error duplicate-component "COPY_CODE"']);
  const reply = (index: number) => ({ type: "button", sub_type: "quick_reply", index, parameters: [] });
  assert.ok(!said(template([reply(0), reply(1)])).some(it => it.includes("duplicate-component")));
});

test("each card has components of its own", () => {
  const card = (index: number) => ({
    card_index: index,
    components: [
      { type: "header", parameters: [{ type: "image", image: { id: "1" } }] },
      { type: "body", parameters: [text] },
    ],
  });
  const message = template([
    { type: "body", parameters: [text] },
    { type: "carousel", cards: [card(0), card(1)] },
  ]);
  assert.deepEqual(said(message), []);
});
