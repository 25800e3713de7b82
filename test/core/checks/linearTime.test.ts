import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";

/*
 * Each text is long enough that a check whose time grows with the square of it would run for minutes. Nothing is measured:
 * the time limit only ends what would not end by itself.
 */
const length = 150_000;
const hostile = {
  letters: "a".repeat(length),
  spaces: `${" ".repeat(length)}x`,
  dots: "a.".repeat(length / 2),
  signs: "%@:".repeat(length / 3),
  stars: "*a ".repeat(length / 3),
  braces: "{{1".repeat(length / 3),
  variables: "$".concat("{").repeat(length / 2),
  links: "http://".repeat(length / 6),
  breaks: "\n\t".repeat(length / 2),
  digits: "1".repeat(length),
  emoji: "👍\u200d".repeat(length / 3),
};

for (const [name, text] of Object.entries(hostile)) {
  test(`very long strings of ${name} are checked in any place`, { timeout: 60_000 }, () => {
    for (const message of everywhere(text)) assert.ok(check(message).length <= 101);
    for (const message of everywhere(`https://x/${text} `)) assert.ok(check(message).length <= 101);
    for (const message of everywhere(`http://${text} `)) assert.ok(check(message).length <= 101);
  });
}

const many = {
  buttons: interactive("button", {
    buttons: repeated(8000, { type: "reply", reply: { id: "a", title: "b" } }),
  }),
  rows: interactive("list", { button: "a", sections: [{ rows: repeated(20_000, { id: "a", title: "b" }) }] }),
  sections: interactive("list", { button: "a", sections: repeated(20_000, { rows: [] }) }),
  cards: interactive("carousel", { cards: repeated(15_000, { card_index: 0, type: "cta_url" }) }),
  parameters: template([{ type: "body", parameters: repeated(30_000, { type: "x" }) }]),
  components: template(repeated(30_000, { type: "button" })),
  contacts: content("contacts", repeated(15_000, { name: {}, phones: [{ phone: 1 }] })),
  messages: repeated(20_000, {}),
};

for (const [name, message] of Object.entries(many)) {
  test(`thousands of bad ${name} are checked`, { timeout: 60_000 }, () => {
    assert.ok(check(message).length > 0);
  });
}

function everywhere(text: string): object[] {
  return [
    { ...content("text", { body: text, preview_url: true }), to: text },
    { ...content("text", { body: "a" }), recipient_type: "group", to: text, [text]: 1 },
    content("image", { link: text, caption: text }),
    content("location", { latitude: text, longitude: `-${text}`, name: text }),
    content("reaction", { message_id: text, emoji: text }),
    content("contacts", [
      { name: { formatted_name: text }, emails: [{ email: text }], urls: [{ url: text }] },
    ]),
    interactive("button", { buttons: [{ type: "reply", reply: { id: text, title: text } }] }),
    interactive("cta_url", { name: text, parameters: { display_text: text, url: text } }),
    template([
      { type: "header", parameters: [{ type: "document", document: { link: text, filename: text } }] },
      { type: "body", parameters: [{ type: "text", parameter_name: text, text }] },
      {
        type: "button",
        sub_type: text,
        index: text,
        parameters: [{ type: "coupon_code", coupon_code: text }],
      },
    ]),
  ];
}

function check(value: unknown) {
  return checkDocument(parseDocument(JSON.stringify(value)), { country: "IN", variables: {} });
}

function content(type: string, value: unknown): object {
  return { messaging_product: "whatsapp", to: "+15551234567", type, [type]: value };
}

function interactive(type: string, action: object): object {
  return content("interactive", { type, body: { text: "Well?" }, action });
}

function template(components: readonly unknown[]): object {
  return content("template", { name: "a", language: { code: "en" }, components });
}

function repeated(count: number, value: unknown): unknown[] {
  return Array.from({ length: count }, () => value);
}
