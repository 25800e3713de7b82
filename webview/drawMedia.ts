import { html, nothing, type TemplateResult } from "lit-html";
import { sizeText } from "../src/core/media/mediaLimits.ts";
import { durationWords, pageWords } from "../src/core/view/fileFacts.ts";
import type { StickerView } from "../src/core/view/kindParts.ts";
import type { MediaSource } from "../src/core/view/mediaSource.ts";
import type { MediaView } from "../src/core/view/view.ts";
import { drawOpenLarge } from "./drawViewer.ts";
import { drawIcon } from "./icons.ts";
import type { Shown } from "./mediaShelf.ts";
import type { Scene } from "./scene.ts";

/** A picture or film, or its place with its name where it is not loaded. The time stands on it where nothing follows. */
export function drawPicture(view: MediaView, scene: Scene, meta: TemplateResult | undefined): TemplateResult {
  const shown = scene.media.of(view.source, scene.snapshot);
  if (shown.url !== undefined && view.source) return drawLoaded(view, view.source, shown, scene, meta);
  const moving = view.media !== "image";
  const button = drawLoad(view.source, shown, scene);
  return html`<div
    class="media part"
    role=${button === nothing ? "img" : "group"}
    aria-label=${labelOf(view)}
    ?data-header=${view.header}
    data-start=${view.span.start}
    data-end=${view.span.end}
  >
    ${
      moving
        ? html`<span class="media-play">${view.media === "gif" ? "GIF" : drawIcon("play")}</span>`
        : html`<span class="media-glyph">${drawIcon("image")}</span>`
    }
    <bdi class="media-name">${view.name}</bdi>
    <bdi class="media-origin">${placeWords(view.origin, shown)}</bdi>
    ${button}
    ${moving && !view.header ? html`<span class="media-camera">${drawIcon("video")}</span>` : nothing}
    ${meta ? html`<span class="media-meta">${meta}</span>` : nothing}
  </div>`;
}

function drawLoaded(
  view: MediaView,
  source: MediaSource,
  { url, seconds }: Shown,
  scene: Scene,
  meta: TemplateResult | undefined,
): TemplateResult {
  const fail = (): void => scene.media.fail(source);
  const measure = (event: Event): void => {
    if (event.currentTarget instanceof HTMLMediaElement) scene.media.measure(source, event.currentTarget);
  };
  return html`<div class="media media-loaded part" ?data-header=${view.header} data-start=${view.span.start} data-end=${view.span.end}>
    ${
      view.media === "image"
        ? html`<img src=${url} alt=${labelOf(view)} referrerpolicy="no-referrer" @error=${fail} />`
        : html`<video
            src=${url}
            aria-label=${labelOf(view)}
            preload="metadata"
            playsinline
            ?controls=${view.media !== "gif"}
            ?loop=${view.media === "gif"}
            .muted=${view.media === "gif"}
            @loadedmetadata=${measure}
            @error=${fail}
          ></video>`
    }
    ${seconds === undefined ? nothing : html`<span class="media-duration">${drawIcon("video")}${durationWords(seconds)}</span>`}
    ${meta ? html`<span class="media-meta">${meta}</span>` : nothing}
    ${drawOpenLarge(view, scene)}
  </div>`;
}

/** A sticker, or its outline where it is not loaded. */
export function drawSticker({ name, origin, source, span }: StickerView, scene: Scene): TemplateResult {
  const shown = scene.media.of(source, scene.snapshot);
  const label = ["Sticker", name, origin].filter(Boolean).join(", ");
  if (shown.url !== undefined && source)
    return html`<div class="sticker sticker-loaded part" data-start=${span.start} data-end=${span.end}>
      <img src=${shown.url} alt=${label} referrerpolicy="no-referrer" @error=${() => scene.media.fail(source)} />
    </div>`;
  const button = drawLoad(source, shown, scene);
  return html`<div
    class="sticker part"
    role=${button === nothing ? "img" : "group"}
    aria-label=${label}
    data-start=${span.start}
    data-end=${span.end}
  >
    ${drawIcon("sticker")}
    <bdi class="media-name">${name}</bdi>
    <bdi class="media-origin">${placeWords(origin, shown)}</bdi>
    ${button}
  </div>`;
}

/** A file: its type as a tile, its name, and where it comes from. */
export function drawDocument(view: MediaView, scene: Scene): TemplateResult {
  const shown = scene.media.of(view.source, scene.snapshot);
  return html`<div class="file part" data-start=${view.span.start} data-end=${view.span.end}>
    <span class="file-tile" data-type=${view.extension?.toLowerCase() ?? nothing} aria-hidden="true"
      >${view.extension?.slice(0, 4) ?? drawIcon("file-text")}</span
    >
    <span class="file-words">
      <bdi class="file-name">${view.name}</bdi>
      <span class="file-line">${factsOf(view, shown)}</span>
    </span>
    ${view.header ? nothing : html`<span class="file-load">${drawIcon("arrow-down-to-line")}</span>`}
    ${drawOpenLarge(view, scene)}
  </div>`;
}

/** What stands in the place of a picture that is not drawn: where it comes from, or why it is not. */
function placeWords(origin: string | undefined, { state, message, bytes }: Shown): string | undefined {
  if (state === "failed") return message ?? origin;
  if (state === "loading") return "Loading…";
  if (state === "ready") return bytes === undefined ? notDrawn : `${sizeText(bytes)} · ${notDrawn}`;
  return origin;
}

const notDrawn = "cannot be shown here";

/** What is known of a file, in the client's order: pages, type, size (preview §2.6). */
export function factsOf({ extension, origin }: MediaView, { bytes, pages, state, message }: Shown): string {
  if (state === "failed" && message) return message;
  const facts = [
    pages === undefined ? undefined : pageWords(pages),
    extension,
    bytes === undefined ? origin : sizeText(bytes),
  ];
  return facts.filter(Boolean).join(" · ");
}

/** Asks for what is not loaded by itself: the web once for all of a document, the account for each file. */
export function drawLoad(
  source: MediaSource | undefined,
  { state }: Shown,
  { look, standalone, snapshot }: Scene,
): TemplateResult | typeof nothing {
  // What is here by now, and still not drawn, is nothing that a page can show.
  if (standalone || state === "loading" || state === "ready") return nothing;
  const press = (does: () => void) => (event: Event) => {
    event.stopPropagation();
    does();
  };
  if (source?.from === "web" && !snapshot.remoteAllowed)
    return html`<button
      type="button"
      class="media-load"
      title="Loads the pictures of this document from the web, now and later"
      @click=${press(() => look.ask({ type: "allowRemote" }))}
      >Load from ${source.host}</button
    >`;
  if (source?.from === "account")
    return html`<button
      type="button"
      class="media-load"
      title="Fetches the file through ${snapshot.account.name}"
      @click=${press(() => look.ask({ type: "loadMedia", id: source.id }))}
      >${state === "failed" ? "Try again" : "Load"}</button
    >`;
  return nothing;
}

/** What it is, for those who do not see it. */
export function labelOf({ media, header, name, origin }: MediaView): string {
  const kind = { image: "Image", video: "Video", document: "Document", gif: "GIF" }[media];
  return [header ? `${kind}, header` : kind, name, origin].filter(Boolean).join(", ");
}
