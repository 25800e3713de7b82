import type { Node } from "jsonc-parser";
import { tapOnCard } from "../replies/rowTaps.ts";
import type { TemplateContent } from "../templates/templateDefinition.ts";
import { field, items, spanOf, textOf } from "./jsonField.ts";
import type { CardView } from "./kindParts.ts";
import { componentsOf, componentsOfType, type TemplatePart } from "./templatePart.ts";
import { mostCards } from "./viewInteractiveCards.ts";
import { viewTemplateButtons } from "./viewTemplateRows.ts";
import { viewTemplateBody, viewTemplateHeader } from "./viewTemplateText.ts";

/** A card has two buttons at most. More are wrong, but some are drawn so that one sees them. */
const mostRows = 5;

/** The cards of a template, as they are sent; and how many of them there are in all. */
export function viewTemplateCards(part: TemplatePart): { cards: CardView[]; total: number } {
  const nodes = items(field(componentsOfType(part, "carousel")[0], "cards"));
  const cards = nodes.slice(0, mostCards).map((card, at) => viewCard(card, at, part));
  return { cards, total: nodes.length };
}

function viewCard(card: Node, at: number, part: TemplatePart): CardView {
  const components = componentsOf(card);
  const own: TemplatePart = { ...part, components, content: contentOf(card, at, part), owner: card };
  const header = viewTemplateHeader(own);
  const hasBody = own.content?.body !== undefined || componentsOfType(own, "body").length > 0;
  const body = hasBody ? viewTemplateBody(own) : undefined;
  const blocks = body ? [...header, body] : header;
  const buttons = viewTemplateButtons(own);
  return {
    blocks:
      blocks.length > 0 ? blocks : [{ block: "placeholder", text: "No header yet", span: spanOf(card) }],
    rows: buttons.slice(0, mostRows).map(row => ({ ...row, tap: tapOnCard(row.tap, at) })),
    span: spanOf(card),
  };
}

/** Product cards may be more than the template defines: they are all alike (templates §1.6). */
function contentOf(card: Node, at: number, { template }: TemplatePart): TemplateContent | undefined {
  if (template === undefined) return undefined;
  const index = Number(textOf(field(card, "card_index")) ?? at);
  const defined = template.cards[Number.isSafeInteger(index) ? index : at];
  return defined ?? template.cards.find(it => it.header?.format === "PRODUCT");
}
