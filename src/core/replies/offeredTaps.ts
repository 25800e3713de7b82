import type { SheetPage } from "../view/sheetPage.ts";
import type { BubbleView, ConversationView, OptionView, RowView } from "../view/view.ts";
import type { ReplyTap } from "./tap.ts";

/** Something that the customer can answer a message with. */
export interface OfferedTap {
  /** Position of the message's payload. */
  readonly index: number;
  /** The message, in a few words. */
  readonly message: string;
  readonly label: string;
  readonly detail: string | undefined;
  /** What is filled in before it is sent; `undefined`: nothing. */
  readonly page: SheetPage | undefined;
  readonly tap: ReplyTap;
}

/** The messages of the business that the customer has before them, the newest first. */
export function answerable({ items }: ConversationView): readonly BubbleView[] {
  return items
    .filter(item => item.shape === "bubble")
    .filter(({ sender, stub }) => sender === "business" && !stub)
    .toReversed();
}

/** Everything that can be tapped in a conversation and sends a reply; of the newest message first. */
export function offeredTaps(conversation: ConversationView): readonly OfferedTap[] {
  return answerable(conversation).flatMap(bubble => {
    const message = bubble.summary || bubble.kind;
    const cards = bubble.cards.flatMap((card, i) => rowsIn(card.rows, `Card ${i + 1}`));
    return [...rowsIn(bubble.rows, undefined), ...cards].map(offer => ({
      index: bubble.index,
      message,
      ...offer,
    }));
  });
}

type Offer = Pick<OfferedTap, "label" | "detail" | "page" | "tap">;

function rowsIn(rows: readonly RowView[], on: string | undefined): readonly Offer[] {
  return rows.flatMap(row => {
    const { sections = [], buttons = [], page } = row.sheet ?? {};
    const options = sections.flatMap(section => section.rows).flatMap(optionIn);
    const own =
      row.tap?.does === "reply" ? [{ label: row.label, detail: on ?? row.detail, page, tap: row.tap }] : [];
    return [...own, ...options, ...rowsIn(buttons, on)];
  });
}

function optionIn({ title, description, tap }: OptionView): readonly Offer[] {
  return tap ? [{ label: title, detail: description, page: undefined, tap }] : [];
}
