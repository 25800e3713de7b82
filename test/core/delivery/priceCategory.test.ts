import assert from "node:assert/strict";
import { test } from "node:test";
import { type PriceQuestion, priceOf } from "../../../src/core/delivery/priceCategory.ts";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";

const before = Date.UTC(2026, 8, 30);
const after = Date.UTC(2026, 9, 2);
const open = { open: true, closesAtMs: after };
const closed = { open: false, closesAtMs: 0 };

const templates = readTemplates(
  ["MARKETING", "UTILITY", "AUTHENTICATION"].map(category => ({
    name: category.toLowerCase(),
    language: "en",
    category,
  })),
);

const price = (body: object, over: Partial<PriceQuestion> = {}) => {
  const { category, billed } = priceOf({
    body: { ...body },
    templates,
    window: undefined,
    nowMs: after,
    ...over,
  });
  return [category, billed];
};

const template = (name: string) => ({ type: "template", template: { name, language: { code: "en" } } });

test("an answer is a service message: free until October 2026, after that above a free tier", () => {
  assert.deepEqual(price({ type: "text" }, { nowMs: before }), ["service", "no"]);
  assert.deepEqual(price({ type: "text" }), ["service", "perhaps"]);
});

test("marketing and authentication templates are billed, whatever the window", () => {
  for (const name of ["marketing", "authentication"])
    assert.deepEqual(price(template(name), { window: open, nowMs: before }), [name, "yes"]);
});

test("a utility template is billed outside the window, and was free within it", () => {
  assert.deepEqual(price(template("utility"), { window: closed }), ["utility", "yes"]);
  assert.deepEqual(price(template("utility"), { window: open, nowMs: before }), ["utility", "no"]);
  assert.deepEqual(price(template("utility"), { window: open }), ["utility", "perhaps"]);
  assert.deepEqual(price(template("utility")), ["utility", "perhaps"]);
});

test("Direct Send says its category itself", () => {
  assert.deepEqual(price({ type: "text", category: "utility" }, { window: closed }), ["utility", "yes"]);
});

test("a template that is not known here leaves it open, and says how to know it", () => {
  assert.deepEqual(price(template("unknown")), [undefined, "perhaps"]);
  assert.match(
    priceOf({ body: template("unknown"), templates, window: open, nowMs: 0 }).text,
    /“Pull Templates”/,
  );
});
