import { html, nothing, type TemplateResult } from "lit-html";
import { longestWritten } from "../src/core/protocol.ts";
import { bubbleAt } from "../src/core/replies/findTap.ts";
import { drawIcon } from "./icons.ts";
import type { Scene, Touch } from "./scene.ts";

/** The place where the customer writes. Enter sends. */
export function drawComposer(touch: Touch, scene: Scene): TemplateResult {
  const send = (event: Event): void => {
    const writer = event.currentTarget instanceof Element ? event.currentTarget.closest(".write") : undefined;
    const field = writer?.querySelector("input");
    if (!field) return;
    touch.write(field.value);
    field.value = "";
    field.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    // The Enter that ends the choice of a character is none of a message.
    if (event.key === "Enter" && !event.isComposing) send(event);
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && scene.answering !== undefined) touch.answer(undefined);
  };
  return html`<div class="write" @keydown=${onEscape}>
    ${drawAnswered(touch, scene)}
    <span class="field"
      ><span class="field-icon" aria-hidden="true">${drawIcon("smile")}</span
      ><input
        type="text"
        placeholder="Message"
        aria-label="Message from the customer"
        autocomplete="off"
        maxlength=${longestWritten}
        dir="auto"
        @keydown=${onKey} /><span class="field-icon" aria-hidden="true">${drawIcon("plus")}</span></span
    ><button type="button" class="voice" aria-label="Reply as customer" @click=${send}>
      ${drawIcon("mic")}${drawIcon("send-horizontal")}
    </button>
  </div>`;
}

/** The message that is being answered, over the words. */
function drawAnswered(touch: Touch, { answering, snapshot }: Scene): TemplateResult | typeof nothing {
  const { conversation } = snapshot;
  const bubble = bubbleAt(conversation, answering);
  if (!bubble) return nothing;
  return html`<div class="answered">
    <span class="answered-words">
      <bdi class="quote-author">${conversation.businessName}</bdi>
      <span class="quote-text" dir="auto">${bubble.summary || bubble.kind}</span>
    </span>
    <button type="button" class="sheet-close" aria-label="Do not answer this message" @click=${() => touch.answer(undefined)}>${drawIcon("x")}</button>
  </div>`;
}

/** Forgets what is half written. */
export function clearComposer(app: HTMLElement): void {
  const field = app.querySelector<HTMLInputElement>(".write input");
  if (field) field.value = "";
}
