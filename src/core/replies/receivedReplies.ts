import type { Origin } from "../delivery/deliveries.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { InboundMessage } from "./readInbound.ts";
import type { Reply } from "./reply.ts";

/** What a conversation is, as far as it was sent. */
export interface SentConversation {
  /** The newest delivery of each message, by its position. */
  readonly sent: readonly (Delivery | undefined)[];
  /** Where each message came from, by its id. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * What customers wrote in a conversation since it was sent, as replies to it. What answers an earlier sending of the same
 * message is past.
 */
export function receivedReplies(
  messages: readonly InboundMessage[],
  { sent, origins }: SentConversation,
): Reply[] {
  const times = sent.flatMap(delivery => delivery?.times.accepted ?? []);
  if (times.length === 0) return [];
  const begunMs = Math.min(...times);
  return messages.flatMap(({ wamid, atMs, content, answers, sender, forwarded, webhook }) => {
    const index = sent.findIndex(delivery => answers !== undefined && delivery?.wamid === answers);
    const past = index < 0 && answers !== undefined && origins.has(answers);
    if (past || atMs < begunMs) return [];
    // Nobody answers what is not there yet: the second that a webhook tells may have begun before.
    const sentMs = sent[index]?.times.accepted ?? 0;
    return {
      wamid,
      atMs: Math.max(atMs, sentMs + 1),
      content,
      answers: index < 0 ? undefined : index,
      tapped: undefined,
      received: true,
      webhook,
      sender,
      forwarded,
    };
  });
}
