import type { Recipient } from "./recipient.ts";

/** A message file that answers a message: the person writes the text. */
export function replyText(wamid: string, to: Recipient): string {
  return whole(to, { context: { message_id: wamid }, type: "text", text: { body: "" } });
}

/** A message file that reacts to a message. */
export function reactionText(wamid: string, to: Recipient): string {
  return whole(to, { type: "reaction", reaction: { message_id: wamid, emoji: "👍" } });
}

function whole({ kind, id }: Recipient, content: object): string {
  const address =
    kind === "user"
      ? { recipient: id }
      : { recipient_type: kind === "group" ? "group" : "individual", to: id };
  return `${JSON.stringify({ messaging_product: "whatsapp", ...address, ...content }, undefined, 2)}\n`;
}
