import assert from "node:assert/strict";
import { test } from "node:test";
import { type FromWebview, readFromWebview } from "../../src/core/protocol.ts";

const understood: readonly FromWebview[] = [
  { type: "ready" },
  { type: "reveal", start: 0, end: 12 },
  { type: "openLink", url: "https://www.example.com/a?b=c#d" },
  { type: "openLink", url: "mailto:hi@example.com" },
  { type: "openLink", url: "tel:+15551234567" },
  { type: "send", index: 3 },
  { type: "lock", locked: true },
  { type: "reply", index: 0, tapped: { kind: "button", id: "keep" } },
  { type: "reply", index: 4, tapped: { kind: "listRow", id: "full" } },
  { type: "reply", index: 1, tapped: { kind: "templateButton", index: 0 } },
  { type: "reply", index: 1, tapped: { kind: "templateButton", index: 0, card: 2 } },
  { type: "reply", index: 2, tapped: { kind: "location" } },
  { type: "reply", index: 2, tapped: { kind: "contactInfo" } },
  { type: "write", text: "Is it ready?" },
  { type: "reset" },
  { type: "copied", done: true },
  { type: "drawn", png: "iVBORw0KGgo=" },
  { type: "drawn" },
];

for (const message of understood) {
  test(`${JSON.stringify(message)} is understood`, () => {
    assert.deepEqual(readFromWebview(structuredClone(message)), message);
  });
}

test("what else a tap carries is left behind", () => {
  const tapped = { kind: "listRow", id: "a", content: { type: "text" } };
  assert.deepEqual(readFromWebview({ type: "reply", index: 0, tapped }), {
    type: "reply",
    index: 0,
    tapped: { kind: "listRow", id: "a" },
  });
});

test("what is no picture counts as none", () => {
  for (const png of [7, "", "data:image/png;base64,AAAA", "<svg/>"])
    assert.deepEqual(readFromWebview({ type: "drawn", png }), { type: "drawn" });
});

test("what else a message carries is left behind", () => {
  assert.deepEqual(readFromWebview({ type: "send", index: 1, command: "rm" }), { type: "send", index: 1 });
});

const refused: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  "a string": "ready",
  "an array": ["ready"],
  "no type": {},
  "an unknown type": { type: "run" },
  "a type that is no string": { type: { toString: () => "ready" } },
  "a reveal without offsets": { type: "reveal" },
  "a reveal without an end": { type: "reveal", start: 1 },
  "a reveal that ends before it starts": { type: "reveal", start: 5, end: 4 },
  "a reveal at a negative offset": { type: "reveal", start: -1, end: 4 },
  "a reveal at half an offset": { type: "reveal", start: 0.5, end: 4 },
  "a reveal at an infinite offset": { type: "reveal", start: 0, end: Number.POSITIVE_INFINITY },
  "a reveal at a text": { type: "reveal", start: "0", end: "4" },
  "a link without an address": { type: "openLink" },
  "a link that is no text": { type: "openLink", url: { href: "https://example.com" } },
  "a script link": { type: "openLink", url: "javascript:alert(1)" },
  "a command link": { type: "openLink", url: "command:workbench.action.quit" },
  "a file link": { type: "openLink", url: "file:///etc/hosts" },
  "an editor link": { type: "openLink", url: "vscode://some.extension/run" },
  "a link with a line break": { type: "openLink", url: "https://example.com/\nx" },
  "an endless link": { type: "openLink", url: `https://example.com/${"a".repeat(10_000)}` },
  "a send without an index": { type: "send" },
  "a send of a negative index": { type: "send", index: -1 },
  "a send of a text": { type: "send", index: "0" },
  "a lock without a state": { type: "lock" },
  "a lock that is no boolean": { type: "lock", locked: "yes" },
  "a reply without a message": { type: "reply", tapped: { kind: "location" } },
  "a reply to a negative index": { type: "reply", index: -1, tapped: { kind: "location" } },
  "a reply without a tap": { type: "reply", index: 0 },
  "a reply with a tap of nothing": { type: "reply", index: 0, tapped: null },
  "a reply with an unknown tap": { type: "reply", index: 0, tapped: { kind: "shake" } },
  "a tap on a button without an id": { type: "reply", index: 0, tapped: { kind: "button" } },
  "a tap on a button with an empty id": { type: "reply", index: 0, tapped: { kind: "button", id: "" } },
  "a tap on a button with a number": { type: "reply", index: 0, tapped: { kind: "button", id: 1 } },
  "a tap on an endless id": { type: "reply", index: 0, tapped: { kind: "button", id: "a".repeat(10_001) } },
  "a tap on no position": { type: "reply", index: 0, tapped: { kind: "templateButton", index: "0" } },
  "a tap on no card": { type: "reply", index: 0, tapped: { kind: "templateButton", index: 0, card: -1 } },
  "a written nothing": { type: "write" },
  "a written blank": { type: "write", text: " \n" },
  "a written number": { type: "write", text: 5 },
  "a written book": { type: "write", text: "a".repeat(4097) },
};

for (const [name, value] of Object.entries(refused)) {
  test(`${name} is not understood`, () => {
    assert.equal(readFromWebview(value), undefined);
  });
}
