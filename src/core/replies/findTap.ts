import type { Span } from "../problem.ts";
import type { BubbleView, ConversationView, RowView } from "../view/view.ts";
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
  const bubble = bubbleAt(conversation, index);
  const rows = bubble && [...bubble.rows, ...bubble.cards.flatMap(card => card.rows)];
  return rows?.flatMap(placesIn).find(({ tap }) => sameTap(tap.tapped, tapped));
}

/** The bubble of a payload; `undefined` where the payload has none. */
export function bubbleAt({ items }: ConversationView, index: number | undefined): BubbleView | undefined {
  const item = items.find(it => it.shape === "bubble" && it.index === index);
  return item?.shape === "bubble" ? item : undefined;
}

function placesIn(row: RowView): TapPlace[] {
  const { sections = [], buttons = [] } = row.sheet ?? {};
  const options = sections.flatMap(section => section.rows);
  return [row, ...options, ...buttons].flatMap(({ tap, span }: { tap?: Tap | undefined; span: Span }) =>
    tap?.does === "reply" ? [{ tap, span }] : [],
  );
}
