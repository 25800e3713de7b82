import assert from "node:assert/strict";
import { test } from "node:test";
import { readTemplates } from "../../../../src/core/templates/readTemplates.ts";
import { said, template } from "./messages.ts";

const known = (category: string) => ({
  templates: readTemplates({
    data: [
      {
        name: "order_update",
        language: "en_US",
        status: "APPROVED",
        category,
        components: [{ type: "BODY", text: "Hi" }],
      },
    ],
  }),
});

test("a marketing template to a number of the United States is a warning", () => {
  assert.deepEqual(said(template([], { to: "+1 (212) 555-2368" }), known("MARKETING")), [
    'warning marketing-to-us "+1 (212) 555-2368"',
  ]);
});

test("other templates, other countries with the same code, and templates that are not known are not", () => {
  assert.deepEqual(said(template([], { to: "+12125552368" }), known("UTILITY")), []);
  assert.deepEqual(said(template([], { to: "+14165552368" }), known("MARKETING")), []);
  assert.deepEqual(said(template([], { to: "+491701234567" }), known("MARKETING")), []);
  assert.deepEqual(said(template([], { to: "+12125552368" })), []);
});
