import assert from "node:assert/strict";
import { test } from "node:test";
import { interactive, problemsOf, said, template } from "./messages.ts";

const sections = (...counts: readonly number[]): unknown[] =>
  counts.map((count, section) => ({
    title: `Section ${section}`,
    product_items: Array.from({ length: count }, (_, item) => ({
      product_retailer_id: `${section}-${item}`,
    })),
  }));
const list = (...counts: readonly number[]): unknown =>
  interactive("product_list", {
    header: { type: "text", text: "Bikes" },
    action: { catalog_id: "1", sections: sections(...counts) },
  });

test("takes thirty products over all sections", () => {
  assert.deepEqual(said(list(15, 15)), []);
});

test("finds the first product too many", () => {
  assert.deepEqual(
    problemsOf(list(15, 16)).map(({ code, severity, pointer }) => [code, severity, pointer]),
    [["too-many-products", "error", "/interactive/action/sections/1/product_items/15"]],
  );
});

test("counts in a template too", () => {
  const action = { thumbnail_product_retailer_id: "0-0", sections: sections(20, 11) };
  const button = { type: "button", sub_type: "mpm", index: 0, parameters: [{ type: "action", action }] };
  assert.deepEqual(
    problemsOf(template([button])).map(({ code, pointer }) => [code, pointer]),
    [["too-many-products", "/template/components/0/parameters/0/action/sections/1/product_items/10"]],
  );
});
