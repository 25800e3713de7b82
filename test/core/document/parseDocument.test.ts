import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { marked } from "../view/marked.ts";

test("a single payload has the empty pointer, the items of an array are numbered", () => {
  assert.deepEqual(payloads('{ "type": "text" }'), [{ index: 0, pointer: "", value: { type: "text" } }]);
  assert.deepEqual(payloads('[{ "a": 1 }, 5]'), [
    { index: 0, pointer: "/0", value: { a: 1 } },
    { index: 1, pointer: "/1", value: 5 },
  ]);
  assert.equal(parseDocument("[]").conversation, true);
  assert.equal(parseDocument("{}").conversation, false);
});

test("offsets count a byte order mark, which is no fault", () => {
  const document = parseDocument('\ufeff{ "a": "b" }');
  assert.deepEqual(document.faults, []);
  assert.equal(document.root?.offset, 1);
  assert.equal(document.text.at(1), "{");
});

test("__proto__ is a key like any other", () => {
  const value = parseDocument('{ "__proto__": { "type": "text" }, "a": 1 }').payloads[0]?.value;
  assert.ok(typeof value === "object" && value !== null);
  assert.deepEqual(Object.keys(value), ["__proto__", "a"]);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

test("of a key that is given twice the last value counts", () => {
  assert.deepEqual(parseDocument('{ "a": 1, "b": 2, "a": 3 }').payloads[0]?.value, { a: 3, b: 2 });
});

const faults: readonly (readonly [text: string, message: RegExp])[] = [
  ["«»", /file is empty/],
  ["«\n\t »", /file is empty/],
  ["{ «// note»\n}", /JSON has no comments/],
  ["«/* note */»{}", /JSON has no comments/],
  ['{ "a": 1«,» }', /no comma after the last item/],
  ["[1«,» ]", /no comma after the last item/],
  ['{ "a": 1 «"b"»: 2 }', /comma is missing/],
  ['{ "a" «1» }', /colon is expected/],
  ["{ «'a'»: 1 }", /double quotes/],
  ["{ «a»: 1 }", /double quotes/],
  ['{ "a": «True» }', /true, false and null/],
  ['{ "a": «"b»', /closing double quote is missing/],
  ['{ "a": [1, 2«]»', /closing brace \} is missing/],
  ['["a", "b«"»', /closing bracket \] is missing/],
  ["{}\n«{»}", /Several messages stand in an array/],
  ['["«\\x»"]'.replace("«", "").replace("»", ""), /escape that JSON does not know/],
  ['{ "a": «,» "b": [1,] }', /value is expected/],
  ["[«1.»]", /not a complete number/],
  ["[«\u00a0»1]", /U\+00A0 cannot be seen/],
];

for (const [text, message] of faults) {
  test(`says once what keeps ${JSON.stringify(text)} from being JSON`, () => {
    const { faults: found, text: plain } = withMark(text);
    assert.equal(found.length, 1);
    assert.equal(found[0]?.code, "syntax");
    assert.equal(found[0]?.severity, "error");
    assert.match(found[0]?.message ?? "", message);
    if (text.includes("«")) assert.deepEqual(found[0]?.span, marked(text).span, plain);
  });
}

test("a half-typed text still has a tree, for preview and completion", () => {
  const document = parseDocument('{ "type": "text", "text": { "body": "Hel');
  assert.deepEqual(document.payloads[0]?.value, { type: "text", text: { body: "Hel" } });
});

test("a text of more than 1 MB is not read", () => {
  const document = parseDocument(`"${"a".repeat(1024 * 1024)}"`);
  assert.deepEqual(
    document.faults.map(({ code }) => code),
    ["too-large"],
  );
  assert.equal(document.root, undefined);
  assert.equal(parseDocument(`"${"a".repeat(1024 * 1024 - 2)}"`).faults.length, 0);
});

test("a text of more than 100 levels is not read, whatever its strings hold", () => {
  const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  assert.deepEqual(
    parseDocument(nested(101)).faults.map(({ code }) => code),
    ["too-deep"],
  );
  assert.deepEqual(parseDocument(nested(100)).faults, []);
  assert.deepEqual(parseDocument(JSON.stringify(`\\"${nested(200)}`)).faults, []);
  assert.equal(parseDocument("[".repeat(500_000)).faults[0]?.code, "too-deep");
});

test("has a fault exactly where JSON.parse refuses the text", () => {
  const token = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"a"',
    '"',
    "1",
    "-",
    ".5",
    "e3",
    "null",
    "nul",
    "//",
    "/*",
    " ",
    "\n",
    "\\",
    "\u0001",
    "\u00a0",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(token).map(parts => parts.join("")),
        fc.json(),
        fc.string(),
      ),
      text => {
        fc.pre(!text.startsWith("\ufeff"));
        assert.equal(parseDocument(text).faults.length === 0, isJson(text), text);
      },
    ),
  );
});

test("reads any JSON to the value that JSON.parse gives", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), text => {
      const { root, payloads: list } = parseDocument(text);
      const parsed: unknown = JSON.parse(text);
      assert.deepEqual(root?.type === "array" ? list.map(({ value }) => value) : list[0]?.value, parsed);
    }),
  );
});

function payloads(text: string) {
  return parseDocument(text).payloads.map(({ index, pointer, value }) => ({ index, pointer, value }));
}

function withMark(text: string) {
  return parseDocument(text.includes("«") ? marked(text).text : text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
