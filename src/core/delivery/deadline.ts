import type { Delivery } from "./delivery.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long WhatsApp tries to deliver a message, in milliseconds (rules §4). */
export const usualTtlMs = 30 * dayMs;
export const authenticationTtlMs = 10 * minuteMs;

/** How long after the deadline a `failed` may still come. */
const graceMs = minuteMs;

/**
 * When WhatsApp stops trying to deliver a message, in milliseconds since the epoch; `undefined` where it is not known when
 * it was sent, or it has arrived or failed.
 */
export function deadlineOf(delivery: Delivery): number | undefined {
  if (delivery.state !== "accepted" && delivery.state !== "sent") return undefined;
  const sentMs = delivery.times.accepted ?? delivery.times.sent;
  return sentMs === undefined ? undefined : sentMs + ttlMsOf(delivery);
}

/**
 * Whether a message was dropped as far as anybody can know: WhatsApp says nothing of one that reached the end of its time
 * (webhooks §5). A reaction is never reported as delivered and is not presumed lost.
 */
export function isPresumedDropped(delivery: Delivery, nowMs: number): boolean {
  const deadline = deadlineOf(delivery);
  return deadline !== undefined && delivery.type !== "reaction" && nowMs > deadline + graceMs;
}

function ttlMsOf({ ttlSeconds, pricing }: Delivery): number {
  if (ttlSeconds !== undefined && ttlSeconds > 0) return ttlSeconds * 1000;
  if (ttlSeconds !== undefined) return usualTtlMs;
  // The two spellings of the international category begin alike (webhooks §5).
  return pricing?.category?.startsWith("authentication") ? authenticationTtlMs : usualTtlMs;
}
