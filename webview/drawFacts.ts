import { html, nothing, type TemplateResult } from "lit-html";
import type { FactsPage } from "../src/core/view/sheetPage.ts";

/** What is known of people, to be read. */
export function drawFacts({ groups }: FactsPage, omitted: number): TemplateResult {
  return html`<div class="sheet-list facts" tabindex="0">
    ${groups.map(
      ({ title, facts }) => html`
        ${title === undefined ? nothing : html`<h3 dir="auto">${title}</h3>`}
        ${facts.length === 0 ? html`<p class="sheet-empty">Nothing but the name.</p>` : nothing}
        <dl>
          ${facts.map(
            ({ label, value, span }) => html`<div data-start=${span.start} data-end=${span.end}>
              <dt>${label}</dt>
              <dd dir="auto">${value}</dd>
            </div>`,
          )}
        </dl>
      `,
    )}
    ${omitted > 0 ? html`<p class="row-note">${omitted} more are not drawn.</p>` : nothing}
  </div>`;
}
