import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { applyEdits } from "../../../src/core/document/edits.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { readFixtures } from "./readFixtures.ts";

const context = { country: "IN", variables: {} };

for (const { name, text } of readFixtures("invalid")) {
  const problems = check(text);
  const fixes = problems.flatMap(problem => problem.fixes.map(fix => ({ problem, fix })));
  if (fixes.length === 0) continue;

  test(`each fix for ${name} takes its problem away and breaks no JSON`, () => {
    for (const { problem, fix } of fixes) {
      const fixed = applyEdits(text, fix.edits);
      const left = check(fixed);
      assert.ok(
        !left.some(it => sameFault(it, problem)),
        `${fix.title} leaves: ${problem.message}\nin\n${fixed.slice(0, 2000)}`,
      );
      assert.ok(
        !left.some(it => it.code === "syntax" && problem.code !== "syntax"),
        `${fix.title} breaks the JSON`,
      );
    }
  });

  test(`at most one fix for each problem of ${name} is the preferred one`, () => {
    for (const problem of problems) {
      assert.ok(problem.fixes.filter(fix => fix.preferred).length <= 1, problem.message);
    }
  });

  test(`the edits of a fix for ${name} do not overlap`, () => {
    for (const { fix } of fixes) {
      const spans = fix.edits.map(edit => edit.span).sort((a, b) => a.start - b.start);
      for (const [index, span] of spans.entries()) {
        assert.ok(span.start <= span.end && span.end <= text.length);
        assert.ok(index === 0 || (spans[index - 1]?.end ?? 0) <= span.start, fix.title);
      }
    }
  });
}

const fixedTo = (text: string, title: string, country: string | undefined = undefined): string => {
  const fixes = checkDocument(parseDocument(text), { country, variables: {} }).flatMap(
    problem => problem.fixes,
  );
  const fix = fixes.find(it => it.title === title);
  assert.ok(fix, `there is ${fixes.map(it => it.title).join(", ")}`);
  return applyEdits(text, fix.edits);
};

test("a missing property is inserted in its usual place, with the indentation around it", () => {
  const text = `{
    "to": "+15551234567",
    "type": "location",
    "location": {
        "latitude": "48.2"
    }
}`;
  const fixed = fixedTo(fixedTo(text, 'Insert "messaging_product"'), 'Insert "longitude"');
  assert.equal(
    fixed,
    `{
    "messaging_product": "whatsapp",
    "to": "+15551234567",
    "type": "location",
    "location": {
        "latitude": "48.2",
        "longitude": "16.37208"
    }
}`,
  );
});

test("a missing content of several lines is indented with tabs and Windows line breaks where the file has them", () => {
  const text =
    '{\r\n\t"messaging_product": "whatsapp",\r\n\t"to": "+15551234567",\r\n\t"type": "text"\r\n}\r\n';
  assert.equal(
    fixedTo(text, 'Insert "text"'),
    '{\r\n\t"messaging_product": "whatsapp",\r\n\t"to": "+15551234567",\r\n\t"type": "text",\r\n\t"text": {\r\n\t\t"body": "Hello!"\r\n\t}\r\n}\r\n',
  );
});

