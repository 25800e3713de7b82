import { html, type TemplateResult } from "lit-html";
import { longestWritten } from "../src/core/protocol.ts";
import { drawIcon } from "./icons.ts";
import type { Touch } from "./scene.ts";

/** The place where the customer writes. Enter sends. */
export function drawComposer(touch: Touch): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const field = form instanceof HTMLFormElement ? form.querySelector("input") : undefined;
    if (!form || !field) return;
    touch.write(field.value);
    field.value = "";
    field.focus();
  };
  return html`<form class="write" @submit=${send}>
    <span class="field"
      ><span class="field-icon" aria-hidden="true">${drawIcon("smile")}</span
      ><input
        type="text"
        name="message"
        placeholder="Message"
        aria-label="Message from the customer"
        autocomplete="off"
        maxlength=${longestWritten}
        dir="auto" /><span class="field-icon" aria-hidden="true">${drawIcon("plus")}</span></span
    ><button type="submit" class="voice" aria-label="Send">${drawIcon("mic")}${drawIcon("send-horizontal")}</button>
  </form>`;
}
