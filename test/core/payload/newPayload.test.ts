import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { newPayloads } from "../../../src/core/payload/newPayload.ts";
import { variablesIn } from "../../../src/core/payload/variables.ts";

for (const { id, label, detail, icon, text } of newPayloads) {
  test(`a new message "${label}" is valid as it is and is about the test number`, () => {
    assert.deepEqual(checkDocument(parseDocument(text), { country: undefined, variables: {} }), []);
    const about = variablesIn(JSON.parse(text));
    assert.ok(about.includes("testNumber") || about.includes("lastInboundId"));
    assert.equal(text, `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
  });

  test(`"${label}" can be told from the others`, () => {
    assert.equal(newPayloads.filter(it => it.id === id || it.label === label).length, 1);
    assert.match(icon, /^[a-z-]+$/);
    assert.notEqual(detail, "");
  });
}

test("the first eight kinds are all there", () => {
  const ids = newPayloads.map(({ id }) => id);
  for (const id of ["text", "image", "location", "reaction", "template"]) assert.ok(ids.includes(id), id);
  for (const id of ["button", "list", "cta_url"]) assert.ok(ids.includes(`interactive-${id}`), id);
});

test("for every type of the schema there is a new message", () => {
  const { definitions } = JSON.parse(readFileSync("schemas/message.schema.json", "utf8"));
  const types: string[] = definitions.payload.properties.type.enum;
  assert.deepEqual(
    types.filter(type => !newPayloads.some(({ text }) => JSON.parse(text).type === type)),
    [],
  );
});

test("for every interactive type of the schema there is a new message", () => {
  const { properties } = JSON.parse(readFileSync("schemas/interactive.schema.json", "utf8"));
  const types: string[] = properties.type.enum;
  assert.deepEqual(
    types.filter(type => !newPayloads.some(({ text }) => JSON.parse(text).interactive?.type === type)),
    [],
  );
});

test("for every part and every button of a template there is a new message", () => {
  const names = newPayloads.map(({ text }) => text).join();
  for (const kind of ["component", "button"]) {
    const { properties } = JSON.parse(readFileSync(`schemas/template-${kind}.schema.json`, "utf8"));
    const values: string[] = (properties.sub_type.anyOf ?? properties.type.anyOf)[0].enum;
    // A bill behind a button is begun with as the message it resembles, and a link as a one-time code.
    assert.deepEqual(
      values.filter(value => value !== "order_details" && !names.includes(`"${value}"`)),
      [],
    );
  }
});
