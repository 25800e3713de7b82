/**
 * The states of an outgoing message. `pending` is before the API answered, `accepted` is its answer, the others are
 * reported by webhooks. A message only ever moves to a state of higher {@link rankOf rank}.
 */
export type DeliveryState = "pending" | "accepted" | "sent" | "delivered" | "read" | "played" | "failed";

/** An error as a webhook or an answer carries it. */
export interface DeliveryError {
  readonly code: number;
  readonly title: string;
  readonly details: string | undefined;
}

/** What a status webhook says of the price. */
export interface Pricing {
  readonly billable: boolean | undefined;
  readonly type: string | undefined;
  readonly category: string | undefined;
}

/** A step of a payment that a message asked for. */
export interface Payment {
  /** `pending`, `captured`, `failed`. */
  readonly status: string;
  readonly timestampMs: number;
  readonly referenceId: string | undefined;
  /** In whole units of the currency. */
  readonly amount: number | undefined;
  readonly currency: string | undefined;
  /** Why it failed. */
  readonly reason: string | undefined;
}

/** One report of a message's way: what a webhook is known by when it comes a second time (webhooks §3). */
export interface StatusReport {
  readonly state: DeliveryState;
  readonly timestampMs: number;
  /** Of a group's member. */
  readonly participant?: string | undefined;
}

/** How far a message got with one member of a group. */
export interface ParticipantDelivery {
  readonly participant: string;
  readonly state: DeliveryState;
  readonly times: Readonly<Partial<Record<DeliveryState, number>>>;
  readonly errors: readonly DeliveryError[];
}

/** What is known of one outgoing message. */
export interface Delivery {
  readonly wamid: string;
  readonly recipient: string | undefined;
  readonly state: DeliveryState;
  /** Milliseconds since the epoch, per state that was reported. */
  readonly times: Readonly<Partial<Record<DeliveryState, number>>>;
  readonly pricing: Pricing | undefined;
  readonly errors: readonly DeliveryError[];
  /** The message's type, where it was sent from here: a reaction is only ever reported as sent. */
  readonly type?: string;
  /** How long WhatsApp tries, where the message's template says so; -1 is 30 days. */
  readonly ttlSeconds?: number;
  readonly callbackData?: string;
  /** Every report once, oldest first. */
  readonly reports?: readonly StatusReport[];
  /** The members of a group that were heard of, by their id. */
  readonly participants?: readonly ParticipantDelivery[];
  /** Oldest first. */
  readonly payments?: readonly Payment[];
}

/**
 * How far a state is on its way. `failed` outranks `sent`, so that a late `sent` does not hide it, and is itself
 * outranked by `delivered`: what has arrived has not failed, whatever one device or group member reported.
 */
export function rankOf(state: DeliveryState): number {
  return ranks[state];
}

/** Whether a message can be expected to reach `wanted` no more, or has reached it. */
export function isSettled(delivery: Delivery, wanted: DeliveryState): boolean {
  return delivery.state === "failed" || hasReached(delivery, wanted);
}

/** Whether a message is in state `wanted` or beyond it. A failed message has reached nothing but `failed`. */
export function hasReached(delivery: Delivery, wanted: DeliveryState): boolean {
  if (delivery.state === "failed") return wanted === "failed";
  return wanted !== "failed" && rankOf(delivery.state) >= rankOf(wanted);
}

const ranks: Readonly<Record<DeliveryState, number>> = {
  pending: 0,
  accepted: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
  played: 6,
};
