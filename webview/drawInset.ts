import { html, nothing, type TemplateResult } from "lit-html";
import type { InsetView, ProductView } from "../src/core/view/kindParts.ts";
import { drawIcon } from "./icons.ts";

/** A small card inside a bubble: its tile, its bold line and what stands below it. */
export function drawInset(inset: InsetView): TemplateResult {
  return html`<div
    class="inset part"
    ?data-over=${inset.over}
    data-start=${inset.span.start}
    data-end=${inset.span.end}
  >
    <span class="inset-tile" data-shade=${inset.shade ?? nothing}>${drawIcon(inset.icon)}</span>
    <span class="inset-words">
      <span class="inset-title" dir="auto">${inset.title}</span>
      ${inset.lines.map(line => html`<span class="inset-line" dir="auto">${line}</span>`)}
    </span>
  </div>`;
}

/** A product: the place of its picture, its name and price. */
export function drawProduct({ shade, name, price, span }: ProductView): TemplateResult {
  return html`<div class="product part" data-start=${span.start} data-end=${span.end}>
    <div class="product-picture" role="img" aria-label="Picture of ${name}" data-shade=${shade}>${drawIcon("shopping-bag")}</div>
    <bdi class="product-name">${name}</bdi>
    <span class="product-price">${price}</span>
  </div>`;
}
