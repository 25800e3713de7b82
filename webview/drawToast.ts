import { html, nothing, type TemplateResult } from "lit-html";
import { drawIcon } from "./icons.ts";
import type { Look, Scene, Toast, ToastAction } from "./scene.ts";

/** What a tap did that sends nothing. Its place is always there, so that a screen reader hears what comes into it. */
export function drawToast({ toast, look }: Scene): TemplateResult {
  const close = (event: Event): void => {
    event.stopPropagation();
    look.closeToast();
  };
  const doing = (press: () => void) => (event: Event) => {
    event.stopPropagation();
    press();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close(event);
  };
  return html`<div class="toast-place" role="status" @keydown=${onKey}>
    ${
      toast
        ? html`<div class="toast">
            <bdi class="toast-text">${toast.text}</bdi>
            ${actionsOf(toast, look).map(
              ({ label, press }) =>
                html`<button type="button" class="toast-open" @click=${doing(press)}>${label}</button>`,
            )}
            <button type="button" class="toast-close" aria-label="Close" @click=${close}>${drawIcon("x")}</button>
          </div>`
        : nothing
    }
  </div>`;
}

function actionsOf({ url, action }: Toast, look: Look): readonly ToastAction[] {
  if (action) return [action];
  return url === undefined ? [] : [{ label: "Open", press: () => look.open(url) }];
}
