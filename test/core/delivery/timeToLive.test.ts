import assert from "node:assert/strict";
import { test } from "node:test";
import { ttlSecondsOf } from "../../../src/core/delivery/timeToLive.ts";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";

const defined = (more: object) =>
  readTemplates({ name: "code", language: "en", category: "UTILITY", ...more });

const message = { type: "template", template: { name: "code", language: { code: "en" } } };

test("a template's message lives as long as the template's definition says", () => {
  assert.equal(ttlSecondsOf(message, defined({ message_send_ttl_seconds: 120 })), 120);
  assert.equal(ttlSecondsOf(message, defined({ message_send_ttl_seconds: "3600" })), 3600);
  assert.equal(ttlSecondsOf(message, defined({ message_send_ttl_seconds: -1 })), -1);
});

test("a code is tried for 10 minutes, unless its template says otherwise", () => {
  const category = "authentication";
  assert.equal(ttlSecondsOf(message, defined({ category })), 600);
  assert.equal(ttlSecondsOf(message, defined({ category, message_send_ttl_seconds: -1 })), -1);
  assert.equal(ttlSecondsOf({ type: "text", category }, []), 600);
});

test("a message that says its own time keeps to it", () => {
  assert.equal(ttlSecondsOf({ type: "text", category: "authentication", ttl_seconds: 60 }, []), 60);
});

test("nothing is claimed of templates that are not known, or say nothing that can be read", () => {
  assert.equal(ttlSecondsOf(message, []), undefined);
  for (const message_send_ttl_seconds of ["soon", 0, null, 1.5, ""])
    assert.equal(ttlSecondsOf(message, defined({ message_send_ttl_seconds })), undefined);
  assert.equal(ttlSecondsOf({ type: "text" }, defined({})), undefined);
});
