import { type Chat, chatKey, type Deliveries } from "./deliveries.ts";

/** The time in which a business may answer a customer with any kind of message. */
export interface CustomerServiceWindow {
  readonly open: boolean;
  /** Milliseconds since the epoch. */
  readonly closesAtMs: number;
}

/** 24 hours from the customer's newest message or call, in milliseconds (rules §1). */
export const windowMs = 24 * 60 * 60 * 1000;

/**
 * The window between a customer and a number; `undefined` where no message of this customer to it is known: it may be open or
 * not. What a customer wrote to another number, or to the simulator, opens nothing here.
 */
export function windowOf(
  deliveries: Deliveries,
  chat: Chat,
  nowMs: number,
): CustomerServiceWindow | undefined {
  const openedMs = deliveries.contacts.get(chatKey(chat))?.openedMs;
  if (openedMs === undefined) return undefined;
  // Where two clocks disagree, a window is still never longer than it can be.
  const closesAtMs = Math.min(openedMs, nowMs) + windowMs;
  return { open: nowMs < closesAtMs, closesAtMs };
}

/** The 72 hours in which everything to a customer who came from an ad is free; `undefined` where there is no sign of any. */
export function freeEntryPointOf(
  deliveries: Deliveries,
  chat: Chat,
  nowMs: number,
): CustomerServiceWindow | undefined {
  const closesAtMs = deliveries.contacts.get(chatKey(chat))?.freeEntryUntilMs;
  return closesAtMs === undefined ? undefined : { open: nowMs < closesAtMs, closesAtMs };
}
