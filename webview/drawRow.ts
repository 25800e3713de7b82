import { html, nothing, type TemplateResult } from "lit-html";
import type { BubbleView, RowView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** Something to tap under a message. A tap shows where it is written; the row of a list opens the list. */
export function drawRow(row: RowView, at: number, { index }: BubbleView, scene: Scene): TemplateResult {
  // As on a phone: only the customer can open what the business sent.
  const opens = row.sheet !== undefined && scene.viewpoint === "customer";
  const open = (event: Event): void => {
    event.stopPropagation();
    scene.openSheet(index, at);
  };
  return html`<button
    type="button"
    class="row"
    aria-label=${row.name}
    aria-haspopup=${opens ? "dialog" : nothing}
    ?data-faint=${row.faint}
    ?data-half=${row.half === true}
    data-start=${row.span.start}
    data-end=${row.span.end}
    @click=${opens ? open : nothing}
  >
    <span class="row-label">${row.icon ? drawIcon(row.icon) : nothing}<bdi>${row.label}</bdi></span>
    ${row.detail ? html`<bdi class="row-detail">${row.detail}</bdi>` : nothing}
  </button>`;
}
