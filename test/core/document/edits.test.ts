import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseTree } from "jsonc-parser";
import { applyEdits, insertProperty, removeProperty } from "../../../src/core/document/edits.ts";
import { locator } from "../../../src/core/document/locate.ts";

const layouts = [undefined, 2, 4, "\t"] as const;
/** JSON has no -0. */
const asWritten = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const objects = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 }).map(asWritten), {
  maxKeys: 4,
  noNullPrototype: true,
});

test("removing any property of any object leaves the others as they were", () => {
  fc.assert(
    fc.property(objects, fc.nat(), fc.constantFrom(...layouts), (object, pick, layout) => {
      const names = Object.keys(object);
      const name = names[pick % Math.max(1, names.length)];
      fc.pre(name !== undefined);
      const text = JSON.stringify(object, undefined, layout);
      const property = tree(text).children?.find(it => it.children?.[0]?.value === name);
      assert.ok(property && name !== undefined);
      const { [name]: _, ...others } = object;
      assert.deepEqual(JSON.parse(applyEdits(text, [removeProperty(property)])), others);
    }),
  );
});

test("inserting into any object adds the property and changes nothing else", () => {
  fc.assert(
    fc.property(
      objects,
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(...layouts),
      (object, value, layout) => {
        fc.pre(!Object.hasOwn(object, "new") && !JSON.stringify(value).includes('"__proto__"'));
        const text = JSON.stringify(object, undefined, layout);
        const edited = applyEdits(text, [
          insertProperty(text, tree(text), "new", value, Object.keys(object)),
        ]);
        assert.deepEqual(JSON.parse(edited), JSON.parse(JSON.stringify({ ...object, new: value })));
        if (layout !== undefined && Object.keys(object).length > 0) {
          assert.equal(
            edited,
            JSON.stringify({ ...object, new: value }, undefined, layout).replaceAll("\\u007f", "\u007f"),
          );
        }
      },
    ),
  );
});

test("finds what a pointer names, with / and ~ in names, and nothing where nothing is", () => {
  const locate = locator(tree('{ "a/b": { "c~d": [10, 20] }, "": 1 }'));
  assert.equal(locate("/a~1b/c~0d/1")?.node.value, 20);
  assert.equal(locate("/")?.node.value, 1);
  assert.equal(locate("/a~1b/c~0d/2"), undefined);
  assert.equal(locate("/nothing/there"), undefined);
});

test("of a key that is given twice the pointer names the last one", () => {
  assert.equal(locator(tree('{ "a": 1, "a": 2 }'))("/a")?.node.value, 2);
});

function tree(text: string) {
  const root = parseTree(text);
  assert.ok(root);
  return root;
}
