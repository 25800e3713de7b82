import assert from "node:assert/strict";
import { test } from "node:test";
import { explainError } from "../../../src/core/errors/explainError.ts";
import { outcomeFor, scenarios } from "../../../src/node/simulator/scenarios.ts";

test("every number with a story is there once and is found by its digits", () => {
  const numbers = scenarios.map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length);
  for (const { number, outcome } of scenarios) {
    assert.match(number, /^\+1555\d{7}$/);
    assert.equal(outcomeFor(number.slice(1)), outcome);
  }
});

test("every error in a story is published, and the story names its code", () => {
  for (const { meaning, outcome } of scenarios) {
    if (!("code" in outcome)) continue;
    assert.ok(explainError(outcome.code));
    assert.ok(meaning.includes(String(outcome.code)));
  }
});

test("any other number has no story", () => {
  assert.equal(outcomeFor("15551234567"), undefined);
});
