import assert from "node:assert/strict";
import { test } from "node:test";
import { explainError } from "../../../src/core/errors/explainError.ts";
import publishedErrors from "../../../src/core/errors/publishedErrors.json" with { type: "json" };

test("a published code is explained with its meaning and what to do", () => {
  assert.deepEqual(explainError(131047), {
    title: "Re-engagement message",
    meaning: "More than 24 hours since the user's last message or call.",
    action: "Send an approved template instead.",
    retryable: false,
    http: 400,
  });
});

test("throttling may be retried, a message to someone not on WhatsApp may not", () => {
  assert.equal(explainError(130429)?.retryable, true);
  assert.equal(explainError(131026)?.retryable, false);
});

test("the permission errors from 200 to 299 are one", () => {
  assert.equal(explainError(294), explainError(200));
  assert.equal(explainError(300), undefined);
});

test("a code that is not published is not explained", () => {
  assert.equal(explainError(999_999), undefined);
  assert.equal(explainError(Number.NaN), undefined);
});

test("every published code is there once, with a title and sentences", () => {
  const codes = publishedErrors.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(codes.length > 150);
  for (const { title, meaning, action } of publishedErrors) {
    assert.ok(title);
    assert.match(meaning, /\.$/);
    assert.match(action, /\.$/);
  }
});
