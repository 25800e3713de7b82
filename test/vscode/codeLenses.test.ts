import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { CodeLenses, type StateOf } from "../../src/vscode/codeLenses.ts";
import { openDocument, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

function lensesOf(text: string, stateOf: StateOf): { title: string; line: number }[] {
  const lenses = new CodeLenses(stateOf);
  const document = openDocument(text) as unknown as vscode.TextDocument;
  const found = lenses.provideCodeLenses(document);
  // What is wrong must not leave its timer behind.
  lenses.dispose();
  return found.map(({ command, range }) => {
    assert.deepEqual(command?.arguments?.[0], document.uri);
    return { title: command?.title ?? "", line: range.start.line };
  });
}

test("every payload of a conversation has its line of commands", () => {
  const found = lensesOf("[\n  {},\n  {}\n]", () => undefined);
  const titles = ["Send to test number", "Preview", "Copy as cURL"];
  assert.deepEqual(found, [
    { title: "Send all 2 to test number", line: 0 },
    ...titles.map(title => ({ title, line: 1 })),
    ...titles.map(title => ({ title, line: 2 })),
  ]);
});

test("after a send the state stands behind the commands of that payload", () => {
  const found = lensesOf("[\n  {},\n  {}\n]", (_uri, index) => (index === 1 ? "✓✓ read 2 s ago" : undefined));
  assert.deepEqual(found.at(-1), { title: "✓✓ read 2 s ago", line: 2 });
  assert.equal(found.length, 8);
});

test("a file without a message has no commands", () => {
  assert.deepEqual(
    lensesOf("", () => undefined),
    [],
  );
});

test("of a long conversation nothing but places travels before a line is in sight", () => {
  const lenses = new CodeLenses(() => undefined);
  const document = openDocument(`[${"{},".repeat(99)}{}]`) as unknown as vscode.TextDocument;
  const found = lenses.provideCodeLenses(document);
  lenses.dispose();
  assert.equal(found.length, 301);
  for (const lens of found) assert.equal(lens.command, undefined);
  const last = found.at(-1);
  assert.ok(last);
  assert.deepEqual(lenses.resolveCodeLens(last).command, {
    title: "Copy as cURL",
    command: "wamsg.copyAsCurl",
    arguments: [document.uri, { index: 99 }],
  });
});
