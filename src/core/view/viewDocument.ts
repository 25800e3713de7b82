import type { Delivery } from "../delivery/delivery.ts";
import type { Payload, WamsgDocument } from "../document/parseDocument.ts";
import type { Chat } from "./chat.ts";
import type { Content } from "./content.ts";
import { ContentMemory } from "./contentMemory.ts";
import { spanOf } from "./jsonField.ts";
import type { BubbleView, ConversationView, NoteView, QuoteView } from "./view.ts";
import { typeOf } from "./viewContent.ts";
import type { ViewContext } from "./viewContext.ts";
import { viewQuote } from "./viewQuote.ts";
import { putReaction } from "./viewReaction.ts";
import { isReceipt, pinText, viewTyping } from "./viewSignal.ts";
import { type TimeWords, timeWords } from "./viewTime.ts";

/** A conversation longer than this is not looked at bubble by bubble. */
const mostMessages = 500;

/**
 * Draws a document as a conversation: whatever of it is there. Never throws; cheap enough for every key press. With a
 * memory of the picture before, so is a long conversation.
 */
export function viewDocument(
  document: WamsgDocument,
  context: ViewContext,
  memory = new ContentMemory(),
): ConversationView {
  const payloads = document.payloads.slice(0, mostMessages);
  const words = timeWords(context.nowMs, context.locale, context.timeZone);
  const chat: Chat = { payloads, deliveries: context.deliveries, items: [], bubbles: new Map() };
  memory.begin(context);
  for (const payload of payloads) {
    const delivery = context.deliveries[payload.index];
    const at = words(sentAt(delivery) ?? context.nowMs);
    if (typeOf(payload.node) === "reaction") {
      putReaction(payload, chat, {
        bubble: content => viewBubble(payload, content, at, delivery, undefined),
        note: text => viewNote(payload, text, delivery),
      });
    } else if (typeOf(payload.node) === "pin") {
      chat.items.push(viewNote(payload, pinText(payload, chat), delivery));
    } else if (isReceipt(payload.node)) {
      const typing = viewTyping(payload.node);
      chat.items.push(
        typing
          ? viewBubble(payload, typing, at, delivery, undefined)
          : viewNote(payload, "Marks a message as read", delivery),
      );
    } else {
      const content = memory.content(payload, document.text, context);
      const quote = content.quotes ? viewQuote(payload, chat) : undefined;
      chat.bubbles.set(payload.index, chat.items.length);
      chat.items.push(viewBubble(payload, content, at, delivery, quote));
    }
  }
  memory.end();
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
    ...(sentAt(delivery) !== undefined && { sentMs: sentAt(delivery) }),
    failures: failuresOf(delivery),
  };
}

function viewNote({ index, node }: Payload, text: string, delivery: Delivery | undefined): NoteView {
  return { shape: "note", index, span: spanOf(node), text, failures: failuresOf(delivery) };
}

function failuresOf(delivery: Delivery | undefined): BubbleView["failures"] {
  return (delivery?.errors ?? []).map(({ code, title, details }) => ({ code, title, details }));
}
