import { callConnected } from "./callWebhook.ts";
import type { InboundContent, Payment } from "./inboundContent.ts";

/** The business account that a webhook is about. */
export interface ReceivingBusiness {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** The number in digits. */
  readonly displayPhoneNumber: string;
}

/** Who writes. */
export interface Customer {
  /** The number in digits; `undefined`: known by user name only, and the number is not shared. */
  readonly waId: string | undefined;
  /** Business-scoped user id. */
  readonly userId: string;
  readonly name: string;
  /** Without `@`. */
  readonly username?: string | undefined;
}

/** A message on its way from a customer to the business, with what nobody but the network knows. */
export interface InboundDelivery {
  readonly wamid: string;
  /** Milliseconds since the epoch; webhooks carry whole seconds. */
  readonly atMs: number;
  readonly business: ReceivingBusiness;
  readonly customer: Customer;
  /** The id of the business's message that this one answers or was tapped on. */
  readonly answers?: string | undefined;
}

/** What stands in `messages[]`: everything but a payment, which is a status, and a call. */
export type MessageContent = Exclude<InboundContent, { type: "payment" | "call" }>;

/** The object in `messages[]` (webhooks §6). */
export type InboundMessage = MessageContent & {
  readonly context?: { readonly from: string; readonly id: string };
  readonly from?: string;
  readonly from_user_id: string;
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: string;
};

/** A customer's message as the webhook lists it. */
export function inboundMessage(content: MessageContent, delivery: InboundDelivery): InboundMessage {
  const { wamid, atMs, business, customer, answers } = delivery;
  return {
    ...(answers !== undefined && { context: { from: business.displayPhoneNumber, id: answers } }),
    ...(customer.waId !== undefined && { from: customer.waId }),
    from_user_id: customer.userId,
    id: wamid,
    timestamp: String(Math.floor(atMs / 1000)),
    ...content,
  };
}

/** The whole body that the business receives (webhooks §4). Of a call the first one. */
export function inboundWebhookBody(content: InboundContent, delivery: InboundDelivery): unknown {
  if (content.type === "call") return callConnected({ ...delivery, payload: content.call.payload });
  const { business, customer } = delivery;
  const { name, username } = customer;
  const head = {
    messaging_product: "whatsapp",
    metadata: {
      display_phone_number: business.displayPhoneNumber,
      phone_number_id: business.phoneNumberId,
    },
  };
  const contact = {
    profile: username === undefined ? { name } : { name, username },
    ...(customer.waId !== undefined && { wa_id: customer.waId }),
    user_id: customer.userId,
  };
  const value =
    content.type === "payment"
      ? { ...head, statuses: [paymentStatus(content.payment, delivery)] }
      : { ...head, contacts: [contact], messages: [inboundMessage(content, delivery)] };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: business.wabaId, changes: [{ value, field: "messages" }] }],
  };
}

/** A payment is told of as a status of the message that asked for it (webhooks §5). */
function paymentStatus(payment: Payment, { wamid, atMs, customer, answers }: InboundDelivery) {
  const { reference_id, amount, currency, method } = payment;
  const seconds = Math.floor(atMs / 1000);
  return {
    id: answers ?? wamid,
    ...(customer.waId !== undefined && { recipient_id: customer.waId }),
    type: "payment",
    status: "captured",
    payment: {
      reference_id,
      amount,
      currency,
      transaction: {
        id: `order_${reference_id}`,
        type: method,
        status: "success",
        created_timestamp: seconds,
        updated_timestamp: seconds,
      },
    },
    timestamp: String(seconds),
  };
}
