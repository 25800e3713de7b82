import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { type ExpectedProblem, readExpectedProblems, readFixtures } from "./readFixtures.ts";

/** The fixtures are written for a business in India that knows no variables. */
const context = { country: "IN", variables: {} };

for (const { name, text } of readFixtures("valid")) {
  test(`finds nothing wrong with valid/${name}`, () => {
    assert.deepEqual(checkDocument(parseDocument(text), context), []);
  });
}

for (const fixture of readFixtures("invalid")) {
  test(`finds exactly what is wrong with invalid/${fixture.name}`, () => {
    const found = checkDocument(parseDocument(fixture.text), context).map(
      ({ code, severity, pointer, span }): ExpectedProblem => ({
        code,
        severity,
        pointer,
        marked: fixture.text.slice(span.start, span.end),
      }),
    );
    assert.deepEqual(found, readExpectedProblems(fixture));
  });
}

for (const { name, text } of readFixtures("examples")) {
  test(`has nothing against the published shape of ${name}`, () => {
    const found = checkDocument(parseDocument(text), context).filter(
      ({ code }) => code !== "not-checked-yet",
    );
    assert.deepEqual(found, []);
  });
}
