import { html, nothing, type TemplateResult } from "lit-html";
import { checkField } from "../src/core/replies/checkField.ts";
import type { Filled } from "../src/core/replies/filled.ts";
import type { ChoiceView, Entry, FieldKind, FieldView, FormPage } from "../src/core/view/sheetPage.ts";
import { type Draft, otherChoice } from "./draft.ts";
import { drawAddedFields } from "./drawAddedFields.ts";
import { drawChoice } from "./drawChoice.ts";
import { drawMapPicture } from "./drawMap.ts";
import { drawIcon } from "./icons.ts";
import type { RowSheet, Scene, Touch } from "./scene.ts";

/** Fields to fill in, or something filled in already to choose, and the button that sends it. */
export function drawForm(page: FormPage, sheet: RowSheet, { touch }: Scene): TemplateResult {
  const { draft, index, tap } = sheet;
  if (!touch) return html``;
  const choice = page.choices.find(it => it.id === draft.chosen);
  const filling = page.choices.length === 0 || draft.chosen === otherChoice;
  const send = (event: Event): void => {
    event.stopPropagation();
    event.preventDefault();
    const sheetElement =
      event.currentTarget instanceof Element ? event.currentTarget.closest(".sheet") : null;
    const wrong =
      filling && page.fields.some(field => checkField(field, standing(field, draft)) !== undefined);
    if (wrong) {
      touch.edit({ tried: true });
      sheetElement?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
    } else if (index !== undefined && tap) touch.tap(index, tap, filledIn(page, choice, draft));
  };
  return html`<form class="sheet-form" novalidate @submit=${send}>
    <div class="sheet-list">
      ${page.map ? drawMapPicture(placeIn(page, choice, draft)) : nothing}
      ${page.note ? html`<p class="sheet-note">${drawIcon("info")}<span>${page.note}</span></p>` : nothing}
      ${page.choices.length > 0 ? drawChoices(page, draft, touch) : nothing}
      ${
        filling
          ? html`<div class="fields">
              ${page.fields.map((field, at) => drawField(field, at, draft, touch))}
              ${page.open ? drawAddedFields(draft, touch) : nothing}
            </div>`
          : nothing
      }
    </div>
    <div class="sheet-foot">
      ${
        choice || filling
          ? html`<button type="submit" class="sheet-send">${page.send}</button>`
          : html`<span>Tap to select an item</span>`
      }
      ${page.foot ? html`<small class="sheet-small">${page.foot}</small>` : nothing}
    </div>
  </form>`;
}

function drawChoices(page: FormPage, draft: Draft, touch: Touch): TemplateResult {
  const choose = (chosen: string): void => touch.edit({ chosen });
  return html`<div role="radiogroup" aria-labelledby="sheet-title">
    ${page.choices.map(choice => drawChoice({ ...choice, key: choice.id }, draft.chosen, choose))}
    ${drawChoice({ key: otherChoice, title: page.other }, draft.chosen, choose)}
  </div>`;
}

function drawField(field: FieldView, at: number, draft: Draft, touch: Touch): TemplateResult {
  const value = standing(field, draft);
  const fault = draft.tried || field.error !== undefined ? checkField(field, value) : undefined;
  const type = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement)
      touch.edit({ values: new Map(draft.values).set(field.name, event.currentTarget.value) });
  };
  return html`<div class="field-row" data-start=${field.span.start} data-end=${field.span.end}>
    <label for="field-${at}">${field.label}${field.required ? html`<span class="field-must" aria-hidden="true"> *</span>` : nothing}</label>
    <input
      id="field-${at}"
      type="text"
      inputmode=${modes[field.kind]}
      autocomplete="off"
      dir="auto"
      aria-required=${field.required ? "true" : "false"}
      aria-invalid=${fault ? "true" : "false"}
      aria-describedby=${fault ? `fault-${at}` : nothing}
      .value=${value}
      @input=${type}
    />
    ${fault ? html`<p class="field-fault" id="fault-${at}">${drawIcon("circle-alert")}<span>${fault}</span></p>` : nothing}
  </div>`;
}

const modes: Readonly<Record<FieldKind, string>> = {
  text: "text",
  phone: "tel",
  pinCode: "numeric",
  latitude: "decimal",
  longitude: "decimal",
};

function standing({ name, value }: FieldView, { values }: Draft): string {
  return values.get(name) ?? value;
}

function filledIn(page: FormPage, choice: ChoiceView | undefined, draft: Draft): Filled {
  if (choice) return { entries: choice.values, ...(!page.map && { choice: choice.id }) };
  const typed = page.fields.map((field): Entry => [field.name, standing(field, draft)]);
  const added = draft.added.map(({ name, value }): Entry => [name.trim(), value]);
  return { entries: [...typed, ...added.filter(([name]) => name !== "")] };
}

/** The coordinates that the map stands for. */
function placeIn(page: FormPage, choice: ChoiceView | undefined, draft: Draft): string {
  const values = choice ? new Map(choice.values) : draft.values;
  const first = new Map(page.choices[0]?.values);
  const coordinate = (name: string) => values.get(name) || first.get(name);
  return `${coordinate("latitude")},${coordinate("longitude")}`;
}
