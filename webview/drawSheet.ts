import { html, nothing, type TemplateResult } from "lit-html";
import type { ReplyTap } from "../src/core/replies/tap.ts";
import type { OptionView, SheetView } from "../src/core/view/view.ts";
import { drawRow } from "./drawRow.ts";
import { drawIcon } from "./icons.ts";
import type { OpenSheet, Scene, Touch } from "./scene.ts";

/** What a row opens over the chat: options to choose one from, or the buttons that have no room under a message. */
export function drawSheet(sheet: OpenSheet, touch: Touch, scene: Scene): TemplateResult {
  const { view, index, chosen } = sheet;
  const close = (event: Event): void => {
    event.stopPropagation();
    touch.closeSheet();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close(event);
    else if (event.key === "Tab") keepFocusInside(event);
  };
  const send = (tap: ReplyTap) => (event: Event) => {
    event.stopPropagation();
    touch.tap(index, tap);
  };
  const choice = chosenIn(view, chosen);
  return html`
    <div class="scrim" @click=${close}></div>
    <div class="sheet" role="dialog" aria-modal="true" aria-labelledby="sheet-title" @keydown=${onKey}>
      <div class="sheet-head">
        <button type="button" class="sheet-close" aria-label="Close" @click=${close}>${drawIcon("x")}</button>
        <h2 id="sheet-title" dir="auto">${view.title}</h2>
      </div>
      ${
        view.buttons
          ? html`<div class="sheet-list rows">${view.buttons.map((row, at) => drawRow(row, at, { index }, scene))}</div>`
          : html`<div class="sheet-list" role="radiogroup" aria-labelledby="sheet-title">
              ${view.sections.map(
                (section, at) => html`
                  ${section.title ? html`<h3 dir="auto" data-start=${section.title.span.start} data-end=${section.title.span.end}>${section.title.text}</h3>` : nothing}
                  ${section.rows.map((option, row) => drawOption(option, `${at}.${row}`, chosen, touch))}
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
            </div>`
      }
    </div>
  `;
}

/** A click with Ctrl or Command on the option shows its JSON too; a click on the label reaches the radio as one of its own. */
function drawOption(
  option: OptionView,
  key: string,
  chosen: string | undefined,
  touch: Touch,
): TemplateResult {
  const press = (event: MouseEvent): void => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  return html`<label class="option" @click=${press}>
    <span class="option-words">
      <span class="option-title" dir="auto" ?data-faint=${option.faint}>${option.title}</span>
      ${option.description ? html`<span class="option-description" dir="auto">${option.description}</span>` : nothing}
    </span>
    <input
      type="radio"
      name="option"
      data-start=${option.span.start}
      data-end=${option.span.end}
      .checked=${chosen === key}
      @change=${() => touch.choose(key)}
    />
  </label>`;
}

/** What the chosen option sends; `undefined`: nothing is chosen, or it is not whole yet. */
function chosenIn({ sections }: SheetView, chosen: string | undefined): ReplyTap | undefined {
  const [section, row] = (chosen ?? "").split(".").map(Number);
  return section === undefined || row === undefined ? undefined : sections[section]?.rows[row]?.tap;
}

/** The radios are one stop: the browser moves among them with the arrow keys. */
function keepFocusInside(event: KeyboardEvent): void {
  const sheet = event.currentTarget;
  if (!(sheet instanceof HTMLElement)) return;
  const radio = sheet.querySelector("input:checked") ?? sheet.querySelector("input");
  const stops = [...sheet.querySelectorAll<HTMLElement>("button, input")].filter(
    it => !(it instanceof HTMLInputElement) || it === radio,
  );
  const here = document.activeElement instanceof HTMLInputElement ? radio : document.activeElement;
  const at = stops.findIndex(it => it.isSameNode(here));
  event.preventDefault();
  stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
}
