import assert from "node:assert/strict";
import { test } from "node:test";
import { parameterOffers } from "../../../src/core/templates/parameterOffers.ts";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";

const card = { components: [{ type: "BODY", text: "Only {{1}}", example: { body_text: [["9 EUR"]] } }] };
const templates = readTemplates({
  data: [
    {
      name: "booking",
      language: "en_US",
      parameter_format: "NAMED",
      components: [
        {
          type: "BODY",
          text: "{{first_name}}, your {{thing}} is ready.",
          example: { body_text_named_params: [{ param_name: "thing", example: "bike" }] },
        },
      ],
    },
    {
      name: "sale",
      language: "en_US",
      components: [
        { type: "HEADER", format: "TEXT", text: "For {{1}}", example: { header_text: ["Robin"] } },
        { type: "BODY", text: "Look" },
        { type: "CAROUSEL", cards: [card, card] },
      ],
    },
  ],
});

const message = (name: string, components: readonly unknown[]) => ({
  template: { name, language: { code: "en_US" }, components },
});
const values = (payload: unknown, path: string): string[] =>
  parameterOffers(
    payload,
    path.split("/").map(part => (/^\d+$/.test(part) ? Number(part) : part)),
    templates,
  ).map(({ value }) => value);

test("the names of a template's variables are offered, with the text they stand in", () => {
  const payload = message("booking", [{ type: "body", parameters: [{ type: "text" }] }]);
  const path = "template/components/0/parameters/0/parameter_name";
  assert.deepEqual(values(payload, path), ["first_name", "thing"]);
});

test("the example of a variable is offered for its text, found by its name or its number", () => {
  const named = message("booking", [
    { type: "body", parameters: [{ type: "text", parameter_name: "thing" }] },
  ]);
  assert.deepEqual(values(named, "template/components/0/parameters/0/text"), ["bike"]);
  const numbered = message("sale", [{ type: "HEADER", parameters: [{ type: "text" }] }]);
  assert.deepEqual(values(numbered, "template/components/0/parameters/0/text"), ["Robin"]);
});

test("a card's variables are those of the card", () => {
  const payload = message("sale", [
    {
      type: "carousel",
      cards: [{ card_index: 1, components: [{ type: "body", parameters: [{ type: "text" }] }] }],
    },
  ]);
  const path = "template/components/0/cards/0/components/0/parameters/0/text";
  assert.deepEqual(values(payload, path), ["9 EUR"]);
});

test("nothing is offered for other places, other templates, or what is half written", () => {
  const payload = message("unknown", [{ type: "body", parameters: [{}] }]);
  assert.deepEqual(values(payload, "template/components/0/parameters/0/text"), []);
  assert.deepEqual(values(message("sale", []), "template/components/0/parameters/0/text"), []);
  assert.deepEqual(values(message("sale", []), "text/body"), []);
  assert.deepEqual(values({ template: null }, "template/components/0/parameters/0/text"), []);
});
