import assert from "node:assert/strict";
import { test } from "node:test";
import { complete, send, templates } from "./definedTemplates.ts";
import { fixed, problemsOf, said } from "./messages.ts";

const known = { templates };

test("finds a template that the account does not have, and the one that was meant", () => {
  const payload = send("hello_wrold");
  assert.deepEqual(said(payload, known), ['error template-not-found "hello_wrold"']);
  assert.equal(
    problemsOf(payload, known)[0]?.message,
    'The account has no template "hello_wrold". Is "hello_world" meant?',
  );
  assert.deepEqual(fixed(payload, "template-not-found", known), send("hello_world"));
});

test("finds a language that a template does not have, and names those it has", () => {
  const payload = send("order_update", undefined, "de_AT");
  assert.deepEqual(said(payload, known), ['error template-not-found "de_AT"']);
  assert.equal(
    problemsOf(payload, known)[0]?.message,
    'The template "order_update" is there in "de", "en_US", but not in "de_AT".',
  );
  assert.deepEqual(fixed(payload, "template-not-found", known), send("order_update", undefined, "de"));
});

test("says a misspelt language code once", () => {
  assert.deepEqual(said(send("hello_world", undefined, "en-US"), known), [
    'warning value-not-allowed "en-US"',
  ]);
});

test("holds nothing against a template while no templates, or not its name or language, are known", () => {
  assert.deepEqual(said(send("hello_wrold")), []);
  assert.deepEqual(said(send("hello_wrold"), { templates: [] }), []);
  assert.deepEqual(said(send("${name}"), known), []);
  assert.deepEqual(said(send("hello_world", undefined, "${language}"), known), []);
});

test("has nothing against templates that are filled as they should be", () => {
  assert.deepEqual(said(send("hello_world"), known), []);
  assert.deepEqual(said(send("hello_world", []), known), []);
  assert.deepEqual(said(send("order_update", complete), known), []);
  assert.deepEqual(said(send("order_update", undefined, "de"), known), []);
});
