import type { CustomerServiceWindow } from "../customerServiceWindow.ts";
import type { Delivery } from "../delivery.ts";

/** What the API says of the account, as far as it was asked (account-api §§2, 3). */
export interface AccountFacts {
  /** `CONNECTED` is the one with which messages are sent. */
  readonly status?: string | undefined;
  /** `GREEN`, `YELLOW`, `RED`, or that there is none. */
  readonly quality?: string | undefined;
  readonly messagingLimit?: string | undefined;
  /** `AVAILABLE`, `LIMITED`, `BLOCKED`. */
  readonly canSend?: string | undefined;
  /** Why it is limited or blocked, in Meta's words, each with Meta's advice where there is some. */
  readonly reasons?: readonly string[] | undefined;
  /** Why the API could not be asked. */
  readonly unknown?: string | undefined;
}

/** Everything that is known of a message that has not arrived. */
export interface DeliveryFacts {
  readonly delivery: Delivery;
  readonly nowMs: number;
  /** What was posted, where it was sent from here. */
  readonly payload: unknown;
  /** The template's category where it is known: `MARKETING`, `UTILITY`, `AUTHENTICATION`. */
  readonly templateCategory: string | undefined;
  readonly window: CustomerServiceWindow | undefined;
  /** When WhatsApp gives up; `undefined` where it has arrived or failed, or it is not known. */
  readonly deadlineMs: number | undefined;
  readonly presumedDropped: boolean;
  /** Whether the webhooks of this account come to this machine. */
  readonly listening: boolean;
  readonly simulated: boolean;
  readonly accountName: string;
  readonly account: AccountFacts;
  /** The recipient's country, ISO 3166-1 alpha-2. */
  readonly country: string | undefined;
}

/** One reason that fits what is known. */
export interface Cause {
  readonly certainty: "certain" | "likely" | "possible";
  /** In a few words. */
  readonly title: string;
  /** What speaks for it. */
  readonly because: string;
  /** What to do, as a sentence. */
  readonly action: string;
}

export type RecipientKind = "number" | "group" | "user";

/** What a recipient is: a number, a group, or a user without a number that is shared. */
export function recipientKind(recipient: string | undefined, payload: unknown): RecipientKind {
  const group =
    typeof payload === "object" &&
    payload !== null &&
    "recipient_type" in payload &&
    payload.recipient_type === "group";
  if (group) return "group";
  return recipient !== undefined && /^\+?[\d\s().-]{5,20}$/.test(recipient) ? "number" : "user";
}
