import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";
import type { TemplateDefinition } from "../../../src/core/templates/templateDefinition.ts";
import { templatePayload } from "../../../src/core/templates/templatePayload.ts";
import { templates as others } from "../checks/rules/definedTemplates.ts";

const nowMs = Date.UTC(2026, 10, 25, 10, 20);
const samples = readTemplates(JSON.parse(readFileSync("samples/wamsg.templates.json", "utf8")));

const components = (definition: TemplateDefinition | undefined): unknown => {
  assert.ok(definition);
  return (templatePayload(definition, nowMs).template as { components?: unknown }).components;
};

const read = (...parts: object[]): TemplateDefinition | undefined =>
  readTemplates({ name: "one", language: "de", status: "APPROVED", components: parts })[0];

for (const definition of [...samples, ...others.filter(({ status }) => status === "APPROVED")])
  test(`a new message from ${definition.name} (${definition.language}) has no problem`, () => {
    const text = JSON.stringify(templatePayload(definition, nowMs), undefined, 2);
    const problems = checkDocument(parseDocument(text), {
      country: undefined,
      templates: [...samples, ...others],
      variables: { testNumber: "+15551234567" },
    });
    assert.deepEqual(problems, [], text);
  });

test("every variable is filled with the definition's example, in order", () => {
  assert.deepEqual(components(samples.find(({ name }) => name === "order_update")), [
    { type: "header", parameters: [{ type: "text", text: "A-1042" }] },
    {
      type: "body",
      parameters: [
        { type: "text", text: "Robin" },
        { type: "text", text: "today, 18:30" },
      ],
    },
    {
      type: "button",
      sub_type: "quick_reply",
      parameters: [{ type: "payload", payload: "i-have-a-question" }],
      index: "0",
    },
    { type: "button", sub_type: "url", parameters: [{ type: "text", text: "a1042" }], index: "1" },
  ]);
});

test("without an example a value says what belongs there, named ones by their name", () => {
  assert.deepEqual(components(read({ type: "BODY", text: "{{1}} and {{2}}" })), [
    {
      type: "body",
      parameters: [
        { type: "text", text: "value 1" },
        { type: "text", text: "value 2" },
      ],
    },
  ]);
  assert.deepEqual(components(read({ type: "BODY", text: "{{first_name}}" })), [
    { type: "body", parameters: [{ type: "text", parameter_name: "first_name", text: "first name" }] },
  ]);
});

test("a template without variables has no components", () => {
  assert.equal(components(read({ type: "BODY", text: "Hello" })), undefined);
});

test("an example that is a whole link gives only its end", () => {
  const button = {
    type: "URL",
    text: "Go",
    url: "https://www.example.com/{{1}}",
    example: ["https://www.example.com/a-7"],
  };
  assert.deepEqual(components(read({ type: "BUTTONS", buttons: [button] })), [
    { type: "button", sub_type: "url", parameters: [{ type: "text", text: "a-7" }], index: "0" },
  ]);
});

test("the code of an authentication template is in body and button alike", () => {
  const [body, button] = components(samples.find(({ name }) => name === "login_code")) as {
    parameters: unknown[];
  }[];
  assert.deepEqual(body?.parameters, button?.parameters);
});

test("a button that takes no value gets none, and does not shift the others", () => {
  const buttons = [
    { type: "PHONE_NUMBER", text: "Call", phone_number: "+15551234567" },
    { type: "URL", text: "Shop", url: "https://www.example.com" },
    { type: "COPY_CODE", example: ["WINTER-15"] },
  ];
  assert.deepEqual(components(read({ type: "BUTTONS", buttons })), [
    {
      type: "button",
      sub_type: "copy_code",
      parameters: [{ type: "coupon_code", coupon_code: "WINTER15" }],
      index: "2",
    },
  ]);
});

test("an offer ends in a week", () => {
  const [, offer] = components(samples.find(({ name }) => name === "flash_sale")) as {
    parameters: { limited_time_offer: { expiration_time_ms: number } }[];
  }[];
  assert.equal(offer?.parameters[0]?.limited_time_offer.expiration_time_ms, Date.UTC(2026, 11, 2, 11));
});
