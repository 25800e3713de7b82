import { explainError } from "../../core/errors/explainError.ts";
import type { Outgoing } from "./outgoing.ts";
import type { PlannedStatus } from "./statusPlan.ts";

/** The business account that webhooks come from. */
export interface Business {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** The number in digits. */
  readonly displayPhoneNumber: string;
}

/** The body of a status webhook (webhooks §§4–5 and 12). `atMs`: when the message got into that state. */
export function statusWebhook(message: Outgoing, { state, errorCode }: PlannedStatus, atMs: number): unknown {
  const { business, recipient, callbackData } = message;
  const failed = state === "failed";
  const status = {
    id: message.wamid,
    status: state,
    timestamp: String(Math.floor(atMs / 1000)),
    ...(recipient.waId !== undefined && { recipient_id: recipient.waId }),
    ...(recipient.kind === "group" && { recipient_type: "group" }),
    ...(recipient.kind !== "group" &&
      (!failed || recipient.kind === "user") && { recipient_user_id: recipient.userId }),
    ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
    ...((state === "sent" || state === "delivered") && { pricing: pricingOf(message) }),
    ...(failed && { errors: [errorOf(errorCode ?? 131000)] }),
  };
  const contact = {
    profile: { name: "Robin Example" },
    ...(recipient.waId !== undefined && { wa_id: recipient.waId }),
    user_id: recipient.userId,
  };
  return {
    object: "whatsapp_business_account",
    entry: [
      {
        id: business.wabaId,
        changes: [
          {
            value: {
              messaging_product: "whatsapp",
              metadata: {
                display_phone_number: business.displayPhoneNumber,
                phone_number_id: business.phoneNumberId,
              },
              // A failed message comes without contacts, one of a group without a single recipient.
              ...(!failed && recipient.kind !== "group" && { contacts: [contact] }),
              statuses: [status],
            },
            field: "messages",
          },
        ],
      },
    ],
  };
}

/** Templates cost, answers within the window do not (rules §8); the simulator knows no template's real category. */
function pricingOf({ type, recipient }: Outgoing): unknown {
  const group = recipient.kind === "group";
  if (type === "template")
    return {
      billable: true,
      pricing_model: "PMP",
      type: "regular",
      category: group ? "group_utility" : "utility",
    };
  return {
    billable: false,
    pricing_model: "PMP",
    type: group ? "free_group_customer_service" : "free_customer_service",
    category: group ? "group_service" : "service",
  };
}

function errorOf(code: number): unknown {
  const explanation = explainError(code);
  const title = explanation?.title ?? "Something went wrong";
  return {
    code,
    title,
    message: title,
    error_data: { details: explanation?.meaning ?? title },
    href: "/documentation/business-messaging/whatsapp/support/error-codes",
  };
}
