import type { DeliveryError, DeliveryState, Pricing } from "./delivery.ts";

/** An outgoing message changed its state (`statuses[]`, webhooks §5). */
export interface StatusEvent {
  readonly kind: "status";
  readonly phoneNumberId: string | undefined;
  readonly wamid: string;
  readonly state: DeliveryState;
  readonly timestampMs: number;
  readonly recipient: string | undefined;
  readonly pricing: Pricing | undefined;
  readonly errors: readonly DeliveryError[];
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
}

/** Anything else, kept as it came: another `field`, a status or message that could not be read. */
export interface OtherEvent {
  readonly kind: "other";
  readonly field: string;
  readonly summary: string;
  /** `error`: Meta reports a fault of the account. `debug`: it could not be read. */
  readonly level: "info" | "error" | "debug";
}

export type WebhookEvent = StatusEvent | InboundEvent | OtherEvent;
