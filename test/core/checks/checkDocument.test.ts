import assert from "node:assert/strict";
import { test } from "node:test";
import { type CheckContext, checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { marked } from "../view/marked.ts";

test("marks the value that is too long, and says both the rule and the value", () => {
  const { text, span } = marked(`{
    "messaging_product": "whatsapp", "to": "+15551234567", "type": "interactive",
    "interactive": { "type": "button", "body": { "text": "Well?" }, "action": { "buttons": [
      { "type": "reply", "reply": { "id": "a", "title": «"Track my order right now"» } }
    ] } }
  }`);
  const [problem, ...others] = check(text);
  assert.deepEqual(problem?.span, span);
  assert.equal(problem?.message, "A button title has at most 20 characters; this one has 24.");
  assert.equal(problem?.pointer, "/interactive/action/buttons/0/reply/title");
  assert.deepEqual(others, []);
});

test("counts characters as a person does: one for an emoji of two UTF-16 units", () => {
  assert.deepEqual(check(JSON.stringify(message("text", { body: "🚲".repeat(4096) }))), []);
});

test("marks the key of an unknown property and the key of the owner of a missing one", () => {
  const unknown = marked(
    '{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": { "body": "a", «"colour"»: 1 } }',
  );
  assert.deepEqual(check(unknown.text)[0]?.span, unknown.span);
  const missing = marked(
    '{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "text", «"text"»: { "preview_url": false } }',
  );
  assert.deepEqual(check(missing.text)[0]?.span, missing.span);
});

test("says a misspelt name once: as what is missing, at the misspelt name", () => {
  const { text, span } = marked(
    '{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": { «"boddy"»: "Hello" } }',
  );
  const problems = check(text);
  assert.deepEqual(
    problems.map(({ code, span }) => [code, span]),
    [["missing-property", span]],
  );
});

test("a wrong type makes nothing else red", () => {
  const problems = check(JSON.stringify({ ...message("text", { body: 5, nonsense: true }), type: "txet" }));
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["unknown-type"],
  );
});

test("a type that holds a variable is any type", () => {
  assert.deepEqual(check(JSON.stringify({ ...message("text", { body: "" }), type: variable("kind") })), []);
});

test("a string with an unknown variable breaks no rule on strings, with a known one its value counts", () => {
  const text = JSON.stringify(message("reaction", { message_id: "wamid.1", emoji: variable("emoji") }));
  assert.deepEqual(check(text), []);
  assert.deepEqual(check(text, { variables: { emoji: "👍" } }), []);
  assert.deepEqual(
    check(text, { variables: { emoji: "ok" } }).map(({ code }) => code),
    ["wrong-format"],
  );
});

test("a variable may stand for the phone number, and its value is checked where it is known", () => {
  const text = JSON.stringify({ ...message("text", { body: "Hello" }), to: variable("testNumber") });
  assert.deepEqual(check(text), []);
  assert.deepEqual(check(text, { variables: { testNumber: "+15551234567" } }), []);
  assert.deepEqual(
    check(text, { variables: { testNumber: "call me" } }).map(({ code }) => code),
    ["phone-not-valid"],
  );
});

test("of a file that is not JSON only that is said", () => {
  const problems = check('{ "messaging_product": "nonsense", }');
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["syntax"],
  );
});

test("of a conversation each message is checked, with a pointer from the root", () => {
  const text = JSON.stringify([message("text", { body: "Hello" }), message("text", { body: "" }), 5]);
  assert.deepEqual(
    check(text).map(({ code, pointer }) => [code, pointer]),
    [
      ["too-short", "/1/text/body"],
      ["not-a-payload", "/2"],
    ],
  );
});

test("problems come in the order of the text", () => {
  const starts = check(JSON.stringify({ foo: 1, type: "text", text: { bar: 1 }, to: "1", baz: 2 })).map(
    ({ span }) => span.start,
  );
  assert.ok(starts.length > 4);
  assert.deepEqual(
    starts,
    [...starts].sort((a, b) => a - b),
  );
});

test("after a hundred problems one more counts the rest", () => {
  const text = JSON.stringify(Array.from({ length: 150 }, () => message("text", { body: "" })));
  const problems = check(text);
  assert.equal(problems.length, 101);
  assert.match(problems[100]?.message ?? "", /and 50 more problems/);
});

test("a file with tens of thousands of faults is told in a hundred and one problems", () => {
  for (const text of [
    `[${"1,".repeat(30_000)}1]`,
    `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(",")}}`,
    `{${'"k":1,'.repeat(30_000)}"k":1}`,
    JSON.stringify(listOf(10_000)),
  ]) {
    assert.equal(check(text).length, 101);
  }
});

test("keys that JavaScript has a meaning for are keys like any other", () => {
  const text = `{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": { "body": "a" },
    "__proto__": { "type": "image" }, "constructor": 1, "hasOwnProperty": null }`;
  assert.deepEqual(
    check(text).map(({ code, pointer }) => [code, pointer]),
    [
      ["unknown-property", "/__proto__"],
      ["unknown-property", "/constructor"],
      ["unknown-property", "/hasOwnProperty"],
    ],
  );
  assert.equal(Object.hasOwn(Object.prototype, "type"), false);
});

test("of a key given twice the last one is checked, and the others are said to be lost", () => {
  const { text, span } = marked(
    '{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": { «"body"»: "", "body": "a" } }',
  );
  assert.deepEqual(
    check(text).map(problem => [problem.code, problem.span]),
    [["duplicate-key", span]],
  );
});

function check(text: string, context: Partial<CheckContext> = {}) {
  return checkDocument(parseDocument(text), { country: "IN", variables: {}, ...context });
}

function message(type: string, content: object): Record<string, unknown> {
  return { messaging_product: "whatsapp", to: "+15551234567", type, [type]: content };
}

function listOf(rows: number): object {
  return message("interactive", {
    type: "list",
    body: { text: "Well?" },
    action: {
      button: "Choose",
      sections: [{ title: "All", rows: Array.from({ length: rows }, () => ({ id: "same", title: "Row" })) }],
    },
  });
}

function variable(name: string): string {
  return `\${${name}}`;
}
