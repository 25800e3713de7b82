import { html, nothing, type TemplateResult } from "lit-html";
import { mediaKey } from "../src/core/view/mediaSource.ts";
import type { MediaView } from "../src/core/view/view.ts";
import { drawLoad, factsOf, labelOf } from "./drawMedia.ts";
import { drawIcon } from "./icons.ts";
import { modifier, showsJson } from "./pressRow.ts";
import type { MediaSheet, Scene } from "./scene.ts";

/** The inside of the sheet that shows a picture, film or file large. */
export function drawViewer({ view, source }: MediaSheet, scene: Scene): TemplateResult {
  const shown = scene.media.of(source, scene.snapshot);
  const fail = (): void => scene.media.fail(source);
  if (view.media !== "document" && shown.url !== undefined)
    return html`<div class="viewer">
      ${
        view.media === "image"
          ? html`<img src=${shown.url} alt=${labelOf(view)} referrerpolicy="no-referrer" @error=${fail} />`
          : html`<video
              src=${shown.url}
              aria-label=${labelOf(view)}
              controls
              playsinline
              ?loop=${view.media === "gif"}
              @error=${fail}
            ></video>`
      }
    </div>`;
  const open = (event: Event): void => {
    event.stopPropagation();
    if (source.from === "web") scene.look.open(source.url);
  };
  return html`<div class="viewer viewer-file">
    <span class="file-tile" data-type=${view.extension?.toLowerCase() ?? nothing} aria-hidden="true"
      >${view.extension?.slice(0, 4) ?? drawIcon("file-text")}</span
    >
    <bdi class="file-name">${view.name}</bdi>
    <bdi class="file-line">${factsOf(view, shown)}</bdi>
    ${
      source.from === "web" && !scene.standalone
        ? html`<button type="button" class="media-load" @click=${open}>Open in the browser</button>`
        : drawLoad(source, shown, scene)
    }
  </div>`;
}

/** Lies over what is shown, and opens it large. Whoever looks may do so. */
export function drawOpenLarge(view: MediaView, scene: Scene): TemplateResult | typeof nothing {
  const { source } = view;
  if (!source) return nothing;
  const open = (event: MouseEvent): void => {
    if (showsJson(event) && !scene.standalone) return;
    event.stopPropagation();
    scene.look.openMedia(mediaKey(source));
  };
  return html`<button
    type="button"
    class="media-open"
    aria-label=${`Open ${view.name}`}
    aria-haspopup="dialog"
    title=${scene.standalone ? nothing : `Click to open it large. ${modifier}click shows its JSON.`}
    @click=${open}
  ></button>`;
}
