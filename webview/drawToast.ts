import { html, nothing, type TemplateResult } from "lit-html";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** What a tap did that sends nothing. Its place is always there, so that a screen reader hears what comes into it. */
export function drawToast({ toast, look }: Scene): TemplateResult {
  const close = (event: Event): void => {
    event.stopPropagation();
    look.closeToast();
  };
  const open = (url: string) => (event: Event) => {
    event.stopPropagation();
    look.open(url);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close(event);
  };
  return html`<div class="toast-place" role="status" @keydown=${onKey}>
    ${
      toast
        ? html`<div class="toast">
            <bdi class="toast-text">${toast.text}</bdi>
            ${toast.url === undefined ? nothing : html`<button type="button" class="toast-open" @click=${open(toast.url)}>Open</button>`}
            <button type="button" class="toast-close" aria-label="Close" @click=${close}>${drawIcon("x")}</button>
          </div>`
        : nothing
    }
  </div>`;
}
