import { html, nothing, type TemplateResult } from "lit-html";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** The bar over the chat. Its buttons are pictures: they do nothing here. */
export function drawBar(businessName: string, { viewpoint, platform, snapshot }: Scene): TemplateResult {
  const customer = snapshot.account.testNumber || "Customer";
  const name = viewpoint === "customer" ? businessName : customer;
  return html`
    ${platform === "web" ? nothing : drawIcon("arrow-left")}
    <span class="avatar" aria-hidden="true">${initialOf(name)}</span>
    <span class="who">
      <bdi class="who-name">${name}</bdi>
      <span class="who-line">${viewpoint === "customer" ? "Business account" : "Customer"}</span>
    </span>
    ${drawIcon("phone")}${drawIcon("ellipsis-vertical")}
  `;
}

/** The place to write in, as a picture: where nobody plays the customer. */
export function drawInertComposer(): TemplateResult {
  return html`
    <span class="field" aria-hidden="true">${drawIcon("smile")}<span>Message</span>${drawIcon("plus")}</span>
    <span class="voice" aria-hidden="true">${drawIcon("mic")}</span>
  `;
}

/** The first letter of a name; a number has none. */
export function initialOf(name: string): string {
  return /\p{L}/u.exec(name)?.[0].toLocaleUpperCase() ?? "#";
}
