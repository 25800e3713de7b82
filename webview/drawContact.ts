import { html, nothing, type TemplateResult } from "lit-html";
import type { ContactView, TypingView } from "../src/core/view/kindParts.ts";
import { drawIcon } from "./icons.ts";

/** The top of a contact card: who it is. */
export function drawContact(contact: ContactView): TemplateResult {
  const { initials, name, faint, others, span } = contact;
  return html`<div class="contact part" data-start=${span.start} data-end=${span.end}>
    <span class="contact-faces" aria-hidden="true">
      ${initials.map(initial => html`<span class="avatar">${initial || drawIcon("user-round")}</span>`)}
    </span>
    <span class="contact-words">
      <span class="contact-name" dir="auto" ?data-faint=${faint}>${name}</span>
      ${others ? html`<span class="contact-others">${others}</span>` : nothing}
    </span>
    ${others ? nothing : html`<span class="contact-more">${drawIcon("chevron-right")}</span>`}
  </div>`;
}

/** Somebody is writing. */
export function drawTyping({ span }: TypingView): TemplateResult {
  return html`<div class="typing part" role="img" aria-label="Typing" data-start=${span.start} data-end=${span.end}>
    <span></span><span></span><span></span>
  </div>`;
}
