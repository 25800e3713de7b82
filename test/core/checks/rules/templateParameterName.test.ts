import assert from "node:assert/strict";
import { test } from "node:test";
import { complete, send, templates } from "./definedTemplates.ts";
import { fixed, problemsOf, said } from "./messages.ts";

const known = { templates };
const named = (...names: readonly (string | undefined)[]): unknown =>
  send("booking_ready", [
    {
      type: "body",
      parameters: names.map(name => ({
        type: "text",
        ...(name !== undefined && { parameter_name: name }),
        text: "x",
      })),
    },
  ]);

test("has nothing against every variable named once, in any order", () => {
  assert.deepEqual(said(named("thing", "first_name"), known), []);
});

test("finds a name that the text does not have, and the one that was meant", () => {
  assert.deepEqual(said(named("frist_name", "thing"), known), ['error template-parameter-name "frist_name"']);
  assert.deepEqual(
    fixed(named("frist_name", "thing"), "template-parameter-name", known),
    named("first_name", "thing"),
  );
  assert.equal(
    problemsOf(named("x", "thing"), known)[0]?.message,
    'This text has no variable "x"; it has "first_name" or "thing".',
  );
});

test("finds a parameter without a name, once, and names it", () => {
  assert.deepEqual(said(named("thing", undefined), known), ["error template-parameter-name {"]);
  assert.deepEqual(fixed(named("thing", undefined), "template-parameter-name", known), {
    ...(named("thing", "first_name") as object),
  });
  assert.deepEqual(said(named(undefined, undefined), known), [
    "error template-parameter-name {",
    "error template-parameter-name {",
  ]);
});

test("finds a name where variables have numbers, and takes it away", () => {
  const [header, , button] = complete;
  const payload = (more: object) =>
    send("order_update", [
      header,
      {
        type: "body",
        parameters: [
          { type: "text", ...more, text: "Robin" },
          { type: "text", text: "today" },
        ],
      },
      button,
    ]);
  assert.deepEqual(said(payload({ parameter_name: "name" }), known), [
    'error template-parameter-name "parameter_name"',
  ]);
  assert.deepEqual(fixed(payload({ parameter_name: "name" }), "template-parameter-name", known), payload({}));
});

test("says nothing of a name that is not known yet", () => {
  assert.deepEqual(said(named("${which}", "thing"), known), []);
});
