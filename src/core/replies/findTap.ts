import type { Span } from "../problem.ts";
import type { BubbleView, ConversationView, RowView } from "../view/view.ts";
import type { InboundContent } from "./inboundContent.ts";
import { type ReplyTap, sameTap, type Tap, type Tapped } from "./tap.ts";

/** Something that can be tapped, and where it is written. */
export interface TapPlace {
  readonly tap: ReplyTap;
  readonly span: Span;
}

/**
 * What a tap in the conversation means: the one at `index` is asked, and only for what it really offers.
 * `undefined`: it offers no such thing (any more).
 */
export function findTap(conversation: ConversationView, index: number, tapped: Tapped): TapPlace | undefined {
  return placesAt(conversation, index).find(({ tap }) => sameTap(tap.tapped, tapped));
}

/** What was tapped, where a message says so and is all that is known of the tap; `undefined`: nothing that is there. */
export function findTapped(
  conversation: ConversationView,
  index: number,
  content: InboundContent,
): TapPlace | undefined {
  const sent = tapKey(content);
  return sent === undefined
    ? undefined
    : placesAt(conversation, index).find(({ tap }) => tapKey(tap.content) === sent);
}

/** What tells one tap of a message from another, on both ends. */
function tapKey(content: InboundContent): string | undefined {
  if (content.type === "button") return `button ${content.button.payload}`;
  if (content.type === "payment") return "payment";
  if (content.type !== "interactive") return undefined;
  const { interactive } = content;
  if (interactive.type === "button_reply") return `reply ${interactive.button_reply.id}`;
  return interactive.type === "list_reply" ? `row ${interactive.list_reply.id}` : undefined;
}

/** The bubble of a payload; `undefined` where the payload has none. */
export function bubbleAt({ items }: ConversationView, index: number | undefined): BubbleView | undefined {
  const item = items.find(it => it.shape === "bubble" && it.index === index);
  return item?.shape === "bubble" ? item : undefined;
}

function placesAt(conversation: ConversationView, index: number): TapPlace[] {
  const bubble = bubbleAt(conversation, index);
  return bubble ? [...bubble.rows, ...bubble.cards.flatMap(card => card.rows)].flatMap(placesIn) : [];
}

function placesIn(row: RowView): TapPlace[] {
  const { sections = [], buttons = [] } = row.sheet ?? {};
  const options = sections.flatMap(section => section.rows);
  return [row, ...options, ...buttons].flatMap(({ tap, span }: { tap?: Tap | undefined; span: Span }) =>
    tap?.does === "reply" ? [{ tap, span }] : [],
  );
}
