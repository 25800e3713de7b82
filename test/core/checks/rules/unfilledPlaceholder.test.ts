import assert from "node:assert/strict";
import { test } from "node:test";
import { message, problemsOf, said, template } from "./messages.ts";

const text = (body: string): unknown => message("text", { body });

for (const body of [
  "Hello {{1}}",
  "Hello {{name}}!",
  "Hello {{ customer.first_name }}",
  "Hello <NAME>",
  "Dear <FIRST_NAME>",
  "Dear <CUSTOMER NAME>",
  "Your order: [object Object]",
]) {
  test(`warns of the gap in "${body}"`, () => {
    assert.deepEqual(said(text(body)), [`warning unfilled-placeholder "${body}"`]);
  });
}

for (const body of [
  "Hello [NAME]",
  "Hello [Name]",
  "Hello [customer name]",
  "Dear [FIRST_NAME]",
  "Hello [Your name]",
  "On [insert date]",
  "TODO: write this",
  "TODO",
  "Call XXX",
  "Order no. XXXX",
  "Lorem ipsum dolor sit amet",
]) {
  test(`notes what may be a gap in "${body}"`, () => {
    assert.deepEqual(said(text(body)), [`info unfilled-placeholder "${body}"`]);
  });
}

for (const body of [
  "a < b and c > d",
  "[1]",
  "[ACME] Your order is on its way",
  "[IMPORTANT] Read this",
  "I <3 you",
  "A <B> C",
  "<BR>",
  "<name>",
  "TODO a mitad de precio",
  "Ya está TODO listo",
  "xxx, Robin",
  "[date]",
  "Extra XXL",
  "Vol. XX",
  "{name}",
  "{ { 1 } }",
  "if (a[i] < b) {",
  "Hello ${name}",
]) {
  test(`takes "${body}" for an ordinary text`, () => {
    assert.deepEqual(said(text(body)), []);
  });
}

test("names the gap", () => {
  assert.equal(
    problemsOf(text("Hello {{name}}, your code is {{code}}"))[0]?.message,
    '"{{name}}" looks like a gap that was never filled in; the customer would read it as it is.',
  );
});

test("finds gaps in the values of a template, but not in its name", () => {
  assert.deepEqual(said(template([{ type: "body", parameters: [{ type: "text", text: "{{1}}" }] }])), [
    'warning unfilled-placeholder "{{1}}"',
  ]);
  assert.deepEqual(said(message("template", { name: "todo_xxx", language: { code: "en" } })), []);
});

test("finds an id that is still as a manual has it", () => {
  assert.deepEqual(said(message("image", { id: "<MEDIA_ID>" })), [
    'warning unfilled-placeholder "<MEDIA_ID>"',
  ]);
  assert.deepEqual(said(message("text", { body: "Hi" }, { context: { message_id: "<WAMID>" } })), [
    'warning unfilled-placeholder "<WAMID>"',
  ]);
  assert.deepEqual(said(message("text", { body: "Hi" }, { recipient_type: "group", to: "<GROUP_ID>" })), [
    'warning unfilled-placeholder "<GROUP_ID>"',
  ]);
});

test("judges a gap that a known variable leaves", () => {
  assert.deepEqual(said(text("${greeting}"), { variables: { greeting: "Hello {{1}}" } }), [
    'warning unfilled-placeholder "${greeting}"',
  ]);
});
