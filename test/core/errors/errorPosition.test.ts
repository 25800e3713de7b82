import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { errorPosition } from "../../../src/core/errors/errorPosition.ts";

const template = {
  to: "+15551234567",
  type: "template",
  template: {
    name: "order_ready",
    components: [{ type: "body", parameters: [{ type: "text", text: "" }] }],
  },
};

const buttons = {
  to: "+15551234567",
  type: "interactive",
  interactive: {
    action: { buttons: [1, 2, 3].map(id => ({ type: "reply", reply: { id: String(id), title: "Yes" } })) },
  },
};

const text = { to: "+15551234567", type: "text", text: { body: "Hello" } };

for (const [details, body, pointer] of [
  [
    "Param template['components'][0]['parameters'][0]['text'] is empty",
    template,
    "/template/components/0/parameters/0/text",
  ],
  ['template["components"][0]["type"] is wrong', template, "/template/components/0/type"],
  ["interactive.action.buttons must hold between 1 and 3 items", buttons, "/interactive/action/buttons"],
  [
    "interactive.action.buttons[2].reply.title is too long",
    buttons,
    "/interactive/action/buttons/2/reply/title",
  ],
  [
    "interactive['action']['buttons'][1]['reply']['id'] is twice",
    buttons,
    "/interactive/action/buttons/1/reply/id",
  ],
  ["The parameter interactive.body is required.", buttons, "/interactive"],
  ["action.buttons[1].reply.title is too long", buttons, "/interactive/action/buttons/1/reply/title"],
  ["Param text['body'] must be at most 4096 characters long.", text, "/text/body"],
  ["Parameter value is not valid: param to", text, "/to"],
  ["'type' is not one of those", text, "/type"],
] as const)
  test(`“${details}” is about ${pointer}`, () => {
    assert.equal(errorPosition(details, body), pointer);
  });

for (const details of [
  "The message could not be sent to the recipient because of its type.",
  "Unexpected text in the request, see https://developers.facebook.com/docs",
  "components[7].nowhere",
  "",
])
  test(`“${details}” names no place`, () => {
    assert.equal(errorPosition(details, template), undefined);
  });

test("whatever the details and the body are, what is found is there", () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (details, body) => {
      const pointer = errorPosition(details, body);
      const steps = pointer?.split("/").slice(1) ?? [];
      let value: unknown = body;
      for (const step of steps) {
        assert.ok(typeof value === "object" && value !== null);
        value = (value as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")];
      }
      assert.notEqual(pointer === undefined ? 0 : value, undefined);
    }),
  );
});
