import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isWhole, type JournalEntry, readEntry, writeEntry } from "../../../src/node/journal/entry.ts";
import { webhook } from "./journals.ts";

const sent: JournalEntry = {
  kind: "send",
  atMs: 1000,
  account: "simulator",
  document: "file:///a.wamsg.json",
  index: 1,
  label: "a.wamsg.json",
  recipient: "+15551234567",
  payload: { type: "text" },
  ttlSeconds: 600,
  sequenceId: "s1",
  answer: { kind: "accepted", wamid: "wamid.A", latencyMs: 204 },
};

const anyText = fc
  .array(fc.constantFrom("é", "😀", "\n", "\r", "\u2028", "\u0000", "\\", '"', "a"))
  .map(parts => parts.join(""));

test("whatever bytes a webhook has, they come back exactly", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 100 }), anyText), bytes => {
      const raw = Buffer.from(bytes as Uint8Array);
      const line = writeEntry("w-1", webhook(raw));
      assert.ok(!line.includes("\n"));
      const stored = readEntry(line);
      assert.ok(stored?.entry.kind === "webhook" && stored.entry.raw.equals(raw));
    }),
  );
});

test("a byte order mark and Meta's escapes are kept as they came", () => {
  const raw = Buffer.from(`\ufeff{"text":"caf\\u00e9 \\/ é"}`);
  const stored = readEntry(writeEntry("w-1", webhook(raw)));
  assert.ok(stored?.entry.kind === "webhook" && stored.entry.raw.equals(raw));
});

for (const entry of [
  sent,
  { ...sent, answer: { kind: "refused", code: 131047, message: "Re-engagement message" } },
  { ...sent, answer: { kind: "ambiguous", message: "No answer within 30 s." }, sequenceId: undefined },
  { kind: "note", atMs: 1, topic: "cleared", text: "The list was cleared." },
] as const satisfies readonly JournalEntry[])
  test(`an entry of kind ${entry.kind} comes back as it was (${"answer" in entry ? entry.answer.kind : entry.topic})`, () => {
    assert.deepEqual(readEntry(writeEntry("w-1", entry)), { id: "w-1", entry });
  });

for (const [what, line] of [
  ["is no JSON", "{"],
  ["is no object", "[]"],
  ["has no version", `{"id":"w-1","kind":"note","atMs":1,"topic":"a"}`],
  ["has a later version", `{"v":2,"id":"w-1","kind":"note","atMs":1,"topic":"a"}`],
  ["has no id", `{"v":1,"kind":"note","atMs":1,"topic":"a"}`],
  ["has another kind", `{"v":1,"id":"w-1","kind":"call","atMs":1}`],
  ["has a kind that every object has", `{"v":1,"id":"w-1","kind":"constructor","atMs":1}`],
  ["is a webhook without a body", `{"v":1,"id":"w-1","kind":"webhook","receivedAtMs":1}`],
  ["is a webhook without a time", `{"v":1,"id":"w-1","kind":"webhook","body":"{}","receivedAtMs":"1"}`],
  ["is a send without an answer", `{"v":1,"id":"w-1","kind":"send","atMs":1,"document":"a"}`],
  [
    "is a send that was accepted without an id",
    `{"v":1,"id":"w-1","kind":"send","atMs":1,"document":"a","answer":{"kind":"accepted"}}`,
  ],
  ["is a note without a topic", `{"v":1,"id":"w-1","kind":"note","atMs":1}`],
] as const)
  test(`a line that ${what} is not read`, () => {
    assert.equal(readEntry(line), undefined);
  });

test("no beginning of a line is taken for a whole one", () => {
  const line = writeEntry("w-1", webhook(`{"a":"}"}`));
  assert.ok(isWhole(line));
  for (let cut = 0; cut < line.length; cut++) assert.ok(!isWhole(line.slice(0, cut)), line.slice(0, cut));
});
