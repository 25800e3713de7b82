import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { allRules } from "../../../../src/core/checks/rules/allRules.ts";
import { readFixtures } from "../readFixtures.ts";
import { complete, send, templates } from "./definedTemplates.ts";
import { problemsOf } from "./messages.ts";

/** Payloads that are right, each to be spoilt in some places. */
const payloads: readonly unknown[] = [
  send("order_update", complete),
  ...["valid", "examples"].flatMap(folder =>
    readFixtures(folder === "valid" ? "valid" : "examples")
      .filter(({ text }) => text.length < 6000)
      .flatMap(({ text }) => {
        const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
        return Array.isArray(value) ? (value as unknown[]) : [value];
      }),
  ),
];

/** What is put in the place of a value. Names of methods are among the keys: a careless conversion would call them. */
const anyJson = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e300,
      "",
      "-1",
      "${a}",
      "{{1}}",
      "http://",
      "https://[",
    ),
    fc.constantFrom<unknown>(
      "🏳️‍🌈",
      "\ud800",
      "<NAME>",
      "*x*",
      "+0",
      "group",
      "x".repeat(5000),
      "1".repeat(20),
    ),
    fc.string(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        "toString",
        "valueOf",
        "toJSON",
        "__proto__",
        "constructor",
        "length",
        "type",
        "link",
        "a/~b",
      ),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
})).value;

test("no rule stumbles over any JSON, whatever part of a message it stands in", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...payloads),
      fc.array(fc.tuple(fc.nat(), anyJson), { minLength: 1, maxLength: 4 }),
      (payload, changes) => {
        const spoilt = changes.reduce<unknown>((whole, [place, put]) => replaced(whole, place, put), payload);
        for (const { code, message, span, fixes } of problemsOf([spoilt], { templates, country: "IN" })) {
          assert.match(code, /^[a-z]+(-[a-z]+)*$/);
          assert.ok(message.length < 1000, message);
          assert.ok(span.start < span.end);
          for (const fix of fixes) assert.ok(fix.edits.length > 0);
        }
      },
    ),
    { numRuns: 800 },
  );
});

test("no rule objects to what is only known once a message is sent", () => {
  for (const payload of payloads) {
    const codes = problemsOf(withEveryString(payload)).map(({ code }) => code);
    assert.deepEqual(
      codes.filter(code => ofContent.has(code)),
      [],
    );
  }
});

test("every rule that names its types names types that there are", () => {
  const known =
    "text image video audio document sticker location contacts reaction interactive template pin".split(" ");
  const { enum: kinds } = JSON.parse(readFileSync("schemas/interactive.schema.json", "utf8")).properties.type;
  for (const kind of kinds) known.push(`interactive/${kind}`);
  for (const { code, types } of allRules)
    assert.deepEqual(types?.filter(type => !known.includes(type.split("/")[0] ?? "")) ?? [], [], code);
});

/** Codes of rules that judge the content of strings; those that the schemas use as well are left out. */
const ofContent = new Set(
  allRules
    .map(({ code }) => code)
    .filter(code => !["missing-type", "not-in-group", "forbidden-property", "wrong-format"].includes(code)),
);

/** The same payload with every string, its own types aside, replaced by a variable. */
function withEveryString(value: unknown, key = ""): unknown {
  if (typeof value === "string")
    return /^(type|sub_type|messaging_product|status|name)$/.test(key) ? value : "${x}";
  if (Array.isArray(value)) return value.map(item => withEveryString(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withEveryString(item, name)]));
}

/** A copy in which one value, counted through the whole, is another one. */
function replaced(whole: unknown, place: number, put: unknown): unknown {
  let at = place % count(whole);
  const copy = (value: unknown): unknown => {
    if (at-- === 0) return put;
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item)]));
  };
  return copy(whole);
}

const count = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce<number>((sum, item) => sum + count(item), 1)
    : 1;
