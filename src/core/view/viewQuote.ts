import type { Payload } from "../document/parseDocument.ts";
import { type Chat, findBubble, idTail } from "./chat.ts";
import { field, spanOf, textOf } from "./jsonField.ts";
import type { BubbleView, IconName, QuoteView } from "./view.ts";

/** The message that a payload's `context` answers; `undefined`: it answers none. */
export function viewQuote({ node, index }: Payload, chat: Chat): QuoteView | undefined {
  const id = field(node, "context", "message_id");
  const messageId = textOf(id);
  if (id === undefined || !messageId) return undefined;
  const target = findBubble(chat, messageId, index)?.bubble;
  if (!target) return { span: spanOf(id), target: undefined, text: idTail(messageId), icon: undefined };
  return {
    span: spanOf(id),
    target: target.index,
    ...quoted(target),
  };
}

/** What of a message stands in a quote: its words, else what it is, with a glyph and a small picture (preview §2.21). */
export function quoted(target: BubbleView): Pick<QuoteView, "text" | "icon" | "source"> {
  const [block] = target.blocks;
  const source =
    block?.block === "sticker" || (block?.block === "media" && block.media === "image")
      ? block.source
      : undefined;
  return { text: quotedText(target), icon: iconOf(target), ...(source && { source }) };
}

function quotedText({ blocks, summary, kind }: BubbleView): string {
  const [block, ...others] = blocks;
  if (others.length > 0 || !block) return summary || kind;
  switch (block.block) {
    case "media":
      if (block.media === "document") return block.name;
      return block.media === "image" ? "Photo" : block.media === "gif" ? "GIF" : "Video";
    case "audio":
      return block.voice ? "Voice message" : "Audio";
    case "sticker":
      return "Sticker";
    default:
      return summary || kind;
  }
}

function iconOf({ blocks }: BubbleView): IconName | undefined {
  const block = blocks[0];
  switch (block?.block) {
    case "map":
      return "map-pin";
    case "audio":
      return block.voice ? "mic" : "headphones";
    case "sticker":
      return "sticker";
    case "contact":
      return "contact-round";
    case "media":
      return block.media === "document" ? "file-text" : block.media === "image" ? "image" : "video";
    default:
      return undefined;
  }
}
