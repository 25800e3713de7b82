import type { CustomerServiceWindow } from "./customerServiceWindow.ts";

/** The customer service window as it is shown all the time. */
export interface WindowStatus {
  /** `open`: with this much time left. `unknown`: no message of this customer is known. */
  readonly kind: "open" | "closing" | "closed" | "unknown";
  /** In a few characters: `23:12 h`. */
  readonly text: string;
  /** What that means for sending, with the rule (rules §1). */
  readonly explanation: string;
  /** When the text changes next, in milliseconds. */
  readonly changesInMs: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const rule =
  "The customer service window opens when the customer writes or calls and stays open for 24 hours; each message starts the 24 hours anew. Inside it every kind of message can be sent, outside only approved templates: anything else fails with 131047.";

/** How the window of a customer stands. */
export function windowStatus(
  window: CustomerServiceWindow | undefined,
  customer: string,
  nowMs: number,
): WindowStatus {
  if (window === undefined)
    return {
      kind: "unknown",
      text: "window unknown",
      explanation: `No message of ${customer} was received here, so it is not known whether the window is open. ${rule}`,
      changesInMs: hourMs,
    };
  if (!window.open)
    return {
      kind: "closed",
      text: "window closed",
      explanation: `${customer} wrote more than 24 hours ago: only templates are delivered now. ${rule}`,
      changesInMs: hourMs,
    };
  const leftMs = window.closesAtMs - nowMs;
  return {
    kind: leftMs < 2 * hourMs ? "closing" : "open",
    text: leftText(leftMs),
    explanation: `${customer} can be sent any kind of message for another ${leftText(leftMs)}. ${rule}`,
    changesInMs: leftMs < minuteMs ? 1000 : leftMs % minuteMs || minuteMs,
  };
}

function leftText(ms: number): string {
  if (ms < minuteMs) return `${Math.ceil(ms / 1000)} s`;
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
