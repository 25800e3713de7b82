import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { Diagnostics } from "../../src/vscode/diagnostics.ts";
import { registerQuickFixes } from "../../src/vscode/quickFixes.ts";
import { type CodeAction, editor, openDocument, Position, Range, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const message = `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "txt", "text": {"body": "Hi"}}`;

function actionsAt(offset: number): CodeAction[] {
  const diagnostics = new Diagnostics(() => ({ country: undefined, variables: {} }));
  const document = openDocument(message);
  registerQuickFixes(diagnostics);
  const caret = new Position(0, offset);
  const context = { diagnostics: [...(editor.diagnostics.get(document.uri.toString()) ?? [])] };
  const [provider] = editor.codeActionProviders;
  return provider?.provideCodeActions(document, new Range(caret, caret), context) ?? [];
}

test("the fixes of a problem are offered where the caret touches it, tied to what is shown", () => {
  const [action] = actionsAt(message.indexOf("txt"));
  assert.match(action?.title ?? "", /text/);
  assert.equal(action?.isPreferred, true);
  assert.deepEqual(
    action?.diagnostics.map(({ code }) => code),
    ["unknown-type"],
  );
  const [edits] = action?.edit?.entries.values() ?? [];
  assert.equal((edits as vscode.TextEdit[])[0]?.newText, `"text"`);
});

test("elsewhere nothing is offered", () => {
  assert.deepEqual(actionsAt(3), []);
});
