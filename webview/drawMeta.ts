import { html, nothing, type TemplateResult } from "lit-html";
import type { DeliveryState } from "../src/core/delivery/delivery.ts";
import type { BubbleView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";

/** The time of a message, and its ticks on the sender's side. */
export function drawMeta(
  { time, state }: Pick<BubbleView, "time" | "state">,
  side: "incoming" | "outgoing",
): TemplateResult {
  const ticks = side === "outgoing" && state !== undefined;
  return html`<span class="meta"><span class="time">${time}</span>${ticks ? drawTicks(state) : nothing}</span>`;
}

/** What the ticks say, for those who do not see them. `undefined`: the message was not sent. */
export function stateName(state: DeliveryState | undefined): string | undefined {
  return state && names[state];
}

const names: Readonly<Record<DeliveryState, string>> = {
  pending: "Pending",
  accepted: "Accepted",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  played: "Played",
  failed: "Failed",
};

function drawTicks(state: DeliveryState): TemplateResult {
  return html`<span class="ticks" data-state=${state}
    >${pictureOf(state)}<span class="unseen"> ${names[state]}</span></span
  >`;
}

function pictureOf(state: DeliveryState): TemplateResult {
  if (state === "pending" || state === "accepted") return drawIcon("clock");
  if (state === "failed") return drawIcon("circle-alert");
  if (state === "sent")
    return html`<svg class="tick" viewBox="0 0 16 11" aria-hidden="true"><path d="M4.4 5.9 7 8.7 12.6 2" /></svg>`;
  return html`<svg class="tick" viewBox="0 0 16 11" aria-hidden="true">
    <path d="M1.2 5.9 3.8 8.7 9.4 2" />
    <path d="M7 7.9 7.8 8.7 13.4 2" />
  </svg>`;
}
