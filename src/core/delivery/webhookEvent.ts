import type { DeliveryError, DeliveryState, Payment, Pricing } from "./delivery.ts";

/** An outgoing message changed its state (`statuses[]`, webhooks §5). */
export interface StatusEvent {
  readonly kind: "status";
  readonly phoneNumberId: string | undefined;
  readonly wamid: string;
  readonly state: DeliveryState;
  readonly timestampMs: number;
  readonly recipient: string | undefined;
  /** Which member of a group this is about; the message's recipient is the group. */
  readonly participant?: string | undefined;
  readonly pricing: Pricing | undefined;
  /** Until when everything to this customer is free, where the webhook says so. */
  readonly freeEntryUntilMs?: number | undefined;
  /** What the business gave when it sent (`biz_opaque_callback_data`). */
  readonly callbackData?: string | undefined;
  readonly errors: readonly DeliveryError[];
}

/** A payment asked for in a message got on (`statuses[]` of type `payment`, webhooks §5). */
export interface PaymentEvent {
  readonly kind: "payment";
  readonly wamid: string;
  readonly payment: Payment;
}

/** A call between a customer and the business (`field: "calls"`, webhooks §8). */
export interface CallEvent {
  readonly kind: "call";
  readonly phoneNumberId: string | undefined;
  readonly callId: string;
  /** `connect` or `terminate`, or the status of a call that the business began: `RINGING`, `ACCEPTED`, `REJECTED`. */
  readonly event: string;
  readonly timestampMs: number;
  /** The customer. */
  readonly customer: string | undefined;
  /** When the customer called; `undefined` where the business did, or it is not said. */
  readonly calledAtMs: number | undefined;
  /** Who called; `undefined` where it is not said. */
  readonly caller: "customer" | "business" | undefined;
  /** How it ended: `COMPLETED`, `FAILED`. */
  readonly outcome: string | undefined;
  /** How long it was, where it has ended. */
  readonly durationSeconds: number | undefined;
}

/** A customer wrote, tapped or reacted (`messages[]`, webhooks §§6–7). */
export interface InboundEvent {
  readonly kind: "inbound";
  readonly phoneNumberId: string | undefined;
  readonly wamid: string;
  /** The customer's number in digits, or the business-scoped user id where the number is not shared. */
  readonly from: string | undefined;
  readonly timestampMs: number;
  readonly type: string;
  /** The content in one line. */
  readonly summary: string;
  /** The message that this one answers. */
  readonly contextWamid: string | undefined;
  /** Whether the customer comes from an ad or a page button: an answer opens the free entry point window (rules §1). */
  readonly referral?: boolean | undefined;
}

/** Anything else, kept as it came: another `field`, a status or message that could not be read. */
export interface OtherEvent {
  readonly kind: "other";
  readonly field: string;
  readonly summary: string;
  /** `error`: Meta reports a fault of the account. `debug`: it could not be read. */
  readonly level: "info" | "error" | "debug";
}

export type WebhookEvent = StatusEvent | InboundEvent | PaymentEvent | CallEvent | OtherEvent;
