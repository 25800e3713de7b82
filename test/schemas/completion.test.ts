import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { ownEditor, strictEditor } from "./languageService.ts";

const own = ownEditor();
const strict = strictEditor();

/** A message up to its type; `…` stands for what follows. */
const of = (type: string, rest: string) =>
  `{ "messaging_product": "whatsapp", "to": "\${testNumber}", "type": "${type}", ${rest} }`;
const interactive = (type: string, rest: string) =>
  of("interactive", `"interactive": { "type": "${type}", ${rest} }`);
const component = (rest: string) => of("template", `"template": { "components": [{ ${rest} }] }`);

/** Names of properties in the order the editor shows them. */
const keys: readonly (readonly [text: string, offered: readonly string[]])[] = [
  [of("text", '"text": { | }'), ["body", "preview_url"]],
  [of("image", '"image": { | }'), ["link", "id", "caption"]],
  [of("location", '"location": { | }'), ["latitude", "longitude", "name", "address"]],
  [of("reaction", '"reaction": { | }'), ["message_id", "emoji"]],
  [of("template", '"template": { | }'), ["name", "language", "components"]],
  [of("template", '"template": { "language": { | } }'), ["code", "policy"]],
  [component("|"), ["type"]],
  [component('"type": "body", |'), ["parameters"]],
  [component('"type": "button", |'), ["sub_type", "index"]],
  [component('"type": "button", "sub_type": "quick_reply", |'), ["index", "parameters"]],
  [component('"type": "body", "parameters": [{ "type": "text", | }]'), ["text", "parameter_name"]],
  [of("interactive", '"interactive": { | }'), ["type"]],
  [interactive("button", "|"), ["body", "action", "header", "footer"]],
  [interactive("button", '"header": { | }'), ["type"]],
  [interactive("button", '"header": { "type": "image", | }'), ["image"]],
  [interactive("button", '"action": { | }'), ["buttons"]],
  [interactive("button", '"action": { "buttons": [{ | }] }'), ["type", "reply"]],
  [interactive("button", '"action": { "buttons": [{ "reply": { | } }] }'), ["id", "title"]],
  [interactive("list", "|"), ["body", "action", "header", "footer"]],
  [interactive("list", '"action": { | }'), ["button", "sections"]],
  [interactive("list", '"action": { "sections": [{ | }] }'), ["title", "rows"]],
  [interactive("list", '"action": { "sections": [{ "rows": [{ | }] }] }'), ["id", "title", "description"]],
  [interactive("cta_url", '"action": { | }'), ["name", "parameters"]],
  [
    interactive("cta_url", '"action": { "parameters": { | } }'),
    ["display_text", "url", "payment_link_preview"],
  ],
];

for (const [text, offered] of keys) {
  test(`offers ${offered.join(", ")} in ${text}`, async () => {
    assert.deepEqual(await labels(own, text), offered);
  });

  test(`offers with the relaxed schema what the strict one does in ${text}`, async () => {
    assert.deepEqual((await labels(own, text)).toSorted(), (await labels(strict, text)).toSorted());
  });
}

test("begins a message with what it needs, and knows no content before the type", async () => {
  const offered = await labels(own, "{ | }");
  assert.deepEqual(offered.slice(0, 3), ["messaging_product", "to", "type"]);
  assert.ok(!offered.includes("text") && !offered.includes("image"));
});

for (const type of ["text", "image", "location", "reaction", "template", "interactive"]) {
  test(`offers the content of a message of type ${type} first, and that of no other type`, async () => {
    const offered = await labels(own, of(type, "|"));
    assert.equal(offered[0], type);
    const others = ["text", "image", "video", "location", "reaction", "template", "interactive"];
    assert.deepEqual(
      offered.filter(name => others.includes(name)),
      [type],
    );
  });
}

test("does not offer to reply with a reaction", async () => {
  assert.ok((await labels(own, of("text", "|"))).includes("context"));
  assert.ok(!(await labels(own, of("reaction", "|"))).includes("context"));
});

test("offers what is obsolete nowhere", async () => {
  const offered = await labels(own, of("text", "|"));
  for (const name of ["preview_url", "ttl"]) assert.ok(!offered.includes(name), name);
});

const values: readonly (readonly [text: string, some: readonly string[]])[] = [
  ['{ "messaging_product": | }', ['"whatsapp"']],
  ['{ "messaging_product": "|" }', ['"whatsapp"']],
  ['{ "type": "|" }', ['"text"', '"image"', '"location"', '"reaction"', '"template"', '"interactive"']],
  ['{ "recipient_type": | }', ['"individual"', '"group"']],
  ['{ "to": "|" }', ['"$' + '{testNumber}"']],
  [of("text", '"text": { "preview_url": | }'), ["true", "false"]],
  [of("reaction", '"reaction": { "emoji": "|" }'), ['"👍"', '""']],
  [of("template", '"template": { "language": { "code": "|" } }'), ['"en_US"', '"de"']],
  [component('"type": "|"'), ['"header"', '"body"', '"button"']],
  [component('"type": "button", "sub_type": "|"'), ['"quick_reply"', '"url"', '"copy_code"']],
  [interactive("button", '"header": { "type": "|" }'), ['"text"', '"image"', '"video"', '"document"']],
  [of("interactive", '"interactive": { "type": "|" }'), ['"button"', '"list"', '"cta_url"']],
  [interactive("cta_url", '"action": { "name": "|" }'), ['"cta_url"']],
];

