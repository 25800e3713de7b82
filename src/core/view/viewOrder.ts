import type { Node } from "jsonc-parser";
import { clipped, field, items, spanOf, textOf, wordsOf } from "./jsonField.ts";
import type { BlockView, IconName } from "./view.ts";
import { viewMoney } from "./viewMoney.ts";
import { countOf } from "./viewProduct.ts";

/** A bill in short: its number, how many things, and what they cost together (preview §2.19). */
export function viewBill(parameters: Node | undefined, owner: Node, locale: string | undefined): BlockView {
  const order = field(parameters, "order");
  const things = items(field(order, "items"));
  const total = viewMoney(field(parameters, "total_amount"), field(parameters, "currency"), locale);
  return {
    block: "inset",
    icon: "receipt",
    shade: undefined,
    title: referenceOf(parameters),
    // A bill in the simple form has no order, only what is to pay.
    lines: [...(order ? [countOf(things.length)] : []), total ? `Total ${total}` : "No total yet"],
    over: false,
    span: spanOf(parameters ?? owner),
  };
}

/** The picture of the first thing on a bill, which stands on top where the message has no header. */
export function viewFirstItem(parameters: Node | undefined): BlockView | undefined {
  const item = items(field(parameters, "order", "items"))[0];
  const name = wordsOf(field(item, "name"));
  if (item === undefined || (field(item, "retailer_id") ?? field(item, "image")) === undefined)
    return undefined;
  const link = field(item, "image", "link");
  return {
    block: "media",
    media: "image",
    header: true,
    name: clipped(name?.text ?? "First item", 120),
    origin: link ? "Picture of the first item" : "Picture from the catalogue",
    extension: undefined,
    span: spanOf(link ?? item),
  };
}

interface StatusWords {
  readonly icon: IconName;
  readonly words: string;
}

/** Meta writes `partially-shipped` with either joint (messages §8.16). */
const statuses: Readonly<Record<string, StatusWords>> = {
  pending: { icon: "clock", words: "Order pending" },
  processing: { icon: "package", words: "Order being processed" },
  partially_shipped: { icon: "truck", words: "Order partially shipped" },
  shipped: { icon: "truck", words: "Order shipped" },
  completed: { icon: "package-check", words: "Order completed" },
  canceled: { icon: "ban", words: "Order cancelled" },
};

const payments: Readonly<Record<string, string>> = {
  pending: "Payment pending",
  captured: "Payment received",
  failed: "Payment failed",
};

/** How an order stands, with its number and its payment. */
export function viewOrderStatus(parameters: Node | undefined, owner: Node): BlockView {
  const order = field(parameters, "order");
  const status = (textOf(field(order, "status")) ?? "").toLowerCase().replaceAll("-", "_");
  const payment = textOf(field(parameters, "payment", "status")) ?? "";
  const known = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  const description = wordsOf(field(order, "description"))?.text;
  return {
    block: "inset",
    icon: known?.icon ?? "package",
    shade: undefined,
    title: known?.words ?? (status ? clipped(status, 40) : "No status yet"),
    lines: [
      referenceOf(parameters),
      ...(description ? [clipped(description, 120)] : []),
      ...(payment ? [(Object.hasOwn(payments, payment) && payments[payment]) || clipped(payment, 40)] : []),
    ],
    over: false,
    span: spanOf(parameters ?? owner),
  };
}

function referenceOf(parameters: Node | undefined): string {
  const reference = wordsOf(field(parameters, "reference_id"));
  return reference ? `Order #${clipped(reference.text, 60)}` : "Order without a number yet";
}
