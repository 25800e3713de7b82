import { type Fields, fieldsOf, itemsOf, textOf } from "./fields.ts";
import { oneLine } from "./oneLine.ts";

/** What a customer sent, in one line: the words where there are some, else the type and what names it (webhooks §7). */
export function summariseInbound(type: string, message: Fields): string {
  const content = fieldsOf(message[type]) ?? {};
  const own = Object.hasOwn(summaries, type) ? summaries[type]?.(content, message) : undefined;
  return oneLine(own ?? type);
}

type Summary = (content: Fields, message: Fields) => string | undefined;

const caption: Summary = content => textOf(content.caption);

const media =
  (kind: string): Summary =>
  (content, message) =>
    joined(": ", kind, caption(content, message));

const summaries: Readonly<Record<string, Summary>> = {
  text: content => textOf(content.body),
  image: media("image"),
  video: media("video"),
  document: content =>
    joined(": ", joined(" ", "document", textOf(content.filename)), textOf(content.caption)),
  audio: content => (content.voice === true ? "voice message" : "audio"),
  sticker: () => "sticker",
  location: content => joined(": ", "location", textOf(content.name) ?? coordinates(content)),
  contacts: (_content, message) =>
    joined(": ", "contact", textOf(fieldsOf(fieldsOf(itemsOf(message.contacts)[0])?.name)?.formatted_name)),
  reaction: content => {
    const emoji = textOf(content.emoji);
    return emoji ? `reacted ${emoji}` : "took the reaction back";
  },
  interactive: interactiveReply,
  button: content => tapped(textOf(content.text), textOf(content.payload)),
  order: content => `order of ${itemsOf(content.product_items).length} products`,
  system: content => textOf(content.body),
  edit: () => "edited a message",
  revoke: () => "deleted a message",
  unsupported: content => joined(" ", "unsupported", textOf(content.type)),
};

function interactiveReply(content: Fields): string | undefined {
  const kind = textOf(content.type);
  const reply = kind ? fieldsOf(content[kind]) : undefined;
  if (!kind || !reply) return kind;
  if (kind === "button_reply" || kind === "list_reply") return tapped(textOf(reply.title), textOf(reply.id));
  return joined(": ", kind, textOf(reply.name) ?? textOf(reply.response) ?? textOf(reply.payment_method));
}

const tapped = (title: string | undefined, id: string | undefined): string =>
  joined(" ", "tapped", title && `“${title}”`, id && `(${id})`);

function coordinates({ latitude, longitude }: Fields): string | undefined {
  return typeof latitude === "number" && typeof longitude === "number"
    ? `${latitude}, ${longitude}`
    : undefined;
}

const joined = (separator: string, ...parts: readonly (string | undefined)[]): string =>
  parts.filter(Boolean).join(separator);
