/** The states of an outgoing message, in the order in which they outrank each other. */
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

/** What is known of one outgoing message. */
export interface Delivery {
  readonly wamid: string;
  readonly recipient: string | undefined;
  readonly state: DeliveryState;
  /** Milliseconds since the epoch, per state that was reported. */
  readonly times: Readonly<Partial<Record<DeliveryState, number>>>;
  readonly pricing: Pricing | undefined;
  readonly errors: readonly DeliveryError[];
}
