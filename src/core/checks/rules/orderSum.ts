import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { type CheckedPayload, isObject, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { hundredths, money, type Order } from "./orders.ts";

/** A bill that does not add up: its subtotal from its items, its total from subtotal, tax, shipping and discount (Messages §8.15). */
export const orderSum: Rule = {
  code: "order-sum",
  severity: "error",
  types: ["interactive/order_details", "template"],
  check: payload =>
    payload.orders.flatMap(order => {
      const wrong = subtotal(payload, order);
      // With another subtotal the total may be right.
      return wrong.length > 0 ? wrong : total(payload, order);
    }),
};

function subtotal(payload: CheckedPayload, { pointer, parameters }: Order): RuleFinding[] {
  const order = isObject(parameters.order) ? parameters.order : {};
  const written = hundredths(order.subtotal);
  if (written === undefined || !Array.isArray(order.items) || order.items.length === 0) return [];
  let sum = 0;
  for (const item of order.items) {
    if (!isObject(item)) return [];
    const each = hundredths(Object.hasOwn(item, "sale_amount") ? item.sale_amount : item.amount);
    if (each === undefined || typeof item.quantity !== "number") return [];
    sum += each * item.quantity;
  }
  const message = `The items come to ${money(sum, parameters.currency)}; the subtotal says ${money(written, parameters.currency)}.`;
  return differing(payload, `${pointer}/order/subtotal/value`, written, sum, message);
}

function total(payload: CheckedPayload, { pointer, parameters }: Order): RuleFinding[] {
  const order = isObject(parameters.order) ? parameters.order : {};
  const written = hundredths(parameters.total_amount);
  const parts = [
    [1, "subtotal"],
    [1, "tax"],
    [1, "shipping"],
    [-1, "discount"],
  ] as const;
  let sum = 0;
  for (const [sign, name] of parts) {
    const optional = name === "shipping" || name === "discount";
    if (optional && !Object.hasOwn(order, name)) continue;
    const part = hundredths(order[name]);
    if (part === undefined) return [];
    sum += sign * part;
  }
  if (written === undefined) return [];
  const message = `Subtotal, tax and shipping less discount come to ${money(sum, parameters.currency)}; the total says ${money(written, parameters.currency)}.`;
  return differing(payload, `${pointer}/total_amount/value`, written, sum, message);
}

function differing(
  payload: CheckedPayload,
  pointer: string,
  written: number,
  sum: number,
  message: string,
): RuleFinding[] {
  if (written === sum || !Number.isSafeInteger(sum)) return [];
  const { node } = placeAt(payload, pointer);
  return [
    {
      message,
      span: spanOf(node),
      pointer,
      fixes: () => [{ title: `Change to ${sum}`, edits: [replaceValue(node, sum)], preferred: true }],
    },
  ];
}
