import assert from "node:assert/strict";
import { test } from "node:test";
import { button, complete, send, templates } from "./definedTemplates.ts";
import { fixed, problemsOf, said } from "./messages.ts";

const known = { templates };
const [header, body] = complete;
const order = (...buttons: readonly unknown[]): unknown => send("order_update", [header, body, ...buttons]);

test("takes an index as a string and as a number, and leaves quick replies free", () => {
  assert.deepEqual(said(order(button(1, "x")), known), []);
  const reply = {
    type: "button",
    sub_type: "quick_reply",
    index: "0",
    parameters: [{ type: "payload", payload: "y" }],
  };
  assert.deepEqual(said(order(reply, button("1", "x")), known), []);
});

test("finds a button that needs a value, and inserts it", () => {
  assert.deepEqual(said(order(), known), ['error template-button "order_update"']);
  assert.equal(
    problemsOf(order(), known)[0]?.message,
    'Button 1, "Track", of the template needs a value: a component of type "button" with the index 1.',
  );
  assert.deepEqual(fixed(order(), "template-button", known), order(button("1", "…")));
});

test("finds a button that is not there", () => {
  assert.deepEqual(said(order(button("1", "x"), button("3", "y")), known), ['error template-button "3"']);
  assert.equal(
    problemsOf(send("hello_world", [button("0", "x")]), known)[0]?.message,
    "There is no button 0: the template has no buttons, counted from 0.",
  );
});

test("finds a button of another kind, and changes the kind", () => {
  const reply = { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "y" }] };
  assert.deepEqual(said(order(reply, button("1", "x")), known), ['error template-button "url"']);
  assert.deepEqual(
    fixed(order(reply, button("1", "x")), "template-button", known),
    order({ ...reply, sub_type: "quick_reply" }, button("1", "x")),
  );
});

test("finds a value for an address that has no variable", () => {
  assert.deepEqual(said(order(button("1", "x"), button("2", "y")), known), ['error template-button "url"']);
});
