import { html, type TemplateResult } from "lit-html";
import type { CardView } from "../src/core/view/kindParts.ts";
import type { BubbleView } from "../src/core/view/view.ts";
import { drawBlock } from "./drawBlock.ts";
import { drawRow } from "./drawRow.ts";
import type { Scene } from "./scene.ts";
import { rowKey } from "./sheetKey.ts";

/** The cards of a carousel, in a row that is moved sideways. */
export function drawCards(bubble: BubbleView, scene: Scene): TemplateResult {
  const { cards, omittedCards } = bubble;
  return html`<div class="cards" role="group" aria-roledescription="carousel" aria-label="${cards.length} cards" tabindex="0">
    ${cards.map((card, at) => drawCard(card, at, bubble, scene))}
    ${omittedCards > 0 ? html`<p class="row-note">${omittedCards} more are not drawn.</p>` : ""}
  </div>`;
}

function drawCard(card: CardView, at: number, bubble: BubbleView, scene: Scene): TemplateResult {
  return html`<div
    class="card"
    role="group"
    aria-label="Card ${at + 1} of ${bubble.cards.length}"
    data-start=${card.span.start}
    data-end=${card.span.end}
  >
    <div class="card-content">
      ${card.blocks.map((block, part) => drawBlock(block, (at + 1) * 100 + part, bubble, scene, undefined))}
    </div>
    <div class="rows">${card.rows.map((row, button) => drawRow(row, rowKey(button, at), bubble.index, scene))}</div>
  </div>`;
}
