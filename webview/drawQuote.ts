import { html, nothing, type TemplateResult } from "lit-html";
import type { QuoteView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** The message that is answered. All that a document holds is the business's own. */
export function drawQuote(quote: QuoteView, { viewpoint, snapshot, media }: Scene): TemplateResult {
  const { url } = media.of(quote.source, snapshot);
  const known = quote.target !== undefined;
  const own = known && viewpoint === "business";
  const author = own ? "You" : known ? snapshot.conversation.businessName : "Earlier message";
  return html`<div class="quote part" ?data-own=${own} data-target=${quote.target ?? nothing} data-start=${quote.span.start} data-end=${quote.span.end}>
    <bdi class="quote-author">${author}</bdi>
    <span class="quote-text" dir="auto">${quote.icon ? drawIcon(quote.icon) : nothing}${quote.text}</span>
    ${url === undefined ? nothing : html`<img class="quote-picture" src=${url} alt="" referrerpolicy="no-referrer" />`}
  </div>`;
}
