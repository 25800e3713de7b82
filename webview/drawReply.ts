import { html, nothing, type TemplateResult } from "lit-html";
import type { ReplyView } from "../src/core/replies/viewReplies.ts";
import { drawMap } from "./drawMap.ts";
import { drawMeta, stateName } from "./drawMeta.ts";
import { drawQuote } from "./drawQuote.ts";
import { drawText, endsInLine } from "./drawText.ts";
import { type Scene, sideOf } from "./scene.ts";

/** Where a reply stands among the messages of the customer. */
interface Place {
  readonly first: boolean;
  readonly last: boolean;
}

/** A message that the customer sent back. A click shows where what was tapped is written. */
export function drawReply(reply: ReplyView, scene: Scene, place: Place): TemplateResult {
  const side = sideOf({ sender: "customer" }, scene);
  return html`
    <article
      class="message reply"
      tabindex="0"
      aria-label=${labelOf(reply, scene)}
      data-side=${side}
      data-start=${reply.span?.start ?? nothing}
      data-end=${reply.span?.end ?? nothing}
      ?data-first=${place.first}
      ?data-last=${place.last}
    >
      <div class="bubble" ?data-wide=${reply.map !== undefined}>
        <div class="tail" aria-hidden="true"></div>
        ${reply.quote ? drawQuote(reply.quote, scene) : nothing}
        <div class="content">${drawContent(reply, drawMeta(reply, side))}</div>
      </div>
    </article>
  `;
}

function drawContent(reply: ReplyView, meta: TemplateResult): TemplateResult {
  const { map, text, detail } = reply;
  if (map) return drawMap(map, meta, `map-${reply.wamid}`);
  const blocks = text?.blocks ?? [];
  const below = detail !== undefined || text?.emojiOnly !== undefined || !endsInLine(blocks);
  return html`<div
      class="body ${reply.span ? "part" : ""}"
      data-emoji=${text?.emojiOnly ?? nothing}
      >${drawText(blocks, below ? undefined : meta)}${text?.cut ? html`<div class="faint">The rest is not drawn.</div>` : nothing}</div
    >${
      detail === undefined
        ? below
          ? html`<div class="meta-line">${meta}</div>`
          : nothing
        : html`<div class="reply-detail line" dir="auto">${detail}${meta}</div>`
    }`;
}

/** One sentence for a screen reader: who, what, when. */
function labelOf({ kind, summary, time, state }: ReplyView, { viewpoint }: Scene): string {
  const who = viewpoint === "customer" ? "You" : "Customer";
  const mark = viewpoint === "customer" ? stateName(state) : undefined;
  return [`${who}: ${kind}: ${summary}`, time, mark].filter(Boolean).join(", ");
}
