import { html, nothing, type TemplateResult } from "lit-html";
import type { BillLine, BillPage } from "../src/core/view/sheetPage.ts";
import { drawChoice } from "./drawChoice.ts";
import type { RowSheet, Scene } from "./scene.ts";

/** What an order costs, line by line, and the ways to pay where there is something to pay. */
export function drawBill(page: BillPage, sheet: RowSheet, { touch }: Scene): TemplateResult {
  const { draft, index, tap } = sheet;
  const chosen = draft.chosen ?? page.methods[0]?.id;
  const pay = (event: Event): void => {
    event.stopPropagation();
    if (index !== undefined && tap)
      touch?.tap(index, tap, { entries: [], ...(chosen !== undefined && { choice: chosen }) });
  };
  return html`<div class="sheet-list">
      ${page.lines.length === 0 ? html`<p class="sheet-empty">Nothing is on the bill yet.</p>` : nothing}
      <div class="bill">${page.lines.map(drawLine)}</div>
      ${
        page.methods.length > 0
          ? html`<h3 id="pay-with">Pay with</h3>
            <div role="radiogroup" aria-labelledby="pay-with">
              ${page.methods.map(({ id, name }) => drawChoice({ key: id, title: name }, chosen, key => touch?.edit({ chosen: key })))}
            </div>`
          : nothing
      }
    </div>
    ${
      page.pay && tap
        ? html`<div class="sheet-foot">
            <button type="button" class="sheet-send" @click=${pay}>${page.pay} ${page.lines.at(-1)?.price ?? ""}</button>
            ${page.foot ? html`<small class="sheet-small">${page.foot}</small>` : nothing}
          </div>`
        : nothing
    }`;
}

function drawLine({ kind, label, detail, price, before, span }: BillLine): TemplateResult {
  return html`<div class="bill-line" data-line=${kind} data-start=${span.start} data-end=${span.end}>
    <span class="bill-words">
      <bdi class="bill-label">${label}</bdi>
      ${detail ? html`<bdi class="bill-detail">${detail}</bdi>` : nothing}
    </span>
    <span class="bill-price">${before ? html`<s>${before}</s> ` : nothing}<bdi>${price}</bdi></span>
  </div>`;
}
