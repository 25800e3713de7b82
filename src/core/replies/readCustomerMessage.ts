import { type Fields, fieldsOf, itemsOf, textOf } from "../delivery/fields.ts";
import {
  buttonReply,
  type ContactCard,
  type InboundContent,
  listReply,
  reactionTo,
  sharedContacts,
  sharedPlace,
  templateButton,
  writtenText,
} from "./inboundContent.ts";
import { readCallPermission, readForm, readPaymentMethod, richReaders } from "./readRichReply.ts";

/** What a customer is to send: the webhook's own words, without what only the network knows. */
export interface CustomerMessage {
  readonly content: InboundContent;
  /** The number in digits; `undefined`: the test number. */
  readonly from?: string | undefined;
  /** The id of the business's message that it answers. */
  readonly answers?: string | undefined;
}

/** A sentence about what is wrong with it. */
export interface NotAMessage {
  readonly fault: string;
}

/**
 * Reads a message as `messages[]` of a webhook lists it; `from` and `context.id` may be left out, `id` and `timestamp`
 * are not looked at. Strict: a property that is missing or of another type is a fault.
 */
export function readCustomerMessage(value: unknown): CustomerMessage | NotAMessage {
  const message = fieldsOf(value);
  if (!message) return { fault: "The body is not a JSON object." };
  const content = readContent(message);
  if (typeof content === "string") return { fault: content };

  const from = textOf(message.from)?.replace(/[^\d]/g, "");
  if (message.from !== undefined && !from)
    return { fault: "from is not a phone number, such as +15551234567." };
  const context = fieldsOf(message.context);
  const answers = textOf(context?.id);
  if (message.context !== undefined && answers === undefined)
    return { fault: "context.id is missing: the id of the message that is answered." };
  return { content, from, answers };
}

/** What a message of a webhook says; a sentence where it cannot be read. */
export function readContent(message: Fields): InboundContent | string {
  const type = textOf(message.type);
  if (!type) return `The type is missing; it is one of ${known}.`;
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read ? read(message) : `The type “${type.slice(0, 40)}” is not one that is simulated: ${known}.`;
}

type Reader = (message: Fields) => InboundContent | string;

const readers: Readonly<Record<string, Reader>> = {
  ...richReaders,
  text: message => {
    const body = textOf(fieldsOf(message.text)?.body);
    return body === undefined ? "text.body is missing." : writtenText(body);
  },
  interactive: message => readInteractive(fieldsOf(message.interactive) ?? {}),
  button: message => {
    const button = fieldsOf(message.button) ?? {};
    const label = textOf(button.text);
    return label === undefined
      ? "button.text is missing: the label that was tapped."
      : templateButton(label, textOf(button.payload));
  },
  location: message => readPlace(fieldsOf(message.location) ?? {}),
  reaction: message => {
    const reaction = fieldsOf(message.reaction) ?? {};
    const messageId = textOf(reaction.message_id);
    return messageId === undefined
      ? "reaction.message_id is missing: the id of the message it is put on."
      : reactionTo(messageId, textOf(reaction.emoji));
  },
  contacts: message => {
    const cards = itemsOf(message.contacts).map(readContact);
    const whole = cards.filter(card => card !== undefined);
    return whole.length === 0 || whole.length < cards.length
      ? "contacts needs cards that each have a name.formatted_name."
      : sharedContacts(whole);
  },
};

const known = Object.keys(readers).join(", ");

function readInteractive(interactive: Fields): InboundContent | string {
  const { type } = interactive;
  if (type === "nfm_reply") return readForm(interactive.nfm_reply);
  if (type === "call_permission_reply") return readCallPermission(interactive.call_permission_reply);
  if (type === "payment_method") return readPaymentMethod(interactive.payment_method);
  if (type !== "button_reply" && type !== "list_reply")
    return "interactive.type is button_reply, list_reply, nfm_reply, call_permission_reply or payment_method.";
  const reply = fieldsOf(interactive[type]) ?? {};
  const id = textOf(reply.id);
  const title = textOf(reply.title);
  if (id === undefined || title === undefined) return `interactive.${type} needs an id and a title.`;
  return type === "button_reply" ? buttonReply(id, title) : listReply(id, title, textOf(reply.description));
}

function readPlace({ latitude, longitude, name, address }: Fields): InboundContent | string {
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180))
    return "location needs a latitude from -90 to 90 and a longitude from -180 to 180, as numbers.";
  return sharedPlace({
    latitude,
    longitude,
    ...(textOf(name) !== undefined && { name: String(name) }),
    ...(textOf(address) !== undefined && { address: String(address) }),
  });
}

function isWithin(value: unknown, limit: number): value is number {
  return typeof value === "number" && Math.abs(value) <= limit;
}

function readContact(value: unknown): ContactCard | undefined {
  const card = fieldsOf(value);
  const name = fieldsOf(card?.name);
  const formatted = textOf(name?.formatted_name);
  if (!card || !name || formatted === undefined) return undefined;
  const first = textOf(name.first_name);
  const last = textOf(name.last_name);
  const phones = itemsOf(card.phones).flatMap(readPhone);
  const origin = card.origin === "contact_request" || card.origin === "other" ? card.origin : undefined;
  return {
    name: {
      formatted_name: formatted,
      ...(first !== undefined && { first_name: first }),
      ...(last !== undefined && { last_name: last }),
    },
    ...(phones.length > 0 && { phones }),
    ...(origin && { origin }),
  };
}

function readPhone(value: unknown): NonNullable<ContactCard["phones"]>[number][] {
  const fields = fieldsOf(value);
  const phone = textOf(fields?.phone);
  if (!fields || phone === undefined) return [];
  const waId = textOf(fields.wa_id);
  const type = textOf(fields.type);
  return [{ phone, ...(waId !== undefined && { wa_id: waId }), ...(type !== undefined && { type }) }];
}
