import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { applyEdits } from "../../../src/core/document/edits.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { readFixtures } from "./readFixtures.ts";

const context = fc.record({
  country: fc.constantFrom(undefined, "IN", "US", "ZZ", "", "india"),
  variables: fc.dictionary(fc.constantFrom("a", "b", "name"), fc.string(), { noNullPrototype: true }),
});

/** Texts that are nearly messages: parts of fixtures taken away, doubled, or replaced by anything. */
const nearlyMessages = fc
  .tuple(
    fc.constantFrom(
      ...readFixtures("valid")
        .map(({ text }) => text)
        .filter(text => text.length < 4000),
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.oneof(fc.string(), fc.json()))),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [at, length, put]) => {
      const start = at % (changed.length + 1);
      return changed.slice(0, start) + put + changed.slice(start + length);
    }, text),
  );

/** JSON whose names and values the API knows, in places where it does not. */
const word = fc.constantFrom(
  "type",
  "to",
  "text",
  "body",
  "interactive",
  "action",
  "buttons",
  "header",
  "button",
  "list",
  "sections",
  "rows",
  "template",
  "components",
  "parameters",
  "image",
  "link",
  "id",
  "title",
  "reply",
  "__proto__",
  "location",
  "latitude",
  "status",
  "preview_url",
  "recipient",
);
const familiarJson = fc
  .letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { maxDepth: 6 },
      word,
      fc.constantFrom<unknown>(null, 0, 1e30, "", "+15551234567", "\ud800", true),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(word, tie("value"), { maxKeys: 6, noNullPrototype: true }),
    ),
  }))
  .value.map(value => JSON.stringify(value));

for (const [name, texts] of [
  ["any text", fc.oneof(fc.string(), fc.string({ unit: "binary" }))],
  ["any JSON", fc.json()],
  ["any damaged message", nearlyMessages],
  ["any JSON of familiar names", familiarJson],
] as const) {
  test(`${name} gives at most 101 problems within the text, each with a sentence, and no exception`, () => {
    fc.assert(
      fc.property(texts, context, (text, known) => {
        const problems = checkDocument(parseDocument(text), known);
        assert.ok(problems.length <= 101);
        for (const { span, message, code, fixes } of problems) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, code);
          assert.match(message, /^\S.*[.?]$/s);
          assert.match(code, /^[a-z]+(-[a-z]+)*$/);
          for (const fix of fixes) applyEdits(text, fix.edits);
        }
      }),
      { numRuns: 300 },
    );
  });
}

test("a text that is not JSON has exactly one problem", () => {
  fc.assert(
    fc.property(nearlyMessages, text => {
      const problems = checkDocument(parseDocument(text), { country: undefined, variables: {} });
      const syntax = problems.filter(({ code }) => code === "syntax");
      assert.ok(syntax.length === 0 || problems.length === 1);
    }),
  );
});
