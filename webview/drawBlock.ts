import { html, nothing, type TemplateResult } from "lit-html";
import type { BlockView, BubbleView, TextView } from "../src/core/view/view.ts";
import { drawAudio } from "./drawAudio.ts";
import { drawContact, drawTyping } from "./drawContact.ts";
import { drawInset, drawProduct } from "./drawInset.ts";
import { drawMap } from "./drawMap.ts";
import { drawDocument, drawPicture, drawSticker } from "./drawMedia.ts";
import { drawParameters } from "./drawParameters.ts";
import { drawText, endsInLine } from "./drawText.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** Whether the time stands inside this block when it is the last one of its bubble, not on a line of its own. */
export function holdsMeta(block: BlockView, bubble: BubbleView, scene: Scene): boolean {
  switch (block.block) {
    case "text": {
      const { shown, more } = visible(block.text, keyOf(bubble, block), scene);
      return !more && !block.text.cut && block.text.emojiOnly === undefined && endsInLine(shown);
    }
    case "media":
      return block.media !== "document";
    case "map":
    case "audio":
    case "placeholder":
    case "standIn":
      return true;
    default:
      return false;
  }
}

/** One part of a bubble. `meta` is drawn inside where {@link holdsMeta} said so. */
export function drawBlock(
  block: BlockView,
  at: number,
  bubble: BubbleView,
  scene: Scene,
  meta: TemplateResult | undefined,
): TemplateResult {
  switch (block.block) {
    case "text":
      return drawTextPart(block, bubble, scene, meta);
    case "heading":
      return html`<div class="heading part" dir="auto" data-start=${block.words.span.start} data-end=${block.words.span.end}>${block.words.text}</div>`;
    case "placeholder":
      return html`<div class="faint part line" data-start=${block.span.start} data-end=${block.span.end}>${block.text}${meta}</div>`;
    case "standIn":
      return html`<div class="stand-in part line" data-start=${block.span.start} data-end=${block.span.end}>${block.text}${meta}</div>`;
    case "media":
      return block.media === "document" ? drawDocument(block, scene) : drawPicture(block, scene, meta);
    case "map":
      return drawMap(block, meta, `map-${bubble.index}-${at}`);
    case "linkCard":
      return html`<div class="link-card part" data-start=${block.span.start} data-end=${block.span.end}>
        <span class="link-thumb">${drawIcon("link")}</span>
        <span class="link-words">
          <span class="link-title">Sample preview</span>
          <span class="link-description">The real title and picture come from the page.</span>
          <bdi class="link-domain">${block.domain}</bdi>
        </span>
      </div>`;
    case "parameters":
      return drawParameters(block);
    case "audio":
      return drawAudio(block, bubble.sender, scene, meta, bubble.state === "played");
    case "sticker":
      return drawSticker(block, scene);
    case "contact":
      return drawContact(block);
    case "inset":
      return drawInset(block);
    case "product":
      return drawProduct(block);
    case "typing":
      return drawTyping(block);
  }
}

type TextPart = Extract<BlockView, { block: "text" }>;

function drawTextPart(
  part: TextPart,
  bubble: BubbleView,
  scene: Scene,
  meta: TemplateResult | undefined,
): TemplateResult {
  const key = keyOf(bubble, part);
  const { shown, more } = visible(part.text, key, scene);
  const expand = (event: Event): void => {
    event.stopPropagation();
    scene.expand(key);
  };
  return html`<div
    class="${part.role} part"
    data-emoji=${part.text.emojiOnly ?? nothing}
    data-start=${part.span.start}
    data-end=${part.span.end}
    >${drawText(shown, meta)}${
      more
        ? html`<button type="button" class="more" aria-expanded="false" @click=${expand}>Read more</button>`
        : nothing
    }${part.text.cut && !more ? html`<div class="faint">The rest is not drawn.</div>` : nothing}</div
  >`;
}

function visible({ blocks, short }: TextView, key: string, { expanded, readMore }: Scene) {
  const more = short !== undefined && readMore && !expanded.has(key);
  return { shown: more ? short : blocks, more };
}

function keyOf({ index }: BubbleView, { role }: TextPart): string {
  return `${index} ${role}`;
}
