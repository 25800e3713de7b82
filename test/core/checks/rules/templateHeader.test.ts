import assert from "node:assert/strict";
import { test } from "node:test";
import { complete, header, image, send, templates, text } from "./definedTemplates.ts";
import { fixed, problemsOf, said } from "./messages.ts";

const known = { templates };

test("finds a header that the message must bring along, and inserts one", () => {
  assert.deepEqual(said(send("with_image"), known), ['error template-header "with_image"']);
  assert.equal(
    problemsOf(send("with_image"), known)[0]?.message,
    "The header of the template is an image, which the message must bring along.",
  );
  const link = { type: "image", image: { link: "https://www.example.com/picture.jpg" } };
  assert.deepEqual(fixed(send("with_image"), "template-header", known), send("with_image", [header(link)]));
});

test("finds a header of another kind", () => {
  assert.deepEqual(said(send("with_image", [header(...text("x"))]), known), ['error template-header "text"']);
  const [, body, button] = complete;
  assert.deepEqual(said(send("order_update", [header(image), body, button]), known), [
    'error template-header "image"',
  ]);
});

test("finds a header where the template has none", () => {
  assert.deepEqual(said(send("hello_world", [header(...text("x"))]), known), [
    'error template-header "header"',
  ]);
});

test("has nothing against the right kind", () => {
  assert.deepEqual(said(send("with_image", [header(image)]), known), []);
});
