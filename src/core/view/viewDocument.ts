import type { Delivery } from "../delivery/delivery.ts";
import type { Payload, WamsgDocument } from "../document/parseDocument.ts";
import type { Chat } from "./chat.ts";
import type { Content } from "./content.ts";
import { field, spanOf, textOf } from "./jsonField.ts";
import type { BubbleView, ConversationView, NoteView, QuoteView } from "./view.ts";
import { typeOf, viewContent } from "./viewContent.ts";
import { viewQuote } from "./viewQuote.ts";
import { putReaction } from "./viewReaction.ts";
import { type TimeWords, timeWords } from "./viewTime.ts";

/** What is known besides the document. */
export interface ViewContext {
  readonly nowMs: number;
  /** BCP 47; `undefined`: the machine's. */
  readonly locale?: string | undefined;
  /** IANA name; `undefined`: the machine's. */
  readonly timeZone?: string | undefined;
  readonly businessName: string;
  /** What became of each payload, by its index; `undefined`: not sent. */
  readonly deliveries: readonly (Delivery | undefined)[];
}

/** A conversation longer than this is not looked at bubble by bubble. */
const mostMessages = 500;

/** Draws a document as a conversation: whatever of it is there. Never throws; cheap enough for every key press. */
export function viewDocument(document: WamsgDocument, context: ViewContext): ConversationView {
  const payloads = document.payloads.slice(0, mostMessages);
  const words = timeWords(context.nowMs, context.locale, context.timeZone);
  const chat: Chat = { payloads, deliveries: context.deliveries, items: [], bubbles: new Map() };
  for (const payload of payloads) {
    const delivery = context.deliveries[payload.index];
    const at = words(sentAt(delivery) ?? context.nowMs);
    if (typeOf(payload.node) === "reaction") {
      putReaction(payload, chat, {
        bubble: content => viewBubble(payload, content, at, delivery, undefined),
        note: text => viewNote(payload, text, delivery),
      });
    } else if (isReceipt(payload)) {
      chat.items.push(viewNote(payload, receiptText(payload), delivery));
    } else {
      const content = viewContent(payload.node);
      const quote = content.quotes ? viewQuote(payload, chat) : undefined;
      chat.bubbles.set(payload.index, chat.items.length);
      chat.items.push(viewBubble(payload, content, at, delivery, quote));
    }
  }
  return {
    businessName: context.businessName,
    items: chat.items,
    omitted: document.payloads.length - payloads.length,
  };
}

function sentAt(delivery: Delivery | undefined): number | undefined {
  const times = delivery?.times;
  return times?.accepted ?? times?.sent ?? times?.delivered ?? times?.read ?? times?.failed;
}

function viewBubble(
  payload: Payload,
  { quotes: _, ...content }: Content,
  at: TimeWords,
  delivery: Delivery | undefined,
  quote: QuoteView | undefined,
): BubbleView {
  return {
    shape: "bubble",
    index: payload.index,
    span: spanOf(payload.node),
    sender: "business",
    stub: false,
    ...content,
    quote,
    reaction: undefined,
    ...at,
    state: delivery?.state,
    failures: failuresOf(delivery),
  };
}

function viewNote({ index, node }: Payload, text: string, delivery: Delivery | undefined): NoteView {
  return { shape: "note", index, span: spanOf(node), text, failures: failuresOf(delivery) };
}

function failuresOf(delivery: Delivery | undefined): BubbleView["failures"] {
  return (delivery?.errors ?? []).map(({ code, title, details }) => ({ code, title, details }));
}

/** Read receipts and typing indicators go through the same endpoint, but are no messages. */
function isReceipt({ node }: Payload): boolean {
  return textOf(field(node, "status")) !== undefined && typeOf(node) === undefined;
}

function receiptText({ node }: Payload): string {
  return field(node, "typing_indicator") === undefined
    ? "Marks a message as read"
    : "Marks a message as read and shows that the business is typing";
}
