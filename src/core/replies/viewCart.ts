import { clipped } from "../view/jsonField.ts";
import type { BillLine } from "../view/sheetPage.ts";
import type { SheetView } from "../view/view.ts";
import type { Order } from "./inboundContent.ts";
import { totalOf } from "./replyBlocks.ts";
import { moneyWords } from "./replyWords.ts";

const nowhere = { start: 0, end: 0 };

/** What is in a cart that was sent. */
export function viewCart(order: Order, locale: string | undefined): SheetView {
  const lines = order.product_items.slice(0, 100).map(
    (item): BillLine => ({
      kind: "item",
      label: clipped(item.product_retailer_id, 120),
      detail: `Quantity ${item.quantity}`,
      price: moneyWords(item.item_price * item.quantity, item.currency, locale),
      before: undefined,
      span: nowhere,
    }),
  );
  const total: BillLine = {
    kind: "total",
    label: "Estimated total",
    detail: undefined,
    price: totalOf(order, locale),
    before: undefined,
    span: nowhere,
  };
  return {
    title: "Sent cart",
    sections: [],
    omitted: 0,
    page: { page: "bill", lines: [...lines, total], methods: [], pay: undefined, foot: undefined },
  };
}
