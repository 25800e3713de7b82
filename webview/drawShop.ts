import { html, nothing, type TemplateResult } from "lit-html";
import { moneyWords } from "../src/core/replies/replyWords.ts";
import type { OfferedView, ShopPage } from "../src/core/view/sheetPage.ts";
import type { Draft } from "./draft.ts";
import { drawIcon } from "./icons.ts";
import type { RowSheet, Scene, Touch } from "./scene.ts";

/** Nobody takes more of one thing on a phone. */
const mostOfOne = 99;

/** Products to put into a cart; and the cart, which is sent. */
export function drawShop(page: ShopPage, sheet: RowSheet, { touch }: Scene): TemplateResult {
  if (!touch) return html``;
  const { draft } = sheet;
  const products = page.sections.flatMap(section => section.products);
  const inCart = products.filter(({ id }) => countOf(id, draft) > 0);
  return draft.inCart
    ? drawCart(page, inCart, sheet, touch)
    : drawShelves(page, products, inCart, draft, touch);
}

function drawShelves(
  page: ShopPage,
  products: readonly OfferedView[],
  inCart: readonly OfferedView[],
  draft: Draft,
  touch: Touch,
): TemplateResult {
  const count = inCart.reduce((sum, { id }) => sum + countOf(id, draft), 0);
  const only = products.length === 1 ? products[0] : undefined;
  const view = (event: Event): void => {
    event.stopPropagation();
    touch.edit({ inCart: true });
  };
  return html`<div class="sheet-list">
      <p class="sheet-note">${drawIcon("info")}<span>${page.note}</span></p>
      ${products.length === 0 ? html`<p class="sheet-empty">No product yet.</p>` : nothing}
      ${only ? html`<div class="offered-large" data-shade=${only.shade} aria-hidden="true">${drawIcon("shopping-bag")}</div>` : nothing}
      ${page.sections.map(
        ({ title, products: shelf }) => html`
          ${title ? html`<h3 dir="auto">${title}</h3>` : nothing}
          ${shelf.map(product => drawOffered(product, draft, touch))}
        `,
      )}
      ${page.omitted > 0 ? html`<p class="row-note">${page.omitted} more are not drawn.</p>` : nothing}
    </div>
    <div class="sheet-foot">
      ${
        count > 0
          ? html`<button type="button" class="sheet-send" @click=${view}>View cart (${count})</button>`
          : html`<span>Add an item to see the cart</span>`
      }
    </div>`;
}

function drawCart(
  { currency, locale }: ShopPage,
  inCart: readonly OfferedView[],
  sheet: RowSheet,
  touch: Touch,
): TemplateResult {
  const { draft, index, tap } = sheet;
  const total = inCart.reduce((sum, { id, amount }) => sum + amount * countOf(id, draft), 0);
  const write = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) touch.edit({ note: event.currentTarget.value });
  };
  const send = (event: Event): void => {
    event.stopPropagation();
    if (index === undefined || !tap) return;
    const entries = inCart.map(({ id }) => [id, String(countOf(id, draft))] as const);
    touch.tap(index, tap, { entries, ...(draft.note.trim() && { note: draft.note }) });
  };
  return html`<div class="sheet-list">
      ${inCart.length === 0 ? html`<p class="sheet-empty">The cart is empty.</p>` : nothing}
      ${inCart.map(product => drawOffered(product, draft, touch))}
      <div class="field-row">
        <label for="cart-note">Message to the business</label>
        <input id="cart-note" type="text" autocomplete="off" dir="auto" maxlength="1000" .value=${draft.note} @input=${write} />
      </div>
    </div>
    <div class="sheet-foot">
      ${
        inCart.length === 0
          ? html`<span>Go back to add an item</span>`
          : html`<p class="cart-total"><span>Estimated total</span><bdi>${moneyWords(total, currency, locale)}</bdi></p>
              <button type="button" class="sheet-send" @click=${send}>Place order</button>`
      }
    </div>`;
}

function drawOffered(product: OfferedView, draft: Draft, touch: Touch): TemplateResult {
  const { id, price, shade, span } = product;
  const count = countOf(id, draft);
  const set = (quantity: number) => (event: Event) => {
    event.stopPropagation();
    touch.edit({ quantities: new Map(draft.quantities).set(id, quantity) });
  };
  return html`<div class="offered" data-start=${span.start} data-end=${span.end}>
    <span class="inset-tile" data-shade=${shade} aria-hidden="true">${drawIcon("shopping-bag")}</span>
    <span class="offered-words">
      <bdi class="offered-name">${id}</bdi>
      <bdi class="offered-price">${price} · a sample</bdi>
    </span>
    <span class="stepper" role="group" aria-label="Quantity of ${id}">
      <button type="button" aria-label="Remove one ${id}" ?disabled=${count === 0} @click=${set(count - 1)}>${drawIcon("minus")}</button>
      <output aria-live="polite">${count}</output>
      <button type="button" aria-label="Add one ${id}" ?disabled=${count >= mostOfOne} @click=${set(count + 1)}>${drawIcon("plus")}</button>
    </span>
  </div>`;
}

function countOf(id: string, { quantities }: Draft): number {
  return quantities.get(id) ?? 0;
}