for (const [text, some] of values) {
  test(`offers ${some.join(", ")} in ${text}`, async () => {
    const offered = await labels(own, text);
    for (const value of some) assert.ok(offered.includes(value), `${value} among ${offered.join(" ")}`);
  });
}

test("a list takes a text header only", async () => {
  assert.deepEqual(await labels(own, interactive("list", '"header": { "type": "|" }')), ['"text"']);
});

test("says of each type what it is", async () => {
  const items = await own.completions('{ "type": "|" }');
  for (const { label, documentation } of items) assert.ok(plain(documentation).length > 10, label);
});

test("inserts a property with the brackets or quotes of its value, and asks for a value where there is a choice", async () => {
  const inserted = async (text: string, label: string) =>
    (await own.completions(text)).find(item => item.label === label)?.insertText;
  assert.equal(await inserted(of("text", '"text": { | }'), "body"), '"body": "$1"');
  assert.equal(await inserted(of("text", '"text": { | }'), "preview_url"), '"preview_url": $1');
  assert.equal(await inserted("{ | }", "messaging_product"), '"messaging_product": "$' + '{1:whatsapp}"');
  assert.equal(await inserted("{ | }", "type"), '"type": $1');
  assert.equal(await inserted("{ | }", "to"), '"to": "\\$' + '{testNumber}"');
  assert.equal(await inserted(component('"type": "button", |'), "sub_type"), '"sub_type": $1');
  assert.equal(await inserted(interactive("button", "|"), "footer"), '"footer": {\n\t"text": "$1"\n}');
  assert.match(String(await inserted(of("image", "|"), "image")), /^"image": /);
});

for (const text of ["|", "[|]", "[\n  { }, |\n]"]) {
  test(`offers whole messages in ${JSON.stringify(text)}`, async () => {
    const offered = await labels(own, text);
    for (const name of ["text", "image", "location", "reaction", "template"])
      assert.ok(offered.includes(name), name);
    for (const name of ["button", "list", "cta_url"])
      assert.ok(offered.includes(`interactive ${name}`), name);
  });
}

test("every whole message that is offered is valid as it is", async () => {
  for (const { label, insertText } of await own.completions("|")) {
    assert.deepEqual(problems(withoutTabStops(String(insertText))), [], label);
  }
});

for (const [type, content] of [
  ["text", '"text": |'],
  ["image", '"image": |'],
  ["location", '"location": |'],
  ["reaction", '"reaction": |'],
  ["template", '"template": |'],
  ["interactive", '"interactive": |'],
] as const) {
  test(`every content that is offered for ${type} is valid as it is`, async () => {
    const text = of(type, content);
    const items = await own.completions(text);
    assert.ok(items.length > 0);
    for (const { label, insertText } of items) {
      assert.deepEqual(problems(text.replace("|", () => withoutTabStops(String(insertText)))), [], label);
    }
  });
}

const hovers: readonly (readonly [text: string, said: RegExp])[] = [
  ['{ "to|": "" }', /country code/],
  ['{ "type": "te|xt" }', /`text`: Plain text, up to 4096/],
  [of("text", '"text": { "bo|dy": "a" }'), /1 to 4096 characters/],
  [of("image", '"image": { "cap|tion": "a" }'), /up to 1024 characters/],
  [of("location", '"location": { "lati|tude": "1" }'), /-?90/],
  [of("reaction", '"reaction": { "emo|ji": "👍" }'), /one emoji/],
  [of("template", '"template": { "na|me": "a" }'), /512/],
  [component('"type": "but|ton"'), /`button`/],
  [component('"type": "button", "sub_ty|pe": "url"'), /kind of button/],
  [of("template", '"template": { "language": { "code": "en|_US" } }'), /`en_US`/],
  [
    interactive(
      "button",
      '"action": { "buttons": [{ "type": "reply", "reply": { "id": "a", "tit|le": "A" } }] }',
    ),
    /1 to 20/,
  ],
  [interactive("list", '"action": { "sections": [{ "rows": [{ "id": "a", "descrip|tion": "A" }] }] }'), /72/],
  [interactive("cta_url", '"action": { "parameters": { "display|_text": "A" } }'), /1 to 20/],
];

for (const [text, said] of hovers) {
  test(`explains what stands at the cursor in ${text}`, async () => {
    assert.match((await own.hover(text)).replaceAll("\\", ""), said);
  });

  test(`explains with the relaxed schema what the strict one does in ${text}`, async () => {
    assert.equal(await own.hover(text), await strict.hover(text));
  });
}

async function labels(editor: ReturnType<typeof ownEditor>, text: string): Promise<string[]> {
  const items = await editor.completions(text);
  return items
    .toSorted((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label))
    .map(({ label }) => label);
}

function problems(text: string) {
  return checkDocument(parseDocument(text), { country: undefined, variables: {} });
}

/** What a snippet leaves behind when nothing is typed. */
function withoutTabStops(snippet: string): string {
  return snippet.replace(/\$\{\d+:((?:\\.|[^\\}])*)\}|(?<!\\)\$\d+/g, "$1").replace(/\\([\\$}])/g, "$1");
}

function plain(documentation: unknown): string {
  if (typeof documentation === "string") return documentation;
  return typeof documentation === "object" && documentation !== null && "value" in documentation
    ? String(documentation.value)
    : "";
}
