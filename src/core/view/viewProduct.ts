import type { Node } from "jsonc-parser";
import { clipped, field, items, spanOf, textOf, wordsOf } from "./jsonField.ts";
import { shadeOf } from "./randomFrom.ts";
import type { BlockView } from "./view.ts";

/** What a message says of a product is its number in the catalogue; the rest is there (preview §2.17). */
const inCatalogue = "Price from catalogue";

/** A product by itself: its picture, name and price, as far as a payload knows them. */
export function viewProduct(owner: Node | undefined, fallback: Node): BlockView {
  const id = wordsOf(field(owner, "product_retailer_id"));
  return {
    block: "product",
    shade: shadeOf(id?.text ?? ""),
    name: id ? clipped(id.text, 120) : "No product yet",
    price: inCatalogue,
    span: id?.span ?? spanOf(owner ?? fallback),
  };
}

/** Several products of a catalogue: how many, and the first one's picture. */
export function viewProductList(action: Node | undefined, header: Node | undefined, owner: Node): BlockView {
  return viewItems(
    wordsOf(field(header, "text"))?.text ?? "No header text yet",
    items(field(action, "sections")),
    undefined,
    header ?? action ?? owner,
  );
}

/** A pile of products under a title. `thumbnail` is the one on top, where it is not the first. */
export function viewItems(
  title: string,
  sections: readonly Node[],
  thumbnail: Node | undefined,
  node: Node,
): BlockView {
  const products = sections.flatMap(section => items(field(section, "product_items")));
  const first = textOf(thumbnail) ?? textOf(field(products[0], "product_retailer_id"));
  return {
    block: "inset",
    icon: "shopping-bag",
    shade: shadeOf(first ?? ""),
    title,
    lines: [countOf(products.length)],
    over: false,
    span: spanOf(node),
  };
}

/** The way into the catalogue, worded here since the client's own words are not the payload's. */
export function viewCatalogue(thumbnail: Node | undefined, businessName: string, node: Node): BlockView {
  return {
    block: "inset",
    icon: "store",
    shade: shadeOf(textOf(thumbnail) ?? ""),
    title: `Catalogue of ${businessName}`,
    lines: ["Products and services on WhatsApp"],
    over: false,
    span: spanOf(thumbnail ?? node),
  };
}

export function countOf(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}
