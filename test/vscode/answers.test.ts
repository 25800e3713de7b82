import assert from "node:assert/strict";
import { beforeEach, type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import { CloudApiError } from "../../src/node/cloudApi/cloudApiError.ts";
import { explainRefusal } from "../../src/vscode/refusal.ts";
import { RefusedNodes } from "../../src/vscode/refusedNodes.ts";
import { editor, openDocument, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const text = `{
  "to": "+15551234567",
  "type": "interactive",
  "interactive": { "action": { "buttons": [{ "reply": { "title": "Much too long for a button" } }] } }
}`;

const refusal = new CloudApiError("rejected", "The API refused the message: 131009.", {
  graph: {
    code: 131009,
    title: "Parameter value is not valid",
    details: "interactive.action.buttons[0].reply.title is too long",
    subcode: undefined,
    fbtraceId: "AbCdEf",
    httpStatus: 400,
  },
});

/** A person who has just been refused. */
function refused(context: TestContext) {
  const document = openDocument(text);
  const lines: string[] = [];
  const log = {
    error: (line: string) => lines.push(line),
    show: () => {},
  } as unknown as vscode.LogOutputChannel;
  const nodes = new RefusedNodes();
  context.after(() => nodes.dispose());
  const place = { uri: document.uri as unknown as vscode.Uri, index: 0 };
  const explain = (error: Error, quiet = false) => explainRefusal(log, nodes, place, error, quiet);
  const underlined = () =>
    (editor.diagnostics.get(document.uri.toString()) ?? []).map(({ range, code, source }) => {
      const line = text.split("\n")[range.start.line] ?? "";
      return { text: line.slice(range.start.character, range.end.character), code, source };
    });
  return { document, lines, nodes, place, explain, underlined };
}

test("the value that the API objects to is underlined until the file changes", async context => {
  const { document, explain, underlined } = refused(context);
  await explain(refusal);
  assert.deepEqual(underlined(), [
    { text: `"Much too long for a button"`, code: "131009", source: "wamsg send" },
  ]);
  document.become(text.replace("Much too long", "Short"));
  assert.deepEqual(underlined(), []);
});

test("the whole of a refusal is in the log, and its trace id can be copied", async context => {
  const { lines, explain } = refused(context);
  editor.answers = ["Copy Trace ID"];
  await explain(refusal);
  assert.match(
    lines[0] ?? "",
    /131009[\s\S]*what to do: [\s\S]*place: \/interactive\/action\/buttons\/0\/reply\/title/,
  );
  assert.equal(editor.clipboard, "AbCdEf");
});

test("where the token is refused, another one can be given on the spot", async context => {
  const { explain } = refused(context);
  editor.answers = ["Edit Account…"];
  await explain(refusal);
  assert.deepEqual(editor.executed, [], "no other refusal offers it");
  editor.answers = ["Edit Account…"];
  await explain(new CloudApiError("unauthorized", "190: the token has expired."));
  assert.deepEqual(editor.executed, [["wamsg.editAccount"]]);
});

test("a failure without an answer of the API is told as it is, and nothing is underlined", async context => {
  const { lines, explain, underlined } = refused(context);
  await explain(new CloudApiError("unreachable", "Could not reach it."));
  assert.match(lines[0] ?? "", /Could not reach it/);
  assert.deepEqual(underlined(), []);
});

test("in a sequence the person is asked anyway: there is no second notification", async context => {
  const { explain, underlined } = refused(context);
  await explain(refusal, true);
  assert.deepEqual(editor.said, []);
  assert.equal(underlined().length, 1);
});
