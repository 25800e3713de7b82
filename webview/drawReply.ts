import { html, nothing, type TemplateResult } from "lit-html";
import type { ReplyView } from "../src/core/replies/viewReplies.ts";
import type { BlockView } from "../src/core/view/view.ts";
import { drawAudio } from "./drawAudio.ts";
import { drawContact } from "./drawContact.ts";
import { initialOf, isOwn } from "./drawFrame.ts";
import { drawInset } from "./drawInset.ts";
import { drawMap } from "./drawMap.ts";
import { drawDocument, drawPicture, drawSticker } from "./drawMedia.ts";
import { drawMeta, stateName } from "./drawMeta.ts";
import { drawQuote } from "./drawQuote.ts";
import { drawText, endsInLine } from "./drawText.ts";
import { drawIcon } from "./icons.ts";
import { type Scene, sideOf } from "./scene.ts";

/** Where a reply stands among the messages of the customer. */
interface Place {
  readonly first: boolean;
  readonly last: boolean;
}

/** A message that the customer sent back. A click shows where what was tapped is written. */
export function drawReply(reply: ReplyView, scene: Scene, place: Place): TemplateResult {
  if (reply.shape === "note") return drawReplyNote(reply, scene);
  const other = reply.sender !== undefined && !isOwn(reply.sender, scene.snapshot);
  const side = other ? "incoming" : sideOf({ sender: "customer" }, scene);
  const bare = reply.blocks[0]?.block === "sticker";
  return html`
    <article
      class="message reply"
      tabindex="0"
      aria-label=${labelOf(reply, scene)}
      data-side=${side}
      ?data-group=${reply.sender !== undefined && side === "incoming"}
      data-start=${reply.span?.start ?? nothing}
      data-end=${reply.span?.end ?? nothing}
      ?data-first=${place.first}
      ?data-last=${place.last}
    >
      <div class="bubble" ?data-wide=${reply.blocks.length > 0 && !bare} ?data-bare=${bare}>
        ${bare ? nothing : html`<div class="tail" aria-hidden="true"></div>`}
        ${side === "incoming" && place.first && reply.sender ? drawSender(reply.sender) : nothing}
        ${drawForwarded(reply)}
        ${reply.quote ? drawQuote(reply.quote, scene) : nothing}
        <div class="content">${drawContent(reply, scene, drawMeta(reply, side))}</div>
        ${drawCartRow(reply, scene)}
      </div>
      ${drawWebhookButton(reply, scene)}
    </article>
  `;
}

/** What the client or the network says between the messages: a permission, a payment, a changed number. */
function drawReplyNote(reply: ReplyView, scene: Scene): TemplateResult {
  return html`
    <article
      class="message reply reply-note"
      tabindex="0"
      aria-label=${`${reply.kind}: ${reply.summary}, ${reply.time}`}
      data-start=${reply.span?.start ?? nothing}
      data-end=${reply.span?.end ?? nothing}
    >
      <p class="system">${reply.summary}</p>
      ${drawWebhookButton(reply, scene)}
    </article>
  `;
}

function drawContent(reply: ReplyView, scene: Scene, meta: TemplateResult): TemplateResult {
  const { text, detail } = reply;
  const last = text === undefined && detail === undefined;
  return html`${reply.blocks.map((block, at) =>
    drawReplyBlock(block, reply, scene, last && at === reply.blocks.length - 1 ? meta : undefined),
  )}${last ? nothing : drawWords(reply, meta)}`;
}

/** A recording is the customer's, whoever looks. */
function drawReplyBlock(
  block: BlockView,
  reply: ReplyView,
  scene: Scene,
  meta: TemplateResult | undefined,
): TemplateResult {
  const below = meta ? html`<div class="meta-line">${meta}</div>` : nothing;
  switch (block.block) {
    case "map":
      return drawMap(block, meta, `map-${reply.wamid}`);
    case "media":
      return block.media === "document"
        ? html`${drawDocument(block, scene)}${below}`
        : drawPicture(block, scene, meta);
    case "audio":
      return drawAudio(block, "customer", scene, meta);
    case "sticker":
      return html`${drawSticker(block, scene)}${below}`;
    case "contact":
      return html`${drawContact(block)}${below}`;
    case "inset":
      return html`${drawInset(block)}${below}`;
    default:
      return html``;
  }
}

function drawWords({ text, detail, icon, span }: ReplyView, meta: TemplateResult): TemplateResult {
  const blocks = text?.blocks ?? [];
  const below = detail !== undefined || text?.emojiOnly !== undefined || !endsInLine(blocks);
  return html`<div
      class="body ${span ? "part" : ""}"
      data-emoji=${text?.emojiOnly ?? nothing}
      ?data-iconed=${icon !== undefined}
      data-start=${span?.start ?? nothing}
      data-end=${span?.end ?? nothing}
      >${icon ? html`<span class="reply-icon">${drawIcon(icon)}</span>` : nothing}${drawText(blocks, below ? undefined : meta)}${text?.cut ? html`<div class="faint">The rest is not drawn.</div>` : nothing}</div
    >${
      detail === undefined
        ? below
          ? html`<div class="meta-line">${meta}</div>`
          : nothing
        : html`<div class="reply-detail line" dir="auto">${detail}${meta}</div>`
    }`;
}

/** In a group each member has a face and a colour, and a name on the first of their bubbles. */
export function drawSender({
  name,
  shade,
}: {
  readonly name: string;
  readonly shade: number;
}): TemplateResult {
  return html`<span class="group-face" data-shade=${shade} aria-hidden="true">${initialOf(name)}</span
    ><bdi class="sender" data-shade=${shade}>${name}</bdi>`;
}

function drawForwarded({ forwarded }: ReplyView): TemplateResult | typeof nothing {
  if (!forwarded) return nothing;
  const words = forwarded === "often" ? "Forwarded many times" : "Forwarded";
  const second = forwarded === "often" ? drawIcon("forward") : nothing;
  return html`<p class="forwarded">${drawIcon("forward")}${second}${words}</p>`;
}

function drawCartRow(reply: ReplyView, scene: Scene): TemplateResult | typeof nothing {
  if (!reply.sheet) return nothing;
  const open = (event: Event): void => {
    event.stopPropagation();
    scene.look.openReply(reply.wamid, "cart");
  };
  const label = scene.viewpoint === "customer" ? "View sent cart" : "View received cart";
  return html`<div class="rows">
    <button type="button" class="row" aria-haspopup="dialog" @click=${open}><span class="row-label"><bdi>${label}</bdi></span></button>
  </div>`;
}

/** Not the client's: it shows what the business receives. */
function drawWebhookButton({ webhook, wamid }: ReplyView, scene: Scene): TemplateResult | typeof nothing {
  if (webhook === undefined) return nothing;
  const open = (event: Event): void => {
    event.stopPropagation();
    scene.look.openReply(wamid, "webhook");
  };
  return html`<button type="button" class="webhook" aria-haspopup="dialog" @click=${open}>${drawIcon("code")}Webhook</button>`;
}

/** One sentence for a screen reader: who, what, when. */
function labelOf({ kind, summary, time, state, sender }: ReplyView, { viewpoint }: Scene): string {
  const who = sender?.name ?? (viewpoint === "customer" ? "You" : "Customer");
  const mark = viewpoint === "customer" ? stateName(state) : undefined;
  return [`${who}: ${kind}${summary === kind ? "" : `: ${summary}`}`, time, mark].filter(Boolean).join(", ");
}
