import { html, nothing, type TemplateResult } from "lit-html";
import type { SheetView } from "../src/core/view/view.ts";
import { drawActions } from "./drawActions.ts";
import { drawBill } from "./drawBill.ts";
import { drawFacts } from "./drawFacts.ts";
import { drawForm } from "./drawForm.ts";
import { drawOptions } from "./drawOptions.ts";
import { drawRow } from "./drawRow.ts";
import { drawShop } from "./drawShop.ts";
import { drawViewer } from "./drawViewer.ts";
import { drawWebhook } from "./drawWebhook.ts";
import { drawIcon } from "./icons.ts";
import { keepFocusInside } from "./keepFocusInside.ts";
import type { OpenSheet, RowSheet, Scene } from "./scene.ts";
import { innerKey } from "./sheetKey.ts";

/** What a row or a message opens over the chat. Escape and a press beside it close it. */
export function drawSheet(sheet: OpenSheet, scene: Scene): TemplateResult {
  const close = (event: Event): void => {
    event.stopPropagation();
    scene.look.closeSheet();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close(event);
    else if (event.key === "Tab") keepFocusInside(event);
  };
  const back = (event: Event): void => {
    event.stopPropagation();
    scene.touch?.edit({ inCart: false });
  };
  const inCart = sheet.kind === "row" && sheet.draft.inCart;
  return html`
    <div class="scrim" @click=${close}></div>
    <div
      class="sheet"
      role="dialog"
      aria-modal="true"
      aria-labelledby="sheet-title"
      data-sheet=${nameOf(sheet)}
      @keydown=${onKey}
    >
      <div class="sheet-head">
        ${
          inCart
            ? html`<button type="button" class="sheet-close" aria-label="Back" @click=${back}>${drawIcon("arrow-left")}</button>`
            : html`<button type="button" class="sheet-close" aria-label="Close" @click=${close}>${drawIcon("x")}</button>`
        }
        <h2 id="sheet-title" dir="auto">${titleOf(sheet)}</h2>
      </div>
      ${drawInside(sheet, scene)}
    </div>
  `;
}

function drawInside(sheet: OpenSheet, scene: Scene): TemplateResult {
  if (sheet.kind === "webhook") return drawWebhook(sheet, scene);
  if (sheet.kind === "actions") return drawActions(sheet, scene);
  if (sheet.kind === "media") return drawViewer(sheet, scene);
  const { view, index, key } = sheet;
  if (view.buttons && index !== undefined) return drawButtons(view, index, key, scene);
  const page = view.page;
  switch (page?.page) {
    case "form":
      return drawForm(page, sheet, scene);
    case "shop":
      return drawShop(page, sheet, scene);
    case "bill":
      return drawBill(page, sheet, scene);
    case "facts":
      return drawFacts(page, view.omitted);
    default:
      return drawOptions(sheet, scene);
  }
}

function drawButtons(view: SheetView, index: number, key: string, scene: Scene): TemplateResult {
  return html`<div class="sheet-list rows">
    ${(view.buttons ?? []).map((row, at) => drawRow(row, innerKey(key, at), index, scene))}
    ${view.omitted > 0 ? html`<p class="row-note">${view.omitted} more are not drawn.</p>` : nothing}
  </div>`;
}

function titleOf(sheet: OpenSheet): string {
  if (sheet.kind === "webhook") return "Inbound webhook";
  if (sheet.kind === "actions") return "Message";
  if (sheet.kind === "media") return sheet.view.name;
  return sheet.draft.inCart ? "Your cart" : sheet.view.title;
}

function nameOf(sheet: OpenSheet): string {
  return sheet.kind === "row" ? pageOf(sheet) : sheet.kind;
}

function pageOf({ view }: RowSheet): string {
  return view.page?.page ?? (view.buttons ? "buttons" : "options");
}
