import { html, nothing, type TemplateResult } from "lit-html";
import type { BubbleView } from "../src/core/view/view.ts";
import { drawBlock, holdsMeta } from "./drawBlock.ts";
import { drawCards } from "./drawCards.ts";
import { drawMeta, stateName } from "./drawMeta.ts";
import { drawFailure } from "./drawNote.ts";
import { drawQuote } from "./drawQuote.ts";
import { drawSender } from "./drawReply.ts";
import { drawRow } from "./drawRow.ts";
import { drawIcon } from "./icons.ts";
import { type Scene, sideOf } from "./scene.ts";
import { rowKey } from "./sheetKey.ts";

/** Where a bubble stands among its neighbours of the same sender. */
interface Place {
  readonly first: boolean;
  readonly last: boolean;
}

/** The colour of the business's name in a group. */
const businessShade = 3;

/** A message with its side of the chat, its time, and what the tool says of it. */
export function drawBubble(message: BubbleView, scene: Scene, place: Place): TemplateResult {
  const bubble = onScreen(message, scene);
  const side = sideOf(bubble, scene);
  // When the unknown target of a reaction was sent is not known either; nor is writing a message that has a time.
  const timeless = bubble.stub || bubble.blocks[0]?.block === "typing";
  const meta = timeless ? undefined : drawMeta(bubble, side);
  const { businessName, group } = scene.snapshot.conversation;
  const inGroup = group !== undefined && side === "incoming" && !bubble.bare;
  const last = bubble.blocks.at(-1);
  const inside = last !== undefined && holdsMeta(last, bubble, scene);
  return html`
    <article
      class="message"
      tabindex="0"
      aria-label=${labelOf(bubble, scene)}
      lang=${bubble.language ?? nothing}
      data-side=${side}
      data-start=${bubble.span.start}
      data-end=${bubble.span.end}
      data-index=${bubble.index}
      ?data-group=${inGroup}
      ?data-first=${place.first}
      ?data-last=${place.last}
      ?data-stub=${bubble.stub}
      ?data-reacted=${bubble.reaction !== undefined || bubble.customerReaction !== undefined}
      ?data-active=${scene.snapshot.activeIndex === bubble.index}
    >
      <div class="bubble" ?data-wide=${bubble.wide} ?data-bare=${bubble.bare}>
        ${bubble.bare ? nothing : html`<div class="tail" aria-hidden="true"></div>`}
        ${inGroup && place.first ? drawSender({ name: businessName, shade: businessShade }) : nothing}
        ${bubble.quote ? drawQuote(bubble.quote, scene) : nothing}
        <div class="content">
          ${bubble.blocks.map((block, at) =>
            drawBlock(block, at, bubble, scene, inside && block === last ? meta : undefined),
          )}
          ${inside || !meta ? nothing : html`<div class="meta-line">${meta}</div>`}
        </div>
        ${
          bubble.rows.length > 0
            ? html`<div class="rows">${bubble.rows.map((row, at) => drawRow(row, rowKey(at), bubble.index, scene))}</div>`
            : nothing
        }
        ${bubble.omittedRows > 0 ? html`<p class="row-note">${bubble.omittedRows} more are not drawn.</p>` : nothing}
        ${drawReaction(bubble, scene)}
        ${drawActionsButton(bubble, scene)}
      </div>
      ${bubble.cards.length > 0 ? drawCards(bubble, scene) : nothing}
      ${bubble.failures.map(drawFailure)}
      ${
        bubble.tooling
          ? html`<p class="tooling" data-start=${bubble.tooling.span.start} data-end=${bubble.tooling.span.end}>
              ${bubble.tooling.text}
            </p>`
          : nothing
      }
      <div class="problem-place"></div>
    </article>
  `;
}

/** The web client cannot show some messages, and says so (preview §2.20). */
function onScreen(bubble: BubbleView, { platform, viewpoint }: Scene): BubbleView {
  if (bubble.phoneOnly === undefined || platform !== "web" || viewpoint !== "customer") return bubble;
  const text = { block: "standIn", text: bubble.phoneOnly, span: bubble.span } as const;
  return { ...bubble, blocks: [text], rows: [], omittedRows: 0, cards: [], wide: false };
}

/** Both sides may have put an emoji on a message. The customer's own shows what the business received for it. */
function drawReaction(bubble: BubbleView, scene: Scene): TemplateResult | typeof nothing {
  const { reaction, customerReaction } = bubble;
  if (!reaction && !customerReaction) return nothing;
  const open = (event: Event): void => {
    event.stopPropagation();
    if (customerReaction && scene.touch) scene.touch.openActions(bubble.index);
  };
  return html`<span class="reactions">
    ${
      reaction
        ? html`<button
            type="button"
            class="reaction"
            aria-label="Reaction ${reaction.emoji}"
            data-start=${reaction.span.start}
            data-end=${reaction.span.end}
            ><bdi>${reaction.emoji}</bdi></button
          >`
        : nothing
    }${
      customerReaction
        ? html`<button type="button" class="reaction" aria-label="Customer's reaction ${customerReaction.emoji}" @click=${open}
            ><bdi>${customerReaction.emoji}</bdi></button
          >`
        : nothing
    }
  </span>`;
}

/** Opens what a customer can do with a message; a phone does it with a long press. */
function drawActionsButton(
  bubble: BubbleView,
  { touch, standalone }: Scene,
): TemplateResult | typeof nothing {
  if (!touch || standalone || bubble.stub || bubble.sender !== "business") return nothing;
  if (bubble.blocks[0]?.block === "typing") return nothing;
  const open = (event: Event): void => {
    event.stopPropagation();
    touch.openActions(bubble.index);
  };
  return html`<button
    type="button"
    class="actions"
    aria-label="React or answer"
    title="React or answer"
    aria-haspopup="dialog"
    @click=${open}
    >${drawIcon("chevron-down")}</button
  >`;
}

/** One sentence for a screen reader: who, what, when, and what became of it. */
function labelOf(bubble: BubbleView, scene: Scene): string {
  const { kind, summary, sender, time } = bubble;
  const others = sender === "business" ? scene.snapshot.conversation.businessName : "Customer";
  const who = sender === scene.viewpoint ? "You" : others;
  const state = sideOf(bubble, scene) === "outgoing" ? stateName(bubble.state) : undefined;
  return [`${who}: ${kind}${summary && `: ${summary}`}`, time, state].filter(Boolean).join(", ");
}
