import { customerKey } from "../delivery/deliveries.ts";
import { fieldsOf } from "../delivery/fields.ts";

/** A message that was sent, as far as the next one has to know of it. */
export interface PastSend {
  readonly accountId: string;
  /** The recipient, by `customerKey`. */
  readonly recipient: string;
  readonly atMs: number;
  /** The media links it carried. */
  readonly links: readonly string[];
}

/** How long a send matters to the ones after it, in milliseconds: the longest that a rule looks back. */
export const pastMs = 24 * 60 * 60 * 1000;

const pastLimit = 2000;

/** The history with one more send, without what is too old to matter. */
export function withSend(history: readonly PastSend[], send: PastSend): readonly PastSend[] {
  return [...history.filter(({ atMs }) => send.atMs - atMs < pastMs), send].slice(-pastLimit);
}

/** Reads a history that was kept; what cannot be read is left out. */
export function readHistory(value: unknown): readonly PastSend[] {
  return (Array.isArray(value) ? value : []).flatMap(item => {
    const { accountId, recipient, atMs, links } = fieldsOf(item) ?? {};
    if (typeof accountId !== "string" || typeof recipient !== "string" || typeof atMs !== "number") return [];
    const strings = (Array.isArray(links) ? links : []).filter(link => typeof link === "string");
    return [{ accountId, recipient, atMs, links: strings }];
  });
}

/** The sends to one recipient, oldest first. */
export function sendsTo(history: readonly PastSend[], recipient: string): readonly PastSend[] {
  const key = customerKey(recipient);
  return history.filter(send => send.recipient === key).sort((one, other) => one.atMs - other.atMs);
}
