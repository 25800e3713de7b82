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
    text: target.summary || target.kind,
    icon: iconOf(target),
  };
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
