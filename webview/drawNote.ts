import { html, type TemplateResult } from "lit-html";
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

/** Why a message did not arrive, as Meta words it. */
export function drawFailure({ code, title, details }: FailureView): TemplateResult {
  return html`<p class="failure">${drawIcon("circle-alert")}<span
      ><strong>Not delivered · ${code}</strong> <bdi>${title}</bdi>${
        details && details !== title ? html`<br /><bdi>${details}</bdi>` : ""
      }</span
    ></p>`;
}
