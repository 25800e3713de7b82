import type { DeliveryState } from "../delivery/delivery.ts";
import type { Span } from "../problem.ts";
import { emojiOnly } from "../view/emojiOnly.ts";
import { formatText } from "../view/formatText.ts";
import { clipped } from "../view/jsonField.ts";
import type { ConversationView, MapView, QuoteView, TextView } from "../view/view.ts";
import { timeWords } from "../view/viewTime.ts";
import { bubbleAt, findTap } from "./findTap.ts";
import type { InboundContent, Place } from "./inboundContent.ts";
import type { Reply } from "./reply.ts";
import type { Tapped } from "./tap.ts";

/** A customer's message as the preview draws it. */
export interface ReplyView {
  readonly wamid: string;
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
  /** `undefined` where the map says it all. */
  readonly text: TextView | undefined;
  /** A second, smaller line: the description of a list's row. */
  readonly detail: string | undefined;
  readonly map: MapView | undefined;
  readonly day: string;
  readonly time: string;
  /** `undefined`: it was not sent to anyone. */
  readonly state: DeliveryState | undefined;
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

/** Draws what came back in a conversation, newest last. */
export function viewReplies(
  replies: readonly Reply[],
  conversation: ConversationView,
  { nowMs, locale, timeZone }: ReplyTimes,
): ReplyView[] {
  const words = timeWords(nowMs, locale, timeZone);
  return replies.slice(-mostReplies).map(reply => ({
    ...viewReply(reply, conversation),
    ...words(reply.atMs),
    state: reply.received ? "delivered" : undefined,
  }));
}

function viewReply(reply: Reply, conversation: ConversationView) {
  const { wamid, content, answers, tapped } = reply;
  const target = bubbleAt(conversation, answers);
  const place = answers !== undefined && tapped ? findTap(conversation, answers, tapped) : undefined;
  const span = place?.span ?? target?.span;
  const { kind, words, detail } = wordsOf(content);
  const quoted = target && content.type !== "reaction";
  return {
    wamid,
    kind,
    summary: clipped(words.replace(/\s+/g, " ").trim(), 120),
    answers,
    tapped,
    quote: quoted
      ? { span: target.span, target: target.index, text: target.summary || target.kind, icon: undefined }
      : undefined,
    span,
    text: content.type === "location" ? undefined : textView(words),
    detail: detail === undefined ? undefined : clipped(detail, 500),
    map: content.type === "location" ? mapView(content.location, span ?? { start: 0, end: 0 }) : undefined,
  };
}

interface ReplyWords {
  readonly kind: string;
  readonly words: string;
  readonly detail?: string | undefined;
}

function wordsOf(content: InboundContent): ReplyWords {
  switch (content.type) {
    case "text":
      return { kind: "Text message", words: content.text.body };
    case "interactive": {
      const { interactive } = content;
      if (interactive.type === "button_reply")
        return { kind: "Reply", words: interactive.button_reply.title };
      const { title, description } = interactive.list_reply;
      return { kind: "Reply from the list", words: title, detail: description };
    }
    case "button":
      return { kind: "Reply", words: content.button.text };
    case "location": {
      const { name, address, latitude, longitude } = content.location;
      return { kind: "Location", words: name ?? address ?? `${latitude}, ${longitude}` };
    }
    case "reaction":
      return { kind: "Reaction", words: content.reaction.emoji ?? "Reaction removed" };
    case "contacts":
      return { kind: "Contact", words: content.contacts.map(card => card.name.formatted_name).join(", ") };
  }
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

function mapView({ latitude, longitude, name, address }: Place, span: Span): MapView {
  return {
    block: "map",
    latitude: String(latitude),
    longitude: String(longitude),
    name: name === undefined ? undefined : { text: name, span },
    address: address === undefined ? undefined : { text: address, span },
    span,
  };
}
