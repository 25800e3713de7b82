import { html, nothing, type TemplateResult } from "lit-html";
import type { OptionView, SheetView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** What a list message opens: its options, to choose one from. */
export function drawSheet(sheet: SheetView, scene: Scene): TemplateResult {
  const close = (event: Event): void => {
    event.stopPropagation();
    scene.closeSheet();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close(event);
    else if (event.key === "Tab") keepFocusInside(event);
  };
  return html`
    <div class="scrim" @click=${close}></div>
    <div class="sheet" role="dialog" aria-modal="true" aria-labelledby="sheet-title" @keydown=${onKey}>
      <div class="sheet-head">
        <button type="button" class="sheet-close" aria-label="Close" @click=${close}>${drawIcon("x")}</button>
        <h2 id="sheet-title" dir="auto">${sheet.title}</h2>
      </div>
      <div class="sheet-list" role="radiogroup" aria-labelledby="sheet-title">
        ${sheet.sections.map(
          section => html`
            ${section.title ? html`<h3 dir="auto" data-start=${section.title.span.start} data-end=${section.title.span.end}>${section.title.text}</h3>` : nothing}
            ${section.rows.map(drawOption)}
          `,
        )}
        ${sheet.omitted > 0 ? html`<p class="row-note">${sheet.omitted} more are not drawn.</p>` : nothing}
      </div>
      <div class="sheet-foot">Tap to select an item</div>
    </div>
  `;
}

/** The radio itself shows its JSON; a click on the label reaches it as a click of its own. */
function drawOption(option: OptionView): TemplateResult {
  return html`<label class="option">
    <span class="option-words">
      <span class="option-title" dir="auto" ?data-faint=${option.faint}>${option.title}</span>
      ${option.description ? html`<span class="option-description" dir="auto">${option.description}</span>` : nothing}
    </span>
    <input type="radio" name="option" data-start=${option.span.start} data-end=${option.span.end} />
  </label>`;
}

function keepFocusInside(event: KeyboardEvent): void {
  const sheet = event.currentTarget;
  if (!(sheet instanceof HTMLElement)) return;
  const stops = [...sheet.querySelectorAll<HTMLElement>("button, input")];
  const [first, last] = [stops[0], stops.at(-1)];
  // The radios are one stop: the browser moves among them with the arrow keys.
  const atEnd = document.activeElement === last || document.activeElement instanceof HTMLInputElement;
  if (event.shiftKey ? document.activeElement === first : atEnd) {
    event.preventDefault();
    (event.shiftKey
      ? (sheet.querySelector<HTMLElement>("input:checked") ?? stops[1] ?? first)
      : first
    )?.focus();
  }
}
