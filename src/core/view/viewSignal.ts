import type { Node } from "jsonc-parser";
import type { Payload } from "../document/parseDocument.ts";
import { type Chat, findBubble, idTail } from "./chat.ts";
import { type Content, plainContent } from "./content.ts";
import { clipped, field, spanOf, textOf } from "./jsonField.ts";
import { typeOf } from "./viewContent.ts";

/** Read receipts and typing indicators go through the same endpoint, but are no messages. */
export function isReceipt(node: Node): boolean {
  return field(node, "status") !== undefined && typeOf(node) === undefined;
}

/** Three dots in a bubble where the payload asks for them; `undefined`: it only marks as read. */
export function viewTyping(node: Node): Content | undefined {
  const typing = field(node, "typing_indicator");
  if (typing === undefined) return undefined;
  return {
    ...plainContent,
    kind: "Typing",
    summary: "",
    blocks: [{ block: "typing", span: spanOf(typing) }],
    tooling: {
      text: "Marks the message as read and shows that the business is typing: until its next message, or for 25 seconds.",
      span: spanOf(node),
    },
  };
}

/** Words for a message that is pinned to the top of a group, or taken from there. */
export function pinText({ node, index }: Payload, chat: Chat): string {
  const pin = field(node, "pin");
  const id = textOf(field(pin, "message_id"));
  const target = id === undefined ? undefined : findBubble(chat, id, index)?.bubble;
  const what = target
    ? `“${clipped(target.summary || target.kind, 60)}”`
    : id
      ? `message ${idTail(id)}`
      : "a message";
  if (textOf(field(pin, "type")) === "unpin") return `Unpins ${what}`;
  const days = textOf(field(pin, "expiration_days"));
  if (days === undefined) return `Pins ${what}`;
  return `Pins ${what} for ${days === "1" ? "1 day" : `${clipped(days, 10)} days`}`;
}
