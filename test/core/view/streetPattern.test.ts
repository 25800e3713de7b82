import assert from "node:assert/strict";
import { test } from "node:test";
import { streetPattern } from "../../../src/core/view/streetPattern.ts";

test("the same place has the same streets, another place has others", () => {
  assert.deepEqual(streetPattern("48.2,16.4"), streetPattern("48.2,16.4"));
  assert.notDeepEqual(streetPattern("48.2,16.4"), streetPattern("48.2,16.5"));
});

test("any text is a place, and no place has more than some dozens of streets", () => {
  for (const place of ["", "?,?", "x".repeat(100_000), "\u202e'\"><script>"]) {
    const { streets, avenue } = streetPattern(place);
    assert.ok(streets.length > 4 && streets.length < 40);
    for (const path of [...streets, avenue]) assert.match(path, /^M[-\d MLQC.]+$/);
  }
});
