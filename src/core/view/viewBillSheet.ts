import type { Node } from "jsonc-parser";
import type { Payment } from "../replies/inboundContent.ts";
import { clipped, field, items, spanOf, textOf, wordsOf } from "./jsonField.ts";
import type { BillLine } from "./sheetPage.ts";
import type { SheetView } from "./view.ts";
import { viewMoney } from "./viewMoney.ts";

/** A longer bill is not looked at line by line. */
const mostItems = 100;

/** What a bill opens: its lines and what they add up to; and, where it asks for a payment, the ways to pay. */
export function viewBillSheet(
  parameters: Node | undefined,
  owner: Node,
  locale: string | undefined,
  asks: "to pay" | "nothing",
): SheetView {
  const reference = wordsOf(field(parameters, "reference_id"))?.text;
  const pays = asks === "to pay";
  return {
    title: reference ? `Order #${clipped(reference, 60)}` : "Order",
    sections: [],
    omitted: 0,
    page: {
      page: "bill",
      lines: linesOf(parameters, owner, locale),
      methods: pays ? methodsOf(parameters).map(id => ({ id, name: nameOf(id) })) : [],
      pay: pays ? "Pay" : undefined,
      foot: pays ? "Nothing is paid: a sample status is sent." : undefined,
    },
  };
}

/** What is paid; `undefined`: there is no reference or no total yet. */
export function paymentOf(parameters: Node | undefined): Payment | undefined {
  const reference = textOf(field(parameters, "reference_id"));
  const total = field(parameters, "total_amount");
  const value = Number(textOf(field(total, "value")) || Number.NaN);
  const offset = Number(textOf(field(total, "offset")) || 100);
  if (!reference || !Number.isFinite(value) || !(offset > 0)) return undefined;
  return {
    reference_id: reference,
    amount: { value, offset },
    currency: textOf(field(parameters, "currency")) ?? "",
    method: methodsOf(parameters)[0] ?? "upi",
  };
}

function nameOf(method: string): string {
  return (Object.hasOwn(methodNames, method) && methodNames[method]) || method;
}

function linesOf(parameters: Node | undefined, owner: Node, locale: string | undefined): BillLine[] {
  const order = field(parameters, "order");
  const currency = field(parameters, "currency");
  const money = (node: Node | undefined) => viewMoney(node, currency, locale);
  const things = items(field(order, "items")).map((item): BillLine => {
    const sale = money(field(item, "sale_amount"));
    const full = money(field(item, "amount")) ?? "No price yet";
    const quantity = textOf(field(item, "quantity")) ?? "1";
    return {
      kind: "item",
      label: clipped(wordsOf(field(item, "name"))?.text ?? "No name yet", 120),
      detail: `Quantity ${clipped(quantity, 10)}`,
      price: sale ?? full,
      before: sale === undefined ? undefined : full,
      span: spanOf(item),
    };
  });
  const sums = (["subtotal", "discount", "shipping", "tax"] as const).flatMap((name): BillLine[] => {
    const node = field(order, name);
    const price = money(node);
    if (node === undefined || price === undefined) return [];
    return [
      {
        kind: "sum",
        label: sumNames[name],
        detail: wordsOf(field(node, "description"))?.text,
        price: name === "discount" ? `−${price}` : price,
        before: undefined,
        span: spanOf(node),
      },
    ];
  });
  const total = field(parameters, "total_amount");
  const due = money(total);
  const last: BillLine[] = due
    ? [
        {
          kind: "total",
          label: "Total",
          detail: undefined,
          price: due,
          before: undefined,
          span: spanOf(total ?? owner),
        },
      ]
    : [];
  return [...things.slice(0, mostItems), ...sums, ...last];
}

const sumNames = { subtotal: "Subtotal", discount: "Discount", shipping: "Shipping", tax: "Tax" } as const;

/** Names of the ways to pay, as their owners write them. */
const methodNames: Readonly<Record<string, string>> = {
  gpay: "Google Pay",
  phonepe: "PhonePe",
  paytm: "Paytm",
  bhim: "BHIM",
  amazonpay: "Amazon Pay",
  cred: "CRED",
  mobikwik: "MobiKwik",
  upi: "UPI",
  upi_intent_link: "UPI",
  payment_link: "Payment link",
  pix_dynamic_code: "Pix",
  boleto: "Boleto",
  offsite_card_pay: "Saved card",
  razorpay: "Razorpay",
  payu: "PayU",
  billdesk: "BillDesk",
  zaakpay: "Zaakpay",
};

/** The ways to pay that a bill names (messages §8.15). */
function methodsOf(parameters: Node | undefined): string[] {
  const named = items(field(parameters, "payment_settings")).flatMap(setting => {
    const type = textOf(field(setting, "type")) ?? "";
    const gateway = field(setting, "payment_gateway");
    const preferred = items(field(gateway, "preferred_payment_methods")).flatMap(
      it => textOf(field(it, "method")) ?? [],
    );
    return preferred.length > 0 ? preferred : [textOf(field(gateway, "type")) ?? type];
  });
  return [...new Set(named.filter(Boolean).map(name => clipped(name, 60)))].slice(0, 20);
}
