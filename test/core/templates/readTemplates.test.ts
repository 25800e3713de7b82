import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";

const orderUpdate = {
  id: "1029384756",
  name: "order_update",
  language: "en_US",
  status: "APPROVED",
  category: "UTILITY",
  parameter_format: "POSITIONAL",
  components: [
    { type: "HEADER", format: "TEXT", text: "Order {{1}}", example: { header_text: ["A-1042"] } },
    {
      type: "BODY",
      text: "Hello {{1}}, it comes {{2}}. Bye, {{1}}!",
      example: { body_text: [["Robin", "today"]] },
    },
    { type: "FOOTER", text: "Example Bikes" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Thanks" },
        {
          type: "URL",
          text: "Track",
          url: "https://www.example.com/{{1}}",
          example: ["https://www.example.com/1"],
        },
        { type: "PHONE_NUMBER", text: "Call", phone_number: "+15551234567" },
      ],
    },
  ],
};

test("reads a template with all its parts", () => {
  assert.deepEqual(readTemplates({ data: [orderUpdate], paging: { cursors: {} } }), [
    {
      name: "order_update",
      language: "en_US",
      status: "APPROVED",
      category: "UTILITY",
      format: "positional",
      content: {
        header: { format: "TEXT", text: "Order {{1}}", variables: ["1"], examples: { 1: "A-1042" } },
        body: {
          text: "Hello {{1}}, it comes {{2}}. Bye, {{1}}!",
          variables: ["1", "2"],
          examples: { 1: "Robin", 2: "today" },
        },
        buttons: [
          {
            type: "QUICK_REPLY",
            text: "Thanks",
            url: undefined,
            phoneNumber: undefined,
          },
          {
            type: "URL",
            text: "Track",
            url: { text: "https://www.example.com/{{1}}", variables: ["1"], examples: {} },
            phoneNumber: undefined,
            example: "https://www.example.com/1",
          },
          {
            type: "PHONE_NUMBER",
            text: "Call",
            url: undefined,
            phoneNumber: "+15551234567",
          },
        ],
      },
      footer: "Example Bikes",
      cards: [],
      offer: undefined,
    },
  ]);
});

test("reads the answer, its array alone and a single template alike", () => {
  const expected = readTemplates({ data: [orderUpdate] });
  assert.deepEqual(readTemplates([orderUpdate]), expected);
  assert.deepEqual(readTemplates(orderUpdate), expected);
});

test("reads the cards of a carousel and a limited-time offer", () => {
  const card = (text: string) => ({
    components: [
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text },
      { type: "BUTTONS", buttons: [] },
    ],
  });
  const [template] = readTemplates([
    {
      name: "x",
      language: "de",
      components: [
        { type: "limited_time_offer", limited_time_offer: { text: "Today only" } },
        { type: "CAROUSEL", cards: [card("One {{1}}"), card("Two")] },
      ],
    },
  ]);
  assert.equal(template?.offer, "Today only");
  assert.deepEqual(
    template?.cards.map(({ header, body }) => [header?.format, body?.variables]),
    [
      ["IMAGE", ["1"]],
      ["IMAGE", []],
    ],
  );
});

test("knows named variables, declared or not, and their examples", () => {
  const body = {
    type: "BODY",
    text: "Hello {{first_name}}",
    example: { body_text_named_params: [{ param_name: "first_name", example: "Robin" }] },
  };
  for (const declared of [{ parameter_format: "NAMED" }, { parameter_format: "named" }, {}]) {
    const [template] = readTemplates([{ name: "x", language: "en", ...declared, components: [body] }]);
    assert.equal(template?.format, "named");
    assert.deepEqual(template?.content.body?.examples, { first_name: "Robin" });
  }
});

test("takes examples in each form they come in", () => {
  for (const example of ["Robin", ["Robin"], [["Robin"]]]) {
    const body = { type: "BODY", text: "Hello {{1}}", example: { body_text: example } };
    const [template] = readTemplates([{ name: "x", language: "en", components: [body] }]);
    assert.deepEqual(template?.content.body?.examples, { 1: "Robin" });
  }
});

test("gives the body of an authentication template its one variable", () => {
  const body = { type: "BODY", add_security_recommendation: true };
  const [template] = readTemplates([
    { name: "x", language: "en", category: "authentication", components: [body] },
  ]);
  assert.deepEqual(template?.content.body?.variables, ["1"]);
});

test("leaves out what is no template", () => {
  for (const value of [undefined, null, 5, "x", {}, [], { data: null }, { data: 5 }, [null, 5, "x", [], {}]])
    assert.deepEqual(readTemplates(value), []);
  assert.deepEqual(readTemplates([{ name: "x" }, { language: "en" }, { name: 5, language: "en" }]), []);
});

test("survives whatever an answer holds", () => {
  const keys = [
    "name",
    "language",
    "components",
    "type",
    "text",
    "buttons",
    "cards",
    "example",
    "data",
    "__proto__",
  ];
  const value = fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom("HEADER", "BODY", "BUTTONS", "CAROUSEL", "{{1}}", "en"),
      fc.anything({ maxDepth: 1 }),
      fc.array(tie("any"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...keys), tie("any"), { maxKeys: 5 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, it => {
      for (const template of readTemplates(it)) assert.equal(typeof template.name, "string");
    }),
    { numRuns: 500 },
  );
});
