import { html, nothing, type TemplateResult } from "lit-html";
import type { RowView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";
import { pressRow } from "./pressRow.ts";
import type { Scene } from "./scene.ts";

/** Something to tap under the message of the payload at `index`; where nobody can tap, a click shows where it is written. */
export function drawRow(row: RowView, key: string, index: number, scene: Scene): TemplateResult {
  const { press, spent, opens, hint } = pressRow(row, key, index, scene);
  return html`<button
    type="button"
    class="row"
    aria-label=${row.name}
    aria-haspopup=${opens ? "dialog" : nothing}
    aria-disabled=${spent ? "true" : nothing}
    title=${hint ?? nothing}
    ?data-faint=${row.faint}
    ?data-half=${row.half === true}
    data-start=${row.span.start}
    data-end=${row.span.end}
    @click=${press ?? nothing}
  >
    <span class="row-label">${row.icon ? drawIcon(row.icon) : nothing}<bdi>${row.label}</bdi></span>
    ${row.detail ? html`<bdi class="row-detail">${row.detail}</bdi>` : nothing}
  </button>`;
}
