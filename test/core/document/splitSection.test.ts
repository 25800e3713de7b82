import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../src/core/document/edits.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { splitSection } from "../../../src/core/document/splitSection.ts";

const row = (id: string) => ({ id, title: id.toUpperCase() });
const list = (sections: readonly unknown[]): string =>
  JSON.stringify({ type: "interactive", interactive: { type: "list", action: { sections } } }, null, 2);

function split(text: string, at: string): string | undefined {
  const edits = splitSection(parseDocument(text), text, text.indexOf(at));
  return edits && applyEdits(text, edits);
}

test("the section at the caret is split in two halves, the second one with a number behind the title", () => {
  const rows = ["a", "b", "c"].map(row);
  assert.equal(
    split(
      list([
        { title: "First", rows },
        { title: "Other", rows: [row("d")] },
      ]),
      '"b"',
    ),
    list([
      { title: "First", rows: rows.slice(0, 2) },
      { title: "First 2", rows: rows.slice(2) },
      { title: "Other", rows: [row("d")] },
    ]),
  );
});

test("a section without a title gets one, because several sections need them; a long one is cut", () => {
  const rows = ["a", "b"].map(row);
  assert.deepEqual(
    JSON.parse(split(list([{ rows }]), '"b"') ?? "").interactive.action.sections.map(
      (it: { title: string }) => it.title,
    ),
    ["Section", "Section 2"],
  );
  assert.match(split(list([{ title: "x".repeat(24), rows }]), '"b"') ?? "", /"x{22} 2"/);
});

test("nothing is split where there is one row, no section at the caret, ten sections, or broken JSON", () => {
  assert.equal(split(list([{ title: "A", rows: [row("a")] }]), '"a"'), undefined);
  assert.equal(split(list([{ title: "A", rows: [row("a"), row("b")] }]), '"list"'), undefined);
  const ten = Array.from({ length: 10 }, (_, index) => ({ title: `S${index}`, rows: [row("a"), row("b")] }));
  assert.equal(split(list(ten), '"a"'), undefined);
  assert.equal(split('{"sections": [{"rows": [1, 2]}', "1"), undefined);
});
