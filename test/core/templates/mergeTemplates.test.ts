import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mergeTemplates } from "../../../src/core/templates/mergeTemplates.ts";

const template = (name: string, text = "Hello", more: object = {}) => ({
  name,
  parameter_format: "POSITIONAL",
  components: [{ type: "BODY", text }],
  language: "en_US",
  status: "APPROVED",
  category: "UTILITY",
  id: `1${name.length}`,
  ...more,
});

const keep = { dropGone: false, fillIn: true };
const fileOf = (...templates: object[]) => `${JSON.stringify({ data: templates }, undefined, 2)}\n`;

test("a file that is not there yet is written with all, by name", () => {
  const merged = mergeTemplates(
    undefined,
    [template("b"), template("a"), template("a", "Hallo", { language: "de" })],
    keep,
  );
  assert.deepEqual(merged?.added, ["a (de)", "a (en_US)", "b (en_US)"]);
  assert.equal(
    merged?.text,
    fileOf(template("a", "Hallo", { language: "de" }), template("a"), template("b")),
  );
});

test("pulling what is there already changes nothing, whatever its layout and the order of its keys", () => {
  const samples = readFileSync("samples/wamsg.templates.json", "utf8");
  const { data } = JSON.parse(samples) as { data: Record<string, unknown>[] };
  const shuffled = data.toReversed().map(it => Object.fromEntries(Object.entries(it).toReversed()));
  assert.deepEqual(mergeTemplates(samples, shuffled, keep), {
    text: samples,
    added: [],
    changed: [],
    gone: [],
  });
});

test("a changed template changes in its place, the others keep their text", () => {
  const one = `{ "data": [\n  {"name":"a","language":"en_US","id":"1"},\n  {"name":"b","language":"en_US","id":"2"}\n]}`;
  const merged = mergeTemplates(
    one,
    [
      { name: "a", language: "en_US", id: "1" },
      { name: "b", language: "en_US", id: "3" },
    ],
    keep,
  );
  assert.deepEqual(merged?.changed, ["b (en_US)"]);
  assert.ok(
    merged?.text.startsWith(
      `{ "data": [\n  {"name":"a","language":"en_US","id":"1"},\n  {\n    "name": "b",`,
    ),
  );
  assert.ok(merged?.text.endsWith(`"id": "3"\n  }\n]}`));
});

test("new templates come behind, by name", () => {
  const merged = mergeTemplates(fileOf(template("m")), [template("z"), template("b"), template("m")], keep);
  assert.equal(merged?.text, fileOf(template("m"), template("b"), template("z")));
});

test("what the API no longer has is told, and goes only where it is meant to; what was written by hand stays", () => {
  const { id: _, ...written } = template("by_hand");
  const before = fileOf(template("a"), template("b"), written);
  assert.deepEqual(mergeTemplates(before, [template("a")], keep), {
    text: before,
    added: [],
    changed: [],
    gone: ["b (en_US)"],
  });
  assert.equal(
    mergeTemplates(before, [template("a")], { ...keep, dropGone: true })?.text,
    fileOf(template("a"), written),
  );
});

test("what changes by itself is left out: signed addresses of samples, the date of a score", () => {
  const header = {
    type: "HEADER",
    format: "IMAGE",
    example: { header_handle: ["https://cdn.example/?oh=1"] },
  };
  const pulled = (sign: string) => ({
    ...template("a"),
    components: [{ ...header, example: { header_handle: [`https://cdn.example/?oh=${sign}`] } }],
    quality_score: { score: "GREEN", date: Number(sign) },
  });
  const first = mergeTemplates(undefined, [pulled("1")], keep)?.text;
  assert.ok(first?.includes(`"score": "GREEN"`));
  assert.ok(!first?.includes("cdn.example"));
  assert.equal(mergeTemplates(first, [pulled("2")], keep)?.text, first);
});

test("what the API answers where there is nothing to say is no change of a file that leaves it unsaid", () => {
  const before = fileOf(template("a"));
  const pulled = (score: string, reason = "NONE") => [
    { ...template("a"), quality_score: { score, date: 7 }, rejected_reason: reason },
  ];
  assert.equal(mergeTemplates(before, pulled("UNKNOWN"), keep)?.text, before);
  for (const told of [pulled("GREEN"), pulled("UNKNOWN", "PROMOTIONAL")])
    assert.deepEqual(mergeTemplates(before, told, keep)?.changed, ["a (en_US)"]);
});

test("a template written by hand gets its id where ids last, and none of a simulator's", () => {
  const { id: _, ...written } = template("a");
  const before = fileOf(written);
  assert.equal(mergeTemplates(before, [template("a")], keep)?.text, fileOf(template("a")));
  assert.equal(mergeTemplates(before, [template("a")], { ...keep, fillIn: false })?.text, before);
  const { text } = mergeTemplates(before, [template("a", "Bye")], { ...keep, fillIn: false }) ?? {};
  assert.equal(text, fileOf({ ...written, components: [{ type: "BODY", text: "Bye" }] }));
});

test("line ends and a bare array are kept", () => {
  const before = `[\r\n  {\r\n    "name": "a",\r\n    "language": "en_US"\r\n  }\r\n]`;
  const text = mergeTemplates(before, [{ name: "b", language: "en_US" }], keep)?.text ?? "";
  assert.deepEqual(JSON.parse(text).length, 2);
  assert.ok(!text.replaceAll("\r\n", "").includes("\n"));
});

test("a file that holds something else is left alone", () => {
  for (const text of ["{", "7", `{"data": {}}`, `{"data": [] // all\n}`])
    assert.equal(mergeTemplates(text, [template("a")], keep), undefined, text);
});

test("what has no name or no language is passed over", () => {
  assert.equal(mergeTemplates(undefined, [null, 7, {}, { name: "a" }], keep)?.text, fileOf());
});
