import { html, nothing, type TemplateResult } from "lit-html";
import type { FailureView, NoteView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** A line of the tool's between the bubbles. */
export function drawNote(note: NoteView, { snapshot }: Scene): TemplateResult {
  return html`
    <article
      class="message note-message"
      tabindex="0"
      aria-label=${note.text}
      data-start=${note.span.start}
      data-end=${note.span.end}
      data-index=${note.index}
      ?data-active=${snapshot.activeIndex === note.index}
    >
      <p class="note">${note.text}</p>
      ${note.failures.map(drawFailure)}
      <div class="problem-place"></div>
    </article>
  `;
}

/** Why a message did not arrive, what that means, and what to do. */
export function drawFailure(failure: FailureView): TemplateResult {
  const { outcome, code, title, meaning, action, details } = failure;
  const head = [outcome, code].filter(it => it !== undefined).join(" · ");
  return html`<div class="failure">
    ${drawIcon("circle-alert")}
    <div class="failure-words">
      <p><strong>${head}</strong> <bdi>${title}</bdi></p>
      ${meaning ? html`<p>${meaning}</p>` : nothing}
      ${action ? html`<p><strong>What to do:</strong> ${action}</p>` : nothing}
      ${details ? html`<p class="failure-said"><bdi>${details}</bdi></p>` : nothing}
    </div>
  </div>`;
}
