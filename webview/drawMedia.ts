import { html, nothing, type TemplateResult } from "lit-html";
import type { StickerView } from "../src/core/view/kindParts.ts";
import type { MediaView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";

/** The place of a picture or film that is not loaded, with its name. The time stands on it where nothing follows. */
export function drawPicture(view: MediaView, meta: TemplateResult | undefined): TemplateResult {
  const moving = view.media !== "image";
  return html`<div
    class="media part"
    role="img"
    aria-label=${labelOf(view)}
    ?data-header=${view.header}
    data-start=${view.span.start}
    data-end=${view.span.end}
  >
    <span class="media-glyph">${drawIcon(moving ? "video" : "image")}</span>
    <bdi class="media-name">${view.name}</bdi>
    <bdi class="media-origin">${view.origin}</bdi>
    ${moving ? html`<span class="media-play">${view.media === "gif" ? "GIF" : drawIcon("play")}</span>` : nothing}
    ${moving && !view.header ? html`<span class="media-camera">${drawIcon("video")}</span>` : nothing}
    ${meta ? html`<span class="media-meta">${meta}</span>` : nothing}
  </div>`;
}

/** A sticker that is not loaded: its outline. */
export function drawSticker({ name, origin, span }: StickerView): TemplateResult {
  return html`<div
    class="sticker part"
    role="img"
    aria-label=${["Sticker", name, origin].filter(Boolean).join(", ")}
    data-start=${span.start}
    data-end=${span.end}
  >
    ${drawIcon("sticker")}
    <bdi class="media-name">${name}</bdi>
    <bdi class="media-origin">${origin}</bdi>
  </div>`;
}

/** A file: its type as a tile, its name, and where it comes from. */
export function drawDocument(view: MediaView): TemplateResult {
  return html`<div class="file part" data-start=${view.span.start} data-end=${view.span.end}>
    <span class="file-tile" data-type=${view.extension?.toLowerCase() ?? nothing} aria-hidden="true"
      >${view.extension?.slice(0, 4) ?? drawIcon("file-text")}</span
    >
    <span class="file-words">
      <bdi class="file-name">${view.name}</bdi>
      <span class="file-line">${[view.extension, view.origin].filter(Boolean).join(" · ")}</span>
    </span>
    ${view.header ? nothing : html`<span class="file-load">${drawIcon("arrow-down-to-line")}</span>`}
  </div>`;
}

function labelOf({ media, header, name, origin }: MediaView): string {
  const kind = { image: "Image", video: "Video", document: "Document", gif: "GIF" }[media];
  return [header ? `${kind}, header` : kind, name, origin].filter(Boolean).join(", ");
}
