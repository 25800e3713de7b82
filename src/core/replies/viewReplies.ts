import type { DeliveryState } from "../delivery/delivery.ts";
import type { Span } from "../problem.ts";
import { emojiOnly } from "../view/emojiOnly.ts";
import { formatText } from "../view/formatText.ts";
import { clipped } from "../view/jsonField.ts";
import { shadeOf } from "../view/randomFrom.ts";
import type { BlockView, ConversationView, IconName, QuoteView, SheetView, TextView } from "../view/view.ts";
import { timeWords } from "../view/viewTime.ts";
import { bubbleAt, findTap } from "./findTap.ts";
import type { Reply } from "./reply.ts";
import { replyBlocks } from "./replyBlocks.ts";
import { replyWords } from "./replyWords.ts";
import type { Tapped } from "./tap.ts";
import { viewCart } from "./viewCart.ts";

/** A customer's message as the preview draws it. */
export interface ReplyView {
  readonly wamid: string;
  /** A bubble, a line between the bubbles, or what {@link putReactions} has put on a message. */
  readonly shape: "bubble" | "note" | "reaction";
  /** What it is, for people: "Reply". */
  readonly kind: string;
  /** Its content in a few words. */
  readonly summary: string;
  /** Position of the payload that it answers. */
  readonly answers: number | undefined;
  readonly tapped: Tapped | undefined;
  readonly quote: QuoteView | undefined;
  /** Where what was tapped is written. */
  readonly span: Span | undefined;
  /** Stands before the words. */
  readonly icon: IconName | undefined;
  /** `undefined` where the blocks say it all. */
  readonly text: TextView | undefined;
  /** A second, smaller line: the description of a list's row. */
  readonly detail: string | undefined;
  /** A map, a picture, a card: whatever stands above the words. */
  readonly blocks: readonly BlockView[];
  /** What the row below it opens: the things in a cart that was sent. */
  readonly sheet: SheetView | undefined;
  /** Who of a group wrote it. */
  readonly sender: { readonly name: string; readonly shade: number } | undefined;
  readonly forwarded: "once" | "often" | undefined;
  readonly day: string;
  readonly time: string;
  /** `undefined`: it was not sent to anyone. */
  readonly state: DeliveryState | undefined;
  /** The payload before which it stands, as it was sent after this; `undefined`: it stands at the end. */
  readonly before: number | undefined;
  /** The webhook's body that the business receives, as JSON. */
  readonly webhook: string | undefined;
}

/** What the words for times depend on. */
export interface ReplyTimes {
  readonly nowMs: number;
  /** BCP 47; `undefined`: the machine's. */
  readonly locale?: string | undefined;
  /** IANA name; `undefined`: the machine's. */
  readonly timeZone?: string | undefined;
}

/** More are not drawn; these are the newest. */
const mostReplies = 200;

/** A longer body is not shown. UTF-16 units. */
const longestWebhook = 100_000;

/** Draws what came back in a conversation, newest last. */
export function viewReplies(
  replies: readonly Reply[],
  conversation: ConversationView,
  { nowMs, locale, timeZone }: ReplyTimes,
): ReplyView[] {
  const words = timeWords(nowMs, locale, timeZone);
  return replies.slice(-mostReplies).map(reply => ({
    ...viewReply(reply, conversation, locale),
    ...words(reply.atMs),
    state: reply.received ? "delivered" : undefined,
    before: conversation.items.find(
      item => item.shape === "bubble" && item.sentMs !== undefined && item.sentMs > reply.atMs,
    )?.index,
  }));
}

/** The conversation with what the customer's reactions put on its messages: of each message the newest. */
export function putReactions(conversation: ConversationView, replies: readonly Reply[]): ConversationView {
  const newest = new Map<number, { emoji: string; wamid: string } | undefined>();
  for (const { content, answers, wamid } of replies) {
    if (content.type !== "reaction" || answers === undefined) continue;
    const emoji = content.reaction.emoji?.trim();
    newest.set(answers, emoji ? { emoji: clipped(emoji, 40), wamid } : undefined);
  }
  if (newest.size === 0) return conversation;
  return {
    ...conversation,
    items: conversation.items.map(item =>
      item.shape === "bubble" && newest.get(item.index)
        ? { ...item, customerReaction: newest.get(item.index) }
        : item,
    ),
  };
}

function viewReply(reply: Reply, conversation: ConversationView, locale: string | undefined) {
  const { wamid, content, answers, tapped, sender, forwarded } = reply;
  const target = bubbleAt(conversation, answers);
  const place = answers !== undefined && tapped ? findTap(conversation, answers, tapped) : undefined;
  const span = place?.span ?? target?.span;
  const { kind, words, detail, icon, note } = replyWords(content, locale);
  const quoted = target && content.type !== "reaction" && !note;
  const webhook = reply.webhook === undefined ? undefined : JSON.stringify(reply.webhook);
  return {
    wamid,
    shape: shapeOf(content.type === "reaction" && target !== undefined, note === true),
    kind,
    summary: clipped((words || kind).replace(/\s+/g, " ").trim(), 120),
    answers,
    tapped,
    quote: quoted
      ? { span: target.span, target: target.index, text: target.summary || target.kind, icon: undefined }
      : undefined,
    span,
    icon,
    text: words === "" || content.type === "location" ? undefined : textView(words),
    detail: detail === undefined ? undefined : clipped(detail, 500),
    blocks: replyBlocks(content, span ?? { start: 0, end: 0 }, locale),
    sheet: content.type === "order" ? viewCart(content.order, locale) : undefined,
    sender: sender && { name: clipped(sender.name, 80), shade: shadeOf(sender.id) },
    forwarded,
    webhook: webhook !== undefined && webhook.length <= longestWebhook ? webhook : undefined,
  };
}

function shapeOf(reaction: boolean, note: boolean): ReplyView["shape"] {
  return reaction ? "reaction" : note ? "note" : "bubble";
}

/** Twice what a customer can write. UTF-16 units. */
const longestText = 8192;

function textView(words: string): TextView {
  return {
    blocks: formatText(words.slice(0, longestText)),
    short: undefined,
    cut: words.length > longestText,
    emojiOnly: emojiOnly(words),
  };
}
