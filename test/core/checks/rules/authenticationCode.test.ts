import assert from "node:assert/strict";
import { test } from "node:test";
import { body, button, send, templates } from "./definedTemplates.ts";
import { fixed, said } from "./messages.ts";

const known = { templates };
const login = (one: string, other: string): unknown => send("login_code", [body(one), button("0", other)]);

test("finds a button with another code than the body, and takes the body's", () => {
  assert.deepEqual(said(login("482913", "482914"), known), ['error authentication-code "482914"']);
  assert.deepEqual(fixed(login("482913", "482914"), "authentication-code", known), login("482913", "482913"));
});

test("finds a code that is too long, or no code", () => {
  assert.deepEqual(said(login("123456789012345", "123456789012345"), known), []);
  assert.deepEqual(said(login("1234567890123456", "123456"), known), [
    'error authentication-code "1234567890123456"',
  ]);
  assert.deepEqual(said(login("www.example.org", "www.example.org"), known), [
    'error authentication-code "www.example.org"',
    'error authentication-code "www.example.org"',
  ]);
});

test("says nothing while it is not known that the template is one, or what the code is", () => {
  assert.deepEqual(said(login("482913", "482914")), []);
  assert.deepEqual(said(login("${code}", "482914"), known), []);
});

test("finds an authentication template to a group", () => {
  const payload = {
    ...(login("482913", "482913") as object),
    recipient_type: "group",
    to: "Z3JvdXAtZXhhbXBsZS0wMDAx",
  };
  assert.deepEqual(said(payload, known), ['error not-in-group "login_code"']);
});
