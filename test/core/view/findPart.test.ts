import assert from "node:assert/strict";
import { test } from "node:test";
import type { Span } from "../../../src/core/problem.ts";
import { findPart } from "../../../src/core/view/findPart.ts";
import { view } from "./drawn.ts";

/** The text that is written where a part is; the place asked for is marked as `«…»`. */
function partAt(marked: string): string | undefined {
  const start = marked.indexOf("«");
  const span: Span = { start, end: marked.indexOf("»") - 1 };
  const source = marked.replace(/[«»]/g, "");
  const [item] = view(source).items;
  assert.ok(item);
  const part = findPart(item, span);
  const text = part && source.slice(part.span.start, part.span.end);
  return part?.opener ? `${text} behind ${source.slice(part.opener.start, part.opener.end)}` : text;
}

const interactive = (type: string, action: string): string =>
  `{ "type": "interactive", "interactive": { "type": "${type}", "body": { "text": "Hi" }, "action": ${action} } }`;

const cases: readonly [what: string, marked: string, part: string | undefined][] = [
  ["the text", `{ "type": "text", "text": { "body": "H«»i" } }`, `"Hi"`],
  ["what is no part of the picture", `{ "to": "«1»", "type": "text", "text": { "body": "Hi" } }`, undefined],
  [
    "the id of a button: the button",
    interactive("button", `{ "buttons": [{ "reply": { "id": "«»a", "title": "A" } }] }`),
    `{ "reply": { "id": "a", "title": "A" } }`,
  ],
  [
    "all buttons: no part by itself",
    interactive("button", `{ "buttons": «[{ "reply": { "id": "a", "title": "A" } }]» }`),
    undefined,
  ],
  [
    "a row of a list, behind the button that opens it",
    interactive("list", `{ "button": "Pick", "sections": [{ "rows": [{ "id": "a", "title": "«A»" }] }] }`),
    `{ "id": "a", "title": "A" } behind "Pick"`,
  ],
  [
    "a product on a shelf",
    interactive("product_list", `{ "sections": [{ "product_items": [{ "product_retailer_id": "«»A" }] }] }`),
    `"A" behind { "sections": [{ "product_items": [{ "product_retailer_id": "A" }] }] }`,
  ],
  ["an address", `{ "type": "location", "location": { "name": "Pier", "address": "«»Quay" } }`, `"Quay"`],
  [
    "a coordinate: the map",
    `{ "type": "location", "location": { "latitude": «1», "name": "Pier" } }`,
    `{ "latitude": 1, "name": "Pier" }`,
  ],
];

for (const [what, marked, part] of cases) {
  test(`finds ${what}`, () => assert.equal(partAt(marked), part));
}

test("a value that fills a template is a part by itself", () => {
  const source = `{ "type": "template", "template": { "name": "x", "language": { "code": "en" }, "components": [{ "type": "body", "parameters": [{ "type": "text", "text": "«Kim»" }] }] } }`;
  assert.match(partAt(source) ?? "", /^\{ "type": "text", "text": "Kim" \}$|^"Kim"$/);
});
