import { html, nothing, type TemplateResult } from "lit-html";
import type { ReplyTap } from "../src/core/replies/tap.ts";
import type { SheetView } from "../src/core/view/view.ts";
import { drawChoice } from "./drawChoice.ts";
import type { RowSheet, Scene } from "./scene.ts";

/** Options to choose one from, then "Send". */
export function drawOptions({ view, index, draft }: RowSheet, { touch }: Scene): TemplateResult {
  const choice = chosenIn(view, draft.chosen);
  const send = (tap: ReplyTap) => (event: Event) => {
    event.stopPropagation();
    if (index !== undefined) touch?.tap(index, tap);
  };
  return html`<div class="sheet-list" role="radiogroup" aria-labelledby="sheet-title">
      ${view.sections.map(
        (section, at) => html`
          ${section.title ? html`<h3 dir="auto" data-start=${section.title.span.start} data-end=${section.title.span.end}>${section.title.text}</h3>` : nothing}
          ${section.rows.map((option, row) =>
            drawChoice({ ...option, key: `${at}.${row}` }, draft.chosen, chosen => touch?.edit({ chosen })),
          )}
        `,
      )}
      ${view.omitted > 0 ? html`<p class="row-note">${view.omitted} more are not drawn.</p>` : nothing}
    </div>
    <div class="sheet-foot">
      ${
        choice
          ? html`<button type="button" class="sheet-send" @click=${send(choice)}>Send</button>`
          : html`<span>Tap to select an item</span>`
      }
    </div>`;
}

/** What the chosen option sends; `undefined`: nothing is chosen, or it is not whole yet. */
function chosenIn({ sections }: SheetView, chosen: string | undefined): ReplyTap | undefined {
  const [section, row] = (chosen ?? "").split(".").map(Number);
  return section === undefined || row === undefined ? undefined : sections[section]?.rows[row]?.tap;
}
