import { html, type TemplateResult } from "lit-html";
import type { BlockView } from "../src/core/view/view.ts";

/** The values that go into a template's text, each beside the place it takes. */
export function drawParameters({
  title,
  values,
}: Extract<BlockView, { block: "parameters" }>): TemplateResult {
  return html`<div class="parameters" data-part=${title.toLowerCase()}>
    <span class="parameters-title">${title} values</span>
    ${values.map(
      value => html`<div class="parameter part" data-start=${value.span.start} data-end=${value.span.end}>
        <bdi class="variable">${value.label}</bdi>
        <span class="parameter-value" dir="auto" ?data-faint=${value.faint}>${value.value}</span>
      </div>`,
    )}
  </div>`;
}
