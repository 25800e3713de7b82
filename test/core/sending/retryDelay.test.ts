import assert from "node:assert/strict";
import { test } from "node:test";
import { explainError } from "../../../src/core/errors/explainError.ts";
import publishedErrors from "../../../src/core/errors/publishedErrors.json" with { type: "json" };
import { attemptLimit, type Failure, retryDelayMs } from "../../../src/core/sending/retryDelay.ts";

const refused = (graphCode: number): Failure => ({
  graphCode,
  connectionRefused: false,
  mayHaveBeenSent: false,
});

test("a limit is waited for by Meta's back-off, and given up in the end", () => {
  const delays = Array.from({ length: attemptLimit }, (_, i) => retryDelayMs(refused(131056), i + 1));
  assert.deepEqual(delays, [1000, 4000, 16_000, 64_000, undefined]);
});

test("a connection that was refused is tried again, any other way of not arriving is not", () => {
  const failure = { graphCode: undefined, connectionRefused: true, mayHaveBeenSent: false };
  assert.equal(retryDelayMs(failure, 1), 1000);
  assert.equal(retryDelayMs({ ...failure, connectionRefused: false }, 1), undefined);
});

test("what may have been sent is never tried again", () => {
  assert.equal(retryDelayMs({ ...refused(130429), mayHaveBeenSent: true }, 1), undefined);
});

test("of the published errors only those that say “later” are tried again, and each is published as retryable", () => {
  const again = publishedErrors.map(({ code }) => code).filter(code => retryDelayMs(refused(code), 1));
  assert.deepEqual(again, [4, 17, 80007, 130429, 131056, 131057]);
  assert.ok(again.every(code => explainError(code)?.retryable));
});
