import type { Delivery } from "../delivery/delivery.ts";
import type { Refusal } from "../delivery/refusal.ts";
import type { Payload, WamsgDocument } from "../document/parseDocument.ts";
import type { Chat } from "./chat.ts";
import type { Content } from "./content.ts";
import { ContentMemory } from "./contentMemory.ts";
import { clipped, field, spanOf, textOf } from "./jsonField.ts";
import type { BubbleView, ConversationView, NoteView, QuoteView } from "./view.ts";
import { typeOf } from "./viewContent.ts";
import type { ViewContext } from "./viewContext.ts";
import { viewFailures } from "./viewFailures.ts";
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
    const outcome = {
      delivery: context.deliveries[payload.index],
      refusal: context.refusals?.[payload.index],
    };
    const at = words(sentAt(outcome) ?? context.nowMs);
    if (typeOf(payload.node) === "reaction") {
      putReaction(payload, chat, {
        bubble: content => viewBubble(payload, content, at, outcome, undefined),
        note: text => viewNote(payload, text, outcome),
      });
    } else if (typeOf(payload.node) === "pin") {
      chat.items.push(viewNote(payload, pinText(payload, chat), outcome));
    } else if (isReceipt(payload.node)) {
      const typing = viewTyping(payload.node);
      chat.items.push(
        typing
          ? viewBubble(payload, typing, at, outcome, undefined)
          : viewNote(payload, "Marks a message as read", outcome),
      );
    } else {
      const content = memory.content(payload, document.text, context);
      const quote = content.quotes ? viewQuote(payload, chat) : undefined;
      chat.bubbles.set(payload.index, chat.items.length);
      chat.items.push(viewBubble(payload, content, at, outcome, quote));
    }
  }
  memory.end();
  return {
    businessName: context.businessName,
    group: groupOf(payloads[0]),
    items: chat.items,
    omitted: document.payloads.length - payloads.length,
  };
}

/** Whoever writes to a group writes the whole conversation there. */
function groupOf(payload: Payload | undefined): string | undefined {
  if (!payload || textOf(field(payload.node, "recipient_type")) !== "group") return undefined;
  return clipped(textOf(field(payload.node, "to")) ?? "", 300);
}

/** What became of a message when it was sent last. */
interface Outcome {
  readonly delivery: Delivery | undefined;
  readonly refusal: Refusal | undefined;
}

function sentAt({ delivery, refusal }: Outcome): number | undefined {
  if (refusal) return refusal.atMs;
  const times = delivery?.times;
  return times?.accepted ?? times?.sent ?? times?.delivered ?? times?.read ?? times?.failed;
}

function viewBubble(
  payload: Payload,
  { quotes: _, ...content }: Content,
  at: TimeWords,
  outcome: Outcome,
  quote: QuoteView | undefined,
): BubbleView {
  const { delivery, refusal } = outcome;
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
    state: refusal ? "failed" : delivery?.state,
    ...(sentAt(outcome) !== undefined && { sentMs: sentAt(outcome) }),
    failures: viewFailures(delivery, refusal),
  };
}

function viewNote({ index, node }: Payload, text: string, { delivery, refusal }: Outcome): NoteView {
  return { shape: "note", index, span: spanOf(node), text, failures: viewFailures(delivery, refusal) };
}
