import type { Node } from "jsonc-parser";
import { tapOnCard } from "../replies/rowTaps.ts";
import { linkRow, productRow, quickReplyRows } from "./interactiveRows.ts";
import { field, items, spanOf, textOf } from "./jsonField.ts";
import type { CardView } from "./kindParts.ts";
import type { ViewContext } from "./viewContext.ts";
import { viewInteractiveHeader } from "./viewInteractiveHeader.ts";
import { viewProduct } from "./viewProduct.ts";
import { viewText } from "./viewText.ts";

/** Meta allows ten cards. More are wrong, but some are drawn so that one sees them. */
export const mostCards = 12;

/** The cards of an interactive carousel, those beyond {@link mostCards} left out. */
export function viewInteractiveCards(action: Node | undefined, context: ViewContext): CardView[] {
  return items(field(action, "cards"))
    .slice(0, mostCards)
    .map((card, at) => viewCard(card, at, context));
}

function viewCard(card: Node, at: number, context: ViewContext): CardView {
  const action = field(card, "action");
  if (textOf(field(card, "type")) === "product" || field(action, "product_retailer_id")) {
    const rows = productRow(action, card, context).map(row => ({ ...row, tap: tapOnCard(row.tap, at) }));
    return { blocks: [viewProduct(action, card)], rows, span: spanOf(card) };
  }
  const blocks = [
    viewInteractiveHeader(field(card, "header")),
    viewText(field(card, "body", "text"), "body"),
  ];
  const drawn = blocks.filter(block => block !== undefined);
  return {
    blocks: drawn.length > 0 ? drawn : [{ block: "placeholder", text: "No header yet", span: spanOf(card) }],
    rows: field(action, "buttons")
      ? quickReplyRows(action, card, context).slice(0, 10)
      : linkRow(action, card, context),
    span: spanOf(card),
  };
}
