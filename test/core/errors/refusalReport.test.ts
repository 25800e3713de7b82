import assert from "node:assert/strict";
import { test } from "node:test";
import { explainError } from "../../../src/core/errors/explainError.ts";
import publishedErrors from "../../../src/core/errors/publishedErrors.json" with { type: "json" };
import { refusalReport } from "../../../src/core/errors/refusalReport.ts";

const error = {
  code: 131009,
  title: "Parameter value is not valid",
  details: "interactive.action.buttons must hold between 1 and 3 items",
  subcode: undefined,
  fbtraceId: "AbCdEf",
  httpStatus: 400,
};

test("a refusal is told with meaning, advice, details, place and trace id", () => {
  assert.deepEqual(refusalReport(error, "/interactive/action/buttons"), [
    "131009 Parameter value is not valid (HTTP 400)",
    `meaning: ${explainError(131009)?.meaning}`,
    `what to do: ${explainError(131009)?.action}`,
    "details: interactive.action.buttons must hold between 1 and 3 items",
    "place: /interactive/action/buttons",
    "sending it again: gives the same answer until something is changed",
    "trace id for Meta's support: AbCdEf",
  ]);
});

test("every published code is explained, whatever title came with it", () => {
  for (const { code, meaning, action, retryable } of publishedErrors) {
    const report = refusalReport({ ...error, code, title: "Another title" }, undefined);
    assert.ok(
      report.includes(`meaning: ${meaning}`) && report.includes(`what to do: ${action}`),
      String(code),
    );
    assert.ok(report.includes("title: Another title"));
    assert.equal(
      report.some(line => line.includes("can succeed later")),
      retryable,
      String(code),
    );
  }
});

test("a code that is not published is shown whole", () => {
  assert.deepEqual(refusalReport({ ...error, code: 999_999, title: "New", subcode: 7 }, undefined), [
    "999999 New (HTTP 400, subcode 7)",
    "meaning: this code is not published.",
    "title: New",
    "details: interactive.action.buttons must hold between 1 and 3 items",
    "trace id for Meta's support: AbCdEf",
  ]);
});
