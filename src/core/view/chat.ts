import type { Delivery } from "../delivery/delivery.ts";
import type { Payload } from "../document/parseDocument.ts";
import type { BubbleView, ItemView } from "./view.ts";

/** A conversation while it is drawn, message by message. */
export interface Chat {
  readonly payloads: readonly Payload[];
  readonly deliveries: readonly (Delivery | undefined)[];
  readonly items: ItemView[];
  /** Position in `items` of each payload's bubble. */
  readonly bubbles: Map<number, number>;
}

/** A bubble that is drawn already, and its position in the chat. */
export interface DrawnBubble {
  readonly bubble: BubbleView;
  readonly position: number;
}

/**
 * The earlier message that a message id means, seen from the payload at `from`: the one that was sent under that id,
 * or, for `${lastSentId}`, the nearest before it. `undefined`: this document does not hold it.
 */
export function findBubble(chat: Chat, messageId: string, from: number): DrawnBubble | undefined {
  const earlier = chat.payloads.slice(0, from);
  const target = /^\$\{lastSentId\}$/.test(messageId)
    ? earlier.findLast(it => chat.bubbles.has(it.index))
    : earlier.findLast(it => messageId !== "" && chat.deliveries[it.index]?.wamid === messageId);
  const position = target === undefined ? undefined : chat.bubbles.get(target.index);
  const bubble = position === undefined ? undefined : chat.items[position];
  return bubble?.shape === "bubble" && position !== undefined ? { bubble, position } : undefined;
}

/** The end of a message id, for people: all ids begin alike. */
export function idTail(messageId: string): string {
  return messageId.length <= 14 || /^\$\{\w{1,40}\}$/.test(messageId) ? messageId : `…${messageId.slice(-8)}`;
}
