import { explainError } from "../../core/errors/explainError.ts";
import { type Outgoing, userIdOf } from "./outgoing.ts";
import { conversationOf, pricingOf } from "./pricing.ts";
import type { PlannedStatus } from "./statusPlan.ts";

/** The business account that webhooks come from. */
export interface Business {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** The number in digits. */
  readonly displayPhoneNumber: string;
}

/** A status, and when the message got into that state. */
export interface TimedStatus extends Pick<PlannedStatus, "state" | "errorCode" | "priced"> {
  readonly atMs: number;
}

/** The body of a webhook with statuses of one message (webhooks §§4–5 and 12). */
export function statusWebhook(
  message: Outgoing,
  statuses: readonly TimedStatus[],
  windowOpen: boolean,
): unknown {
  const { business, recipient } = message;
  const failed = statuses.some(({ state }) => state === "failed");
  const value = {
    messaging_product: "whatsapp",
    metadata: {
      display_phone_number: business.displayPhoneNumber,
      phone_number_id: business.phoneNumberId,
    },
    // A failed message comes without contacts, one of a group without a single recipient.
    ...(!failed && recipient.kind !== "group" && { contacts: [contactOf(message, statuses)] }),
    statuses: statuses.flatMap(status => statusObjects(message, status, windowOpen)),
  };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: business.wabaId, changes: [{ value, field: "messages" }] }],
  };
}

function contactOf({ recipient }: Outgoing, [first]: readonly TimedStatus[]) {
  const { customer, waId, userId } = recipient;
  const name = customer?.name ?? "Robin Example";
  const username = first?.state === "sent" ? undefined : customer?.username;
  return {
    profile: username === undefined ? { name } : { name, username },
    ...(waId !== undefined && customer?.username === undefined && { wa_id: waId }),
    user_id: userId,
  };
}

/** One object; in a group one for each who received or read it. */
function statusObjects(message: Outgoing, status: TimedStatus, windowOpen: boolean): unknown[] {
  const { recipient, wamid, callbackData } = message;
  const { state, atMs, errorCode, priced } = status;
  const failed = state === "failed";
  const named = recipient.waId !== undefined && recipient.customer?.username === undefined;
  const about = {
    id: wamid,
    status: state,
    timestamp: String(Math.floor(atMs / 1000)),
    ...(named && { recipient_id: recipient.waId }),
    ...(recipient.kind === "group" && { recipient_type: "group" }),
    ...(recipient.kind !== "group" &&
      (!failed || recipient.kind === "user") && { recipient_user_id: recipient.userId }),
    ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
    ...(priced && conversationOf(message, state, atMs)),
    ...(priced && { pricing: pricingOf(message, windowOpen) }),
    ...(failed && { errors: [errorOf(errorCode ?? 131000)] }),
  };
  if (state === "sent" || failed || recipient.participants.length === 0) return [about];
  return recipient.participants.map(waId => ({
    ...about,
    recipient_participant_id: waId,
    recipient_participant_user_id: userIdOf(waId),
  }));
}

/** What is different here: nobody has to wait for a simulated customer. */
const reopening: ReadonlyMap<number, string> = new Map([
  [
    131047,
    "In the simulator, let the customer write to open the window again: Reply as Customer… in the editor, or POST /simulator/inbound.",
  ],
]);

function errorOf(code: number): unknown {
  const explanation = explainError(code);
  const title = explanation?.title ?? "Something went wrong";
  return {
    code,
    title,
    message: title,
    error_data: { details: [explanation?.meaning ?? title, reopening.get(code)].filter(Boolean).join(" ") },
    href: "/documentation/business-messaging/whatsapp/support/error-codes",
  };
}
