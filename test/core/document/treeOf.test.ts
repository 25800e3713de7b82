import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseTree } from "jsonc-parser";
import { treeOf } from "../../../src/core/document/treeOf.ts";

const shown = (text: string): string => `tree of ${text.slice(0, 200)}`;

test("any JSON has the tree that jsonc-parser makes of it", () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ depthSize: "medium", stringUnit: "binary" }),
      fc.constantFrom(0, 2, "\t"),
      (value, space) => {
        const text = JSON.stringify(value, null, space);
        assert.deepEqual(treeOf(text), parseTree(text), shown(text));
      },
    ),
  );
});

for (const text of [
  ' \r\n\t{ "a" : [ ] , "b":{},"a":-1.5e+3 }\n',
  '[true,false , null, 0, "", "\\"", "\\\\", "a\\u00e9\\n", [[[{}]]]]',
  '{"__proto__": {"constructor": 1}, "": "${x}", "\\u0061": "\\ud800"}',
  '"one string"',
  "12",
  " null ",
]) {
  test(`the tree of ${JSON.stringify(text)} is that of jsonc-parser`, () => {
    assert.deepEqual(treeOf(text), parseTree(text));
  });
}

test("what is no JSON comes to an end all the same", () => {
  for (const text of ['"no end', "[1, 2", '{"a": 1']) {
    assert.equal(typeof treeOf(text).offset, "number");
  }
});
