import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { Diagnostics } from "../../src/vscode/diagnostics.ts";
import { registerQuickFixes } from "../../src/vscode/quickFixes.ts";
import {
  type CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  editor,
  openDocument,
  Position,
  Range,
  resetEditor,
} from "../fakes/vscode.ts";

beforeEach(resetEditor);

const message = `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "txt", "text": {"body": "Hi"}}`;

/** The actions at an offset of the first line. */
function actionsAt(
  offset: number,
  text = message,
  only?: unknown,
  triggerKind = CodeActionTriggerKind.Invoke,
): CodeAction[] {
  const diagnostics = new Diagnostics(() => ({ country: undefined, variables: {} }));
  const document = openDocument(text);
  registerQuickFixes(diagnostics);
  const caret = new Position(0, offset);
  const shown = [...(editor.diagnostics.get(document.uri.toString()) ?? [])];
  const [provider] = editor.codeActionProviders;
  const context = { diagnostics: shown, only, triggerKind };
  return provider?.provideCodeActions(document, new Range(caret, caret), context) ?? [];
}

const newTexts = (action: CodeAction | undefined) =>
  [...(action?.edit?.entries.values() ?? [])].flat().map(edit => (edit as vscode.TextEdit).newText);

test("the fixes of a problem are offered where the caret touches it, tied to what is shown", () => {
  const [action] = actionsAt(message.indexOf("txt"));
  assert.match(action?.title ?? "", /text/);
  assert.equal(action?.isPreferred, true);
  assert.deepEqual(
    action?.diagnostics.map(({ code }) => code),
    ["unknown-type"],
  );
  assert.deepEqual(newTexts(action), [`"text"`]);
});

test("elsewhere only the way into a conversation is offered", () => {
  assert.deepEqual(
    actionsAt(3).map(({ title }) => title),
    ["Make it a conversation (wrap in an array)"],
  );
});

test("no light bulb lights up where nobody asked and nothing is wrong", () => {
  assert.deepEqual(actionsAt(3, message, undefined, CodeActionTriggerKind.Automatic), []);
});

test("a section of a list can be split where the caret stands in it", () => {
  const text = JSON.stringify({
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: "Choose" },
      action: {
        button: "Open",
        sections: [{ title: "All", rows: ["a", "b"].map(id => ({ id, title: id })) }],
      },
    },
  });
  const titles = actionsAt(text.indexOf('"All"'), text).map(({ title }) => title);
  assert.deepEqual(titles, ["Split the section in two", "Make it a conversation (wrap in an array)"]);
});

test("several problems of a kind can be fixed in one step", () => {
  const text = `[${message}, ${message}]`;
  const all = actionsAt(text.indexOf("txt"), text).find(({ title }) => title.startsWith("Fix all 2"));
  assert.deepEqual(newTexts(all), [`"text"`, `"text"`]);
});

test("“fix all” on save takes every preferred fix, and nothing else is offered for it", () => {
  const found = actionsAt(0, message, CodeActionKind.SourceFixAll);
  assert.deepEqual(found.map(newTexts), [[`"text"`]]);
});
