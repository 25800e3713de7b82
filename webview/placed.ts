import type { Span } from "../src/core/problem.ts";
import { bubbleAt } from "../src/core/replies/findTap.ts";
import { moved } from "../src/core/view/moved.ts";
import type { BubbleView, ConversationView } from "../src/core/view/view.ts";

/** How much later in the text the message of a payload stands than its drawing says. */
export function shiftOf({ items, shifts }: ConversationView, index: number): number {
  return shifts?.[items.findIndex(item => item.index === index)] ?? 0;
}

/** {@link bubbleAt}, with the places it has in the text now. */
export function placedBubble(
  conversation: ConversationView,
  index: number | undefined,
): BubbleView | undefined {
  const bubble = bubbleAt(conversation, index);
  return bubble && moved(bubble, shiftOf(conversation, bubble.index));
}

/** Where the JSON of the nearest part around an element stands in the text; `undefined`: it has none. */
export function placeOf(element: Element, conversation: ConversationView): Span | undefined {
  const part = element.closest<HTMLElement>("[data-start]");
  if (!part) return undefined;
  const index = part.closest<HTMLElement>(".message")?.dataset.index;
  const by = index === undefined ? 0 : shiftOf(conversation, Number(index));
  return { start: Number(part.dataset.start) + by, end: Number(part.dataset.end) + by };
}
