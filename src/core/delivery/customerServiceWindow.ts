import { type Deliveries, lastInbound } from "./deliveries.ts";

/** The time in which a business may answer a customer with any kind of message. */
export interface CustomerServiceWindow {
  readonly open: boolean;
  /** Milliseconds since the epoch. */
  readonly closesAtMs: number;
}

/** 24 hours from the customer's newest message, in milliseconds (rules §1). */
export const windowMs = 24 * 60 * 60 * 1000;

/** The window of a customer; `undefined` where no message of this customer is known: it may be open or not. */
export function windowOf(
  deliveries: Deliveries,
  customer: string,
  nowMs: number,
): CustomerServiceWindow | undefined {
  const inbound = lastInbound(deliveries, customer);
  if (!inbound) return undefined;
  const closesAtMs = inbound.timestampMs + windowMs;
  return { open: nowMs < closesAtMs, closesAtMs };
}
