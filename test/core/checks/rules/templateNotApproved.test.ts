import assert from "node:assert/strict";
import { test } from "node:test";
import { send, templates } from "./definedTemplates.ts";
import { problemsOf, said } from "./messages.ts";

test("finds a template that cannot be sent now, and says why", () => {
  assert.deepEqual(said(send("paused_one"), { templates }), ['error template-not-approved "paused_one"']);
  assert.equal(
    problemsOf(send("paused_one"), { templates })[0]?.message,
    'Only approved templates can be sent; "paused_one" in en_US is "paused".',
  );
});

test("has nothing against a template whose status is not known", () => {
  const [template] = templates.filter(it => it.name === "hello_world");
  assert.deepEqual(
    said(send("hello_world"), { templates: template ? [{ ...template, status: "" }] : [] }),
    [],
  );
});
