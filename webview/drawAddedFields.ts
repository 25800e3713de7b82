import { html, type TemplateResult } from "lit-html";
import type { Draft } from "./draft.ts";
import { drawIcon } from "./icons.ts";
import type { Touch } from "./scene.ts";

/** Fields with names of one's own, for a form that is not known. */
export function drawAddedFields({ added }: Draft, touch: Touch): TemplateResult {
  const change = (at: number, part: "name" | "value") => (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const { value } = event.currentTarget;
    touch.edit({ added: added.map((field, it) => (it === at ? { ...field, [part]: value } : field)) });
  };
  const remove = (at: number) => (event: Event) => {
    event.stopPropagation();
    touch.edit({ added: added.filter((_, it) => it !== at) });
  };
  const add = (event: Event): void => {
    event.stopPropagation();
    const fields = event.currentTarget instanceof Element ? event.currentTarget.closest(".fields") : null;
    touch.edit({ added: [...added, { name: "", value: "" }] });
    [...(fields?.querySelectorAll<HTMLElement>(".field-added input:first-of-type") ?? [])].at(-1)?.focus();
  };
  return html`${added.map(
    ({ name, value }, at) => html`<div class="field-added" role="group" aria-label="Added field ${at + 1}">
      <input type="text" placeholder="name" aria-label="Name" autocomplete="off" .value=${name} @input=${change(at, "name")} />
      <input type="text" placeholder="value" aria-label="Value" autocomplete="off" dir="auto" .value=${value} @input=${change(at, "value")} />
      <button type="button" class="sheet-close" aria-label="Remove field ${at + 1}" @click=${remove(at)}>${drawIcon("x")}</button>
    </div>`,
  )}
  <button type="button" class="field-add" @click=${add}>${drawIcon("plus")}Add field</button>`;
}
