import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { Diagnostics } from "../../src/vscode/diagnostics.ts";
import { editor, openDocument, Position, resetEditor } from "../fakes/vscode.ts";

const uri = "file:///samples/text.wamsg.json";
const nothingKnown = () => ({ country: undefined, variables: {} });
const shown = () => (editor.diagnostics.get(uri) ?? []).map(({ code, severity }) => [code, severity]);

beforeEach(resetEditor);

test("a problem is shown with its code, severity and place as soon as the document opens", () => {
  const diagnostics = new Diagnostics(nothingKnown);
  openDocument(`{\n  "messaging_product": "whatsapp", "to": "+15551234567",\n  "type": "txt"\n}`, uri);
  assert.deepEqual(shown(), [["unknown-type", 0]]);
  const [diagnostic] = editor.diagnostics.get(uri) ?? [];
  assert.deepEqual(diagnostic?.range.start, new Position(2, 10));
  assert.equal(diagnostic?.source, "wamsg");
  diagnostics.dispose();
});

test("a problem is gone as soon as it is corrected", () => {
  const diagnostics = new Diagnostics(nothingKnown);
  const document = openDocument("7", uri);
  assert.deepEqual(shown(), [["not-a-payload", 0]]);
  document.become(
    `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": {"body": "Hi"}}`,
  );
  assert.deepEqual(shown(), []);
  diagnostics.dispose();
});

test("broken JSON is left to the built-in JSON service, where there is one", () => {
  editor.installed.add("vscode.json-language-features");
  const diagnostics = new Diagnostics(nothingKnown);
  const document = openDocument(`{ "to": `, uri);
  assert.deepEqual(shown(), []);

  editor.settings["json.validate.enable"] = false;
  document.become(`{ "to": "`);
  assert.deepEqual(shown(), [["syntax", 0]], "it is switched off: somebody has to say it");
  diagnostics.dispose();
});

test("an empty file is told, because the built-in service says nothing of it", () => {
  editor.installed.add("vscode.json-language-features");
  const diagnostics = new Diagnostics(nothingKnown);
  openDocument(" \n", uri);
  assert.deepEqual(shown(), [["syntax", 0]]);
  diagnostics.dispose();
});

test("what is known besides the text changes the verdict when it is checked again", () => {
  let variables: Record<string, string> = {};
  const diagnostics = new Diagnostics(() => ({ country: "US", variables }));
  openDocument(
    `{"messaging_product": "whatsapp", "to": "\${who}", "type": "text", "text": {"body": "Hi"}}`,
    uri,
  );
  assert.deepEqual(shown(), []);
  variables = { who: "call me" };
  diagnostics.refresh();
  assert.deepEqual(shown(), [["phone-not-valid", 0]]);
  diagnostics.dispose();
});

test("other languages are none of our business", () => {
  const diagnostics = new Diagnostics(nothingKnown);
  openDocument("7", "file:///settings.json", "json");
  assert.equal(editor.diagnostics.size, 0);
  diagnostics.dispose();
});

test("the editor is not told of a document without problems, unless it had one", () => {
  const diagnostics = new Diagnostics(nothingKnown);
  const right = `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": {"body": "Hi"}}`;
  const document = openDocument(right, uri);
  assert.equal(editor.diagnostics.get(uri), undefined, "nothing was said");
  document.become("7");
  assert.equal(shown().length, 1);
  document.become(right);
  assert.deepEqual(shown(), []);
  diagnostics.dispose();
});

test("a long document is checked when the typing pauses; until then what is wrong is not known", t => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const diagnostics = new Diagnostics(nothingKnown);
  const checked: string[] = [];
  diagnostics.onDidCheckLater(({ path }) => checked.push(path));
  const long = (type: string) => `[{"type": "${type}"}, ${`{"type": "txt"},`.repeat(5000)} {"type": "txt"}]`;
  const document = openDocument(long("txt"), uri);
  const before = shown().length;
  assert.ok(before > 0, "a document that is opened is checked at once");
  const source = document as unknown as Parameters<Diagnostics["known"]>[0];

  document.become(`[{"to": "a" "${"x".repeat(70_000)}`);
  document.become(long("nonsense"));
  assert.equal(diagnostics.known(source), undefined);
  t.mock.timers.tick(1000);
  assert.equal(diagnostics.known(source)?.length, before);
  assert.deepEqual(checked, ["/samples/text.wamsg.json"], "once for all the typing");

  document.become("7");
  assert.equal(diagnostics.known(source)?.length, 1, "a short one is known at once");
  document.become(long("txt"));
  assert.ok(diagnostics.problems(source).length > 1, "who sends is told the truth at once");
  diagnostics.dispose();
});

const unfinished = `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": {}}`;

test("what is missing where someone types is told when they pause; what is wrong elsewhere at once", context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const diagnostics = new Diagnostics(nothingKnown);
  const later: string[] = [];
  diagnostics.onDidCheckLater(changed => later.push(changed.toString()));
  const document = openDocument(unfinished, uri);
  assert.deepEqual(shown(), [["missing-property", 0]], "a file that was opened is taken to be whole");

  document.type(unfinished.length - 2, " ");
  assert.deepEqual(shown(), []);
  assert.deepEqual(diagnostics.known(document as unknown as vscode.TextDocument), []);
  context.mock.timers.tick(999);
  document.type(unfinished.length - 2, " ");
  context.mock.timers.tick(999);
  assert.deepEqual(shown(), [], "every key gives more time");
  context.mock.timers.tick(1);
  assert.deepEqual(shown(), [["missing-property", 0]]);
  assert.deepEqual(later, [uri]);

  document.type(unfinished.indexOf("whatsapp"), "x");
  assert.deepEqual(
    shown().map(([code]) => code),
    ["value-not-allowed", "missing-property"],
  );
  assert.equal(diagnostics.problems(document as unknown as vscode.TextDocument).length, 2);
  diagnostics.dispose();
});

test("what has not changed is not told again", () => {
  const diagnostics = new Diagnostics(nothingKnown);
  const wrong = (body: string) =>
    `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "txt": {}, "text": {"body": "${body}"}}`;
  const document = openDocument(wrong("Hi"), uri);
  const first = editor.diagnostics.get(uri);
  assert.equal(first?.length, 1);
  document.become(wrong("Hi there"));
  assert.equal(editor.diagnostics.get(uri), first);
  document.become(` ${wrong("Hi there")}`);
  assert.notEqual(editor.diagnostics.get(uri), first, "it stands elsewhere");
  diagnostics.dispose();
});

test("a group id may stand before its recipient type while the rest is written", context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const diagnostics = new Diagnostics(nothingKnown);
  const text = `{"messaging_product": "whatsapp", "to": "Z3JvdXAtZXhhbXBsZS0wMDAx", "type": "text", "text": {"body": "Hi"}}`;
  const document = openDocument(text, uri);
  document.type(text.indexOf("Hi"), "x");
  assert.deepEqual(shown(), []);
  context.mock.timers.tick(1000);
  assert.deepEqual(shown(), [["group-id-as-phone", 0]]);
  diagnostics.dispose();
});
