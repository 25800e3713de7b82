import type { Node } from "jsonc-parser";
import { linkRow, productRow, quickReplyRows } from "./interactiveRows.ts";
import { field, items, spanOf, textOf } from "./jsonField.ts";
import type { CardView } from "./kindParts.ts";
import { viewInteractiveHeader } from "./viewInteractiveHeader.ts";
import { viewProduct } from "./viewProduct.ts";
import { viewText } from "./viewText.ts";

/** Meta allows ten cards. More are wrong, but some are drawn so that one sees them. */
export const mostCards = 12;

/** The cards of an interactive carousel, those beyond {@link mostCards} left out. */
export function viewInteractiveCards(action: Node | undefined): CardView[] {
  return items(field(action, "cards")).slice(0, mostCards).map(viewCard);
}

function viewCard(card: Node): CardView {
  const action = field(card, "action");
  if (textOf(field(card, "type")) === "product" || field(action, "product_retailer_id"))
    return { blocks: [viewProduct(action, card)], rows: productRow(action, card), span: spanOf(card) };
  const blocks = [
    viewInteractiveHeader(field(card, "header")),
    viewText(field(card, "body", "text"), "body"),
  ];
  const drawn = blocks.filter(block => block !== undefined);
  return {
    blocks: drawn.length > 0 ? drawn : [{ block: "placeholder", text: "No header yet", span: spanOf(card) }],
    rows: field(action, "buttons") ? quickReplyRows(action, card).slice(0, 10) : linkRow(action, card),
    span: spanOf(card),
  };
}
