import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";
import { ContentMemory } from "../../../src/core/view/contentMemory.ts";
import { viewDocument } from "../../../src/core/view/viewDocument.ts";
import { nowMs } from "./drawn.ts";

const samples = join(import.meta.dirname, "../../../samples");
const read = (name: string): string => readFileSync(join(samples, name), "utf8");
const messages = readdirSync(samples)
  .filter(name => name.endsWith(".wamsg.json"))
  .map(name => read(name).trim());
const everything = `[\n${messages.map(text => text.replace(/^\[|\]$/g, "")).join(",\n")}\n]`;
const context = {
  nowMs,
  locale: "en-GB",
  timeZone: "UTC",
  businessName: "Example Bikes",
  deliveries: [],
  templates: readTemplates(JSON.parse(read("wamsg.templates.json"))),
};

const view = (text: string, memory?: ContentMemory) => viewDocument(parseDocument(text), context, memory);

test("a memory changes no picture, wherever in a conversation of all kinds something is typed", () => {
  const place = fc.record({
    at: fc.nat(everything.length),
    text: fc.constantFrom("x", " ", "\n", "*", '"', "{}"),
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 3 }), edits => {
      const memory = new ContentMemory();
      let text = everything;
      view(text, memory);
      for (const edit of edits) {
        text = text.slice(0, edit.at) + edit.text + text.slice(edit.at);
        assert.deepEqual(view(text, memory), view(text));
      }
    }),
    { numRuns: 15 },
  );
});

test("what was not touched is not looked at anew", () => {
  const memory = new ContentMemory();
  const before = view(everything, memory);
  const after = view(`${everything} `, memory);
  for (const [at, item] of after.items.entries()) {
    const old = before.items[at];
    if (item.shape === "bubble" && old?.shape === "bubble" && !item.stub && item.kind !== "Typing")
      assert.equal(item.blocks, old.blocks);
  }
});

test("other templates, another name or another minute are seen at once", () => {
  const memory = new ContentMemory();
  view(everything, memory);
  for (const other of [
    { ...context, templates: [] },
    { ...context, businessName: "Other Bikes" },
    { ...context, variables: "names" as const },
    { ...context, nowMs: nowMs + 60_000 },
  ]) {
    const document = parseDocument(everything);
    assert.deepEqual(viewDocument(document, other, memory), viewDocument(document, other));
  }
});