test("on one line a missing property stays on that line", () => {
  const text = '{"messaging_product":"whatsapp","to":"+15551234567","type":"image","image":{}}';
  assert.match(fixedTo(text, 'Insert "link"'), /"image":\{ "link": "https:[^"]+" \}\}$/);
});

test("an empty object over several lines is filled on a line of its own", () => {
  const text =
    '{\n  "messaging_product": "whatsapp",\n  "to": "+15551234567",\n  "type": "text",\n  "text": {}\n}';
  assert.match(fixedTo(text, 'Insert "body"'), /"text": \{\n {4}"body": "[^"]+"\n {2}\}\n\}$/);
});

test("a title is shortened to its limit without cutting a visible character in two", () => {
  const family = "👨‍👩‍👧‍👦";
  const title = `Eighteen letters..${family}`;
  const text = JSON.stringify(buttons([["a", title]]));
  assert.match(
    fixedTo(text, 'Shorten to 20 characters: "Eighteen letters.."'),
    /"title":"Eighteen letters\.\."/,
  );
});

test("a repeated id becomes unlike every other id of the message", () => {
  const text = JSON.stringify(
    buttons([
      ["a", "One"],
      ["a", "Two"],
      ["a-2", "Three"],
    ]),
  );
  assert.match(fixedTo(text, 'Change to "a-3"'), /"id":"a".*"id":"a-3".*"id":"a-2"/);
});

test("a preview_url beside text is moved into it", () => {
  const text =
    '{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "preview_url": true, "text": { "body": "https://www.example.com" } }';
  assert.equal(
    fixedTo(text, 'Move into "text"'),
    '{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "text", "text": { "body": "https://www.example.com", "preview_url": true } }',
  );
});

test("a number keeps all its digits when it is put in quotes", () => {
  const text =
    '{"messaging_product":"whatsapp","to":"+15551234567","type":"image","image":{"id":10293847561029384756}}';
  assert.match(fixedTo(text, "Put it in quotes"), /"id":"10293847561029384756"/);
});

test("a bare string is put where it belongs", () => {
  const text = '{"messaging_product":"whatsapp","to":"+15551234567","type":"text","text":"Hello"}';
  assert.match(fixedTo(text, 'Put it into "body"'), /"text":\{ "body": "Hello" \}/);
});

test("of a long text the end of what is left is shown", () => {
  const text = JSON.stringify({
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "image",
    image: { id: "1", caption: "word ".repeat(300) },
  });
  assert.match(fixedTo(text, "Shorten to 1024 characters: …word word word word word"), /word word"\}\}$/);
});

test("an id in the place of a link and a link in the place of an id change their names", () => {
  const image = (content: string): string =>
    `{"messaging_product":"whatsapp","to":"+15551234567","type":"image","image":{${content}}}`;
  const link = "https://www.example.com/a.jpg";
  assert.equal(
    fixedTo(image(`"id":"${link}","caption":"A"`), 'Rename "id" to "link"'),
    image(`"link":"${link}","caption":"A"`),
  );
  assert.equal(fixedTo(image('"link":"1029384756"'), 'Rename "link" to "id"'), image('"id":"1029384756"'));
});

test("one item is put into the array that is asked for, and the only item of one is taken out", () => {
  const line = (content: string): string => `{"messaging_product":"whatsapp","to":"+15551234567",${content}}`;
  const contact = '{"name":{"formatted_name":"Robin  Rivers"}}';
  assert.equal(
    fixedTo(line(`"type":"contacts","contacts":${contact}`), "Put it into an array"),
    line(`"type":"contacts","contacts":[${contact}]`),
  );
  assert.equal(
    fixedTo(line('"type":"text","text":[{"body":"Hello"}]'), "Take it out of the array"),
    line('"type":"text","text":{"body":"Hello"}'),
  );
});

test("what stands on several lines is laid out anew where an array is put around it or taken away", () => {
  const text = (contacts: string): string =>
    `{\n  "messaging_product": "whatsapp",\n  "to": "+15551234567",\n  "type": "contacts",\n  "contacts": ${contacts}\n}\n`;
  assert.equal(
    fixedTo(text('{\n    "name": { "formatted_name": "Robin" }\n  }'), "Put it into an array"),
    text('[\n    {\n      "name": {\n        "formatted_name": "Robin"\n      }\n    }\n  ]'),
  );
});

test("a text that is too long only with its variables filled in is not cut in the file", () => {
  const text = JSON.stringify(buttons([["a", "$" + "{name}"]]));
  const problems = checkDocument(parseDocument(text), {
    country: undefined,
    variables: { name: "n".repeat(21) },
  });
  assert.deepEqual(
    problems.map(({ code, fixes }) => [code, fixes.length]),
    [["too-long", 0]],
  );
});

test("all comments go at once, and all trailing commas", () => {
  assert.equal(fixedTo("{ /* a */ } // b", "Remove the comments"), "{  } ");
  assert.equal(fixedTo('{ "a": [1, 2, ], }', "Remove the trailing commas"), '{ "a": [1, 2 ] }');
});

function check(text: string): Problem[] {
  return checkDocument(parseDocument(text), context);
}

function sameFault(one: Problem, other: Problem): boolean {
  return one.code === other.code && one.pointer === other.pointer && one.message === other.message;
}

function buttons(titles: readonly (readonly [id: string, title: string])[]): object {
  return {
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "interactive",
    interactive: {
      type: "button",
      body: { text: "Well?" },
      action: { buttons: titles.map(([id, title]) => ({ type: "reply", reply: { id, title } })) },
    },
  };
}

test("of a list with too many rows the first ten stay as they are written, and no section without rows", () => {
  const row = (at: number): string => `{ "id": "${at}", "title": "Row ${at}" }`;
  const rows = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, at) => row(from + at)).join(",\n  ");
  const list = (sections: string): string =>
    `{"messaging_product": "whatsapp", "to": "+15551234567", "type": "interactive", "interactive": {"type": "list",
"body": {"text": "Choose"}, "action": {"button": "See all", "sections": [${sections}]}}}`;
  const section = (title: string, inside: string): string => `{"title": "${title}", "rows": [${inside}]}`;
  const title = "Keep the first 10 rows only";
  assert.equal(
    fixedTo(
      list([section("A", rows(0, 8)), section("B", rows(8, 12)), section("C", row(12))].join(", ")),
      title,
    ),
    list([section("A", rows(0, 8)), section("B", rows(8, 10))].join(", ")),
  );
  assert.equal(
    fixedTo(list([section("A", rows(0, 10)), section("B", rows(10, 12))].join(", ")), title),
    list(section("A", rows(0, 10))),
  );
});
