import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { phoneBook } from "../../src/core/customers/phoneBook.ts";
import { readTemplates } from "../../src/core/templates/readTemplates.ts";
import { registerCompletions } from "../../src/vscode/completions.ts";
import { editor, openDocument, resetEditor } from "../fakes/vscode.ts";
import { samples } from "../host/folders.ts";

beforeEach(resetEditor);

const templates = readTemplates(JSON.parse(readFileSync(join(samples, "wamsg.templates.json"), "utf8")));

interface World {
  readonly simulated?: boolean;
  readonly recentRecipients?: readonly string[];
}

/** What is offered at the `«»` of a text, as it would be written, with the words beside it. */
function offeredAt(marked: string, { simulated = true, recentRecipients = [] }: World = {}): string[][] {
  const at = marked.indexOf("«»");
  const document = openDocument(marked.replace("«»", ""));
  registerCompletions({
    accounts: {
      current: { name: "Simulator", simulated, testNumber: "+15551234567" },
      recentRecipients,
    },
    book: {
      newestInbound: () => [
        { wamid: "wamid.IN", summary: "Is it ready?", from: "15551234567", timestampMs: Date.now() },
      ],
      sentFromHere: () => [{ wamid: "wamid.OUT", label: "text.wamsg.json", atMs: Date.now() }],
    },
    templates: () => templates,
  } as unknown as Parameters<typeof registerCompletions>[0]);
  const [provider] = editor.completionProviders.splice(0);
  const items = provider?.provideCompletionItems(document, document.positionAt(at)) ?? [];
  return items.map(({ insertText, label }) => [insertText, label.description ?? ""]);
}

const message = (to: string, rest = ""): string =>
  `{"messaging_product": "whatsapp", "to": "${to}", "type": "text"${rest}, "text": {"body": "Hi"}}`;

test("to: the test number, numbers used lately, and the simulator's customers with their stories", () => {
  const offered = offeredAt(message("«»"), { recentRecipients: ["+447700900123", "+15551234567"] });
  assert.deepEqual(offered.slice(0, 2), [
    ['"+15551234567"', "test number of Simulator"],
    ['"+447700900123"', "used lately"],
  ]);
  const others = phoneBook.filter(({ number }) => number !== "+15551234567");
  assert.deepEqual(
    offered.slice(2),
    others.map(({ number, meaning }) => [`"${number}"`, meaning]),
  );
});

test("to of a real account: none of the simulator's customers", () => {
  assert.deepEqual(offeredAt(message("+1«»"), { simulated: false }), [
    ['"+15551234567"', "test number of Simulator"],
  ]);
});

test("message_id: what customers wrote, then what was sent, with their text and age", () => {
  assert.deepEqual(offeredAt(message("+15551234567", `, "context": {"message_id": "«»"}`)), [
    ['"wamid.IN"', "from 15551234567, 0 s ago"],
    ['"wamid.OUT"', "sent 0 s ago"],
  ]);
});

const template = (inside: string): string =>
  `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "template", "template": ${inside}}`;
const body = (name: string, parameter: string): string =>
  template(
    `{"name": "${name}", "language": {"code": "en_US"}, "components": [{"type": "body", "parameters": [${parameter}]}]}`,
  );

test("a template: its name and languages, its variables' names, and their examples", () => {
  const names = offeredAt(template(`{"name": "«»"}`)).map(([value]) => value);
  assert.deepEqual(names, [...new Set(templates.map(({ name }) => JSON.stringify(name)))]);
  assert.ok(offeredAt(template(`{"name": "order_update", "language": {"code": "«»"}}`)).length > 0);

  const named = templates.find(({ format, content }) => format === "named" && content.body);
  const [variable] = named?.content.body?.variables ?? [];
  assert.ok(named && variable);
  const variables = offeredAt(body(named.name, `{"type": "text", "parameter_name": "«»", "text": ""}`));
  assert.deepEqual(
    variables.map(([value]) => value),
    named.content.body?.variables.map(it => JSON.stringify(it)),
  );
  assert.match(variables[0]?.[1] ?? "", /^variable of the body: /);
  const examples = offeredAt(
    body(named.name, `{"type": "text", "parameter_name": "${variable}", "text": "«»"}`),
  );
  assert.equal(examples.length, 1);
});

test("elsewhere, and outside strings, nothing is offered", () => {
  assert.deepEqual(offeredAt(message("+15551234567").replace("Hi", "«»")), []);
  assert.deepEqual(offeredAt(`{«»}`), []);
});

test("inside broken JSON it goes on", () => {
  assert.equal(offeredAt(`{"messaging_product": "whatsapp", "to": "«»`, { simulated: false }).length, 1);
  assert.ok(offeredAt(`{"type": "template", "template": {"name": "«»", `).length > 0);
});
