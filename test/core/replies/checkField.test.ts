import assert from "node:assert/strict";
import { test } from "node:test";
import { checkField } from "../../../src/core/replies/checkField.ts";
import type { FieldView } from "../../../src/core/view/sheetPage.ts";

const field = (more: Partial<FieldView>): FieldView => ({
  name: "x",
  label: "Thing",
  value: "",
  error: undefined,
  kind: "text",
  required: false,
  span: { start: 0, end: 0 },
  ...more,
});

const cases: readonly [Partial<FieldView>, value: string, fault: RegExp | undefined][] = [
  [{}, "", undefined],
  [{ required: true }, "  ", /^Thing is missing/],
  [{ kind: "pinCode" }, "400001", undefined],
  [{ kind: "pinCode" }, "4000011", /up to 6 digits/],
  [{ kind: "pinCode" }, "40 01", /up to 6 digits/],
  [{ kind: "phone" }, "+91 555 010 1234", undefined],
  [{ kind: "phone" }, "call me", /not a phone number/],
  [{ kind: "latitude" }, "-90", undefined],
  [{ kind: "latitude" }, "90.1", /from -90 to 90/],
  [{ kind: "longitude" }, "180", undefined],
  [{ kind: "longitude" }, "east", /from -180 to 180/],
  [{ value: "1", error: "We do not deliver there." }, "1 ", /^We do not deliver there/],
  [{ value: "1", error: "We do not deliver there." }, "2", undefined],
];

for (const [more, value, fault] of cases) {
  test(`“${value}” in ${JSON.stringify(more)} is ${fault ? "wrong" : "right"}`, () => {
    const found = checkField(field(more), value);
    if (fault) assert.match(found ?? "", fault);
    else assert.equal(found, undefined);
  });
}
