import type { DeliveryState } from "../delivery/delivery.ts";
import type { Span } from "../problem.ts";
import { emojiOnly } from "../view/emojiOnly.ts";
import { formatText } from "../view/formatText.ts";
import { clipped } from "../view/jsonField.ts";
import { shadeOf } from "../view/randomFrom.ts";
import type { BlockView, ConversationView, IconName, QuoteView, SheetView, TextView } from "../view/view.ts";
import { quoted } from "../view/viewQuote.ts";
import { timeWords } from "../view/viewTime.ts";
import { bubbleAt, findTap, findTapped } from "./findTap.ts";
import { memberName } from "./readGroupNews.ts";
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
  readonly sender: { readonly id: string; readonly name: string; readonly shade: number } | undefined;
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
  const names = new Map(replies.flatMap(({ sender }) => (sender ? [[sender.id, sender.name]] : [])));
  return replies.slice(-mostReplies).map(reply => ({
    ...viewReply(withNames(reply, names), conversation, locale),
    ...words(reply.atMs),
    state: reply.received ? "delivered" : undefined,
    before: conversation.items.find(
      item => item.shape === "bubble" && item.sentMs !== undefined && item.sentMs > reply.atMs,
    )?.index,
  }));
}

/** What became of a group names people by their numbers; who has written has a name. */
function withNames(reply: Reply, names: ReadonlyMap<string, string>): Reply {
  const { content } = reply;
  const group = content.type === "system" ? content.system.group : undefined;
  if (content.type !== "system" || !group) return reply;
  let { body } = content.system;
  for (const id of [...(group.joined ?? []), ...(group.left ?? [])]) {
    const name = names.get(id);
    if (name !== undefined) body = body.replace(memberName(id), () => clipped(name, 80));
  }
  return { ...reply, content: { ...content, system: { ...content.system, body } } };
}

/** The conversation with what the customers' reactions put on its messages: of each message the newest of each of them. */
export function putReactions(conversation: ConversationView, replies: readonly Reply[]): ConversationView {
  const newest = new Map<number, Map<string, { emoji: string; wamid: string }>>();
  for (const { content, answers, wamid, sender } of replies) {
    if (content.type !== "reaction" || answers === undefined) continue;
    const emoji = content.reaction.emoji?.trim();
    const onThis = newest.get(answers) ?? new Map();
    onThis.delete(sender?.id ?? "");
    if (emoji) onThis.set(sender?.id ?? "", { emoji: clipped(emoji, 40), wamid });
    newest.set(answers, onThis);
  }
  if (newest.size === 0) return conversation;
  return {
    ...conversation,
    items: conversation.items.map(item => {
      const onThis = item.shape === "bubble" ? newest.get(item.index) : undefined;
      const all = [...(onThis?.values() ?? [])];
      const last = all.at(-1);
      if (!onThis || !last) return item;
      const own = onThis.get("")?.emoji;
      return { ...item, customerReaction: { emoji: pillOf(all), wamid: last.wamid, own } };
    }),
  };
}

/** Up to three different emoji, and then how many reacted in all (preview §2.8). */
function pillOf(all: readonly { readonly emoji: string }[]): string {
  const emoji = [...new Set(all.map(it => it.emoji))].slice(0, 3).join("");
  return all.length > 1 ? `${emoji} ${all.length}` : emoji;
}

function viewReply(reply: Reply, conversation: ConversationView, locale: string | undefined) {
  const { wamid, content, answers, tapped, sender, forwarded } = reply;
  const target = bubbleAt(conversation, answers);
  const place =
    answers === undefined
      ? undefined
      : tapped
        ? findTap(conversation, answers, tapped)
        : findTapped(conversation, answers, content);
  const span = place?.span ?? target?.span;
  const { kind, words, detail, icon, note } = replyWords(content, locale);
  const quotes = target && content.type !== "reaction" && !note;
  const webhook = reply.webhook === undefined ? undefined : JSON.stringify(reply.webhook);
  return {
    wamid,
    shape: shapeOf(content.type === "reaction" && target !== undefined, note === true),
    kind,
    summary: clipped((words || kind).replace(/\s+/g, " ").trim(), 120),
    answers,
    tapped: tapped ?? place?.tap.tapped,
    quote: quotes ? { span: target.span, target: target.index, ...quoted(target) } : undefined,
    span,
    icon,
    text:
      words === "" || content.type === "location" || content.type === "contacts"
        ? undefined
        : textView(words),
    detail: detail === undefined ? undefined : clipped(detail, 500),
    blocks: replyBlocks(content, span ?? { start: 0, end: 0 }, locale),
    sheet: content.type === "order" ? viewCart(content.order, locale) : undefined,
    sender: sender && {
      id: clipped(sender.id, 160),
      name: clipped(sender.name, 80),
      shade: shadeOf(sender.id),
    },
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
