import assert from "node:assert/strict";
import { test } from "node:test";
import { body, button, complete, header, image, send, templates, text } from "./definedTemplates.ts";
import { fixed, problemsOf, said } from "./messages.ts";

const known = { templates };
const [orderHeader, orderBody, orderButton] = complete;

test("finds a body that is not filled at all, and fills it with the examples", () => {
  const payload = send("order_update", [orderHeader, orderButton]);
  assert.deepEqual(said(payload, known), ['error template-parameters "order_update"']);
  assert.equal(
    problemsOf(payload, known)[0]?.message,
    "The body of the template has 2 variables ({{1}}, {{2}}); none is filled in.",
  );
  assert.deepEqual(
    fixed(payload, "template-parameters", known),
    send("order_update", [orderHeader, orderButton, body("Robin", "today")]),
  );
});

test("inserts the components of a message that has none", () => {
  const payload = send("booking_ready");
  const parameters = ["first_name", "thing"].map(name => ({ type: "text", parameter_name: name, text: "…" }));
  assert.deepEqual(
    fixed(payload, "template-parameters", known),
    send("booking_ready", [{ type: "body", parameters }]),
  );
});

test("finds a parameter that is missing, at the list", () => {
  const payload = send("order_update", [orderHeader, body("Robin"), orderButton]);
  assert.deepEqual(said(payload, known), ['error template-parameters "parameters"']);
  assert.equal(
    problemsOf(payload, known)[0]?.message,
    "The body of the template has 2 variables ({{1}}, {{2}}); here is 1 parameter.",
  );
});

test("finds a parameter that is too many, at itself", () => {
  const payload = send("order_update", [header(...text("A-1", "B-2")), orderBody, orderButton]);
  const found = problemsOf(payload, known).filter(it => it.code === "template-parameters");
  assert.deepEqual(
    found.map(({ pointer }) => pointer),
    ["/template/components/0/parameters/1"],
  );
  assert.deepEqual(said(send("hello_world", [body("Robin")]), known), ["error template-parameters {"]);
});

test("counts the variables of cards too", () => {
  const card = (index: number, ...components: readonly unknown[]) => ({ card_index: index, components });
  const full = card(0, header(image), body("1"), button("0", "a"));
  const carousel = (...cards: readonly unknown[]) => send("two_cards", [{ type: "carousel", cards }]);
  assert.deepEqual(said(carousel(full, { ...full, card_index: 1 }), known), []);
  assert.deepEqual(said(carousel(full, card(1, header(image), body("1", "2"), button("0", "a"))), known), [
    "error template-parameters {",
  ]);
});

test("counts what is not known yet", () => {
  assert.deepEqual(
    said(send("order_update", [orderHeader, body("${name}", "${day}"), orderButton]), known),
    [],
  );
});
