import { age } from "../../delivery/describe.ts";
import { type PastSend, sendsTo } from "../pastSend.ts";
import type { PreflightRule } from "../preflight.ts";

/** One message in six seconds to the same person; up to 45 at once, borrowed from the time after (rules §5). */
const spacingMs = 6000;
const burst = 45;

/** One more message than the pair of business and customer may exchange now. */
export const pairRate: PreflightRule = {
  id: "pair-rate",
  title: "Too many messages to one number",
  optional: true,
  check: ({ recipient, history, nowMs }) => {
    if (recipient === undefined || recipient.kind === "group") return [];
    const waitMs = pairWaitMs(history, recipient.id, nowMs);
    if (waitMs === 0) return [];
    return [
      {
        weight: "warning",
        code: 131056,
        message: `${recipient.id} has got ${burst} messages faster than one in 6 s; the next one is refused for another ${age(waitMs + 999)}.`,
      },
    ];
  },
};

/** How long the next message to a recipient has to wait so that it is not refused, in milliseconds; 0: it may leave now. */
export function pairWaitMs(history: readonly PastSend[], recipient: string, nowMs: number): number {
  const paidUntil = sendsTo(history, recipient).reduce(
    (until, { atMs }) => Math.max(until, atMs) + spacingMs,
    Number.NEGATIVE_INFINITY,
  );
  return Math.max(0, paidUntil - nowMs - (burst - 1) * spacingMs);
}
