import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { oneLine } from "../../../src/core/delivery/oneLine.ts";

test("line breaks, tabs and escape sequences become single spaces", () => {
  assert.equal(oneLine("one\r\n\ttwo\u2028three\u001b[31mred"), "one two three [31mred");
});

test("direction overrides, which could make a line read as another, go", () => {
  assert.equal(oneLine("invoice\u202egnp.exe\u2066"), "invoice gnp.exe");
});

test("emoji of several code points stay whole", () => {
  assert.equal(oneLine("👩‍🔧 ok"), "👩‍🔧 ok");
});

test("a text that is too long ends in an ellipsis, counted in code points", () => {
  assert.equal(oneLine("🚲".repeat(5), 5), "🚲".repeat(5));
  assert.equal(oneLine("🚲".repeat(6), 5), `${"🚲".repeat(4)}…`);
});

test("whatever the text, it is one line without control characters, no longer than asked", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.integer({ min: 1, max: 60 }),
      (text, limit) => {
        const line = oneLine(text, limit);
        assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        assert.ok([...line].length <= limit);
        assert.ok(line.isWellFormed());
      },
    ),
  );
});
