import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../../src/core/document/lines.ts";

test("lines end with LF, CRLF or CR, and the break belongs to the line before it", () => {
  const at = linesOf("a\nbc\r\nd\re");
  const places = [0, 1, 2, 4, 5, 6, 7, 8].map(offset => Object.values(at(offset)).join(":"));
  assert.deepEqual(places, ["0:0", "0:1", "1:0", "1:2", "1:3", "2:0", "2:1", "3:0"]);
});

test("an empty text has one line", () => {
  assert.deepEqual(linesOf("")(0), { line: 0, character: 0 });
});
