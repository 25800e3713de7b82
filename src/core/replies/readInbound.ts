import { eventTime } from "../delivery/eventTime.ts";
import { type Fields, fieldsOf, itemsOf, textOf } from "../delivery/fields.ts";
import { readCalls } from "../delivery/readCalls.ts";
import { type InboundContent, type Payment, templateButton } from "./inboundContent.ts";
import { readContent } from "./readCustomerMessage.ts";
import { readGroupNews, tellsOfGroups } from "./readGroupNews.ts";
import type { Reply } from "./reply.ts";
import { deletedType } from "./replyWords.ts";

/** What a customer sent, as a webhook told it. */
export interface InboundMessage
  extends Pick<Reply, "wamid" | "atMs" | "content" | "sender" | "forwarded" | "webhook"> {
  /** The customer's number or user id; of a message in a group the group's id. */
  readonly from: string;
  /** The id of the message that it answers, was tapped on or reacts to. */
  readonly answers: string | undefined;
  /** The id of an earlier message that it is the new form of. */
  readonly replaces: string | undefined;
}

/**
 * The customers' messages in a webhook's body, their payments and calls, and what became of their groups. Tolerant: a message
 * of a type that is not known, or not whole, is an unsupported one, as on a phone. Those without an id, a sender or a time are
 * left out.
 */
export function readInbound(body: unknown, receivedAtMs: number): InboundMessage[] {
  return itemsOf(fieldsOf(body)?.entry).flatMap(entry => {
    const fields = fieldsOf(entry);
    return itemsOf(fields?.changes).flatMap(change => readChange(change, textOf(fields?.id), receivedAtMs));
  });
}

function readChange(change: unknown, id: string | undefined, receivedAtMs: number): InboundMessage[] {
  const { field, value: said } = fieldsOf(change) ?? {};
  const value = fieldsOf(said);
  if (!value) return [];
  const webhook = (content: unknown): unknown => ({
    object: "whatsapp_business_account",
    entry: [{ ...(id !== undefined && { id }), changes: [{ value: content, field }] }],
  });
  if (field === "calls") return readCustomerCalls(value, webhook(value), receivedAtMs);
  if (typeof field === "string" && tellsOfGroups(field))
    return readGroups(value, webhook(value), receivedAtMs);
  return field === "messages" ? readMessages(value, webhook, receivedAtMs) : [];
}

function readMessages(
  value: Fields,
  webhook: (content: unknown) => unknown,
  receivedAtMs: number,
): InboundMessage[] {
  const { contacts, messages, statuses, ...head } = value;
  const people = itemsOf(contacts)
    .map(fieldsOf)
    .filter(it => it !== undefined);
  const alone = (own: object): unknown => webhook({ ...head, ...own });
  return [
    ...itemsOf(messages).flatMap(it => {
      const message = fieldsOf(it);
      if (!message) return [];
      const person = people.find(contact => isFrom(message, contact));
      const own = alone({ ...(person && { contacts: [person] }), messages: [message] });
      return readMessage(message, person, own, receivedAtMs);
    }),
    ...itemsOf(statuses).flatMap(it => {
      const status = fieldsOf(it);
      return status?.type === "payment" ? readPaid(status, alone({ statuses: [status] }), receivedAtMs) : [];
    }),
  ];
}

function isFrom({ from, from_user_id: userId }: Fields, contact: Fields): boolean {
  return (
    (from !== undefined && contact.wa_id === from) || (userId !== undefined && contact.user_id === userId)
  );
}

function readMessage(
  message: Fields,
  person: Fields | undefined,
  webhook: unknown,
  receivedAtMs: number,
): InboundMessage[] {
  const wamid = textOf(message.id);
  const writer = textOf(message.from) ?? textOf(message.from_user_id);
  const group = textOf(message.group_id);
  const from = group ?? writer;
  const atMs = withinSecond(eventTime(message.timestamp, receivedAtMs), receivedAtMs);
  if (wamid === undefined || from === undefined || atMs === undefined) return [];
  const context = fieldsOf(message.context);
  const changed = fieldsOf(message.edit) ?? fieldsOf(message.revoke);
  const content = contentOf(message);
  return [
    {
      wamid,
      from,
      atMs,
      content,
      answers: content.type === "reaction" ? content.reaction.message_id : textOf(context?.id),
      replaces: textOf(changed?.original_message_id),
      sender:
        group !== undefined && writer !== undefined
          ? { id: writer, name: nameOf(person, writer) }
          : undefined,
      forwarded:
        context?.frequently_forwarded === true ? "often" : context?.forwarded === true ? "once" : undefined,
      webhook,
    },
  ];
}

/** Webhooks tell only the second: what came in it happened at its end at the latest, and before it was received. */
function withinSecond<T extends number | undefined>(timestampMs: T, receivedAtMs: number): T | number {
  if (timestampMs === undefined || receivedAtMs < timestampMs) return timestampMs;
  return Math.min(timestampMs + 999, receivedAtMs);
}

function contentOf(message: Fields): InboundContent {
  if (message.type === "revoke") return unsupported(deletedType);
  const read = readContent(
    message.type === "edit" ? (fieldsOf(fieldsOf(message.edit)?.message) ?? {}) : message,
  );
  if (typeof read !== "string") return read;
  // A tap whose label is missing still is a tap.
  const payload = textOf(fieldsOf(message.button)?.payload);
  if (message.type === "button" && payload !== undefined) return templateButton(payload, payload);
  return unsupported(textOf(message.type) ?? "unknown");
}

const unsupported = (type: string): InboundContent => ({ type: "unsupported", unsupported: { type } });

function nameOf(person: Fields | undefined, writer: string): string {
  const name = textOf(fieldsOf(person?.profile)?.name);
  return name ?? (/^\d+$/.test(writer) ? `+${writer}` : writer);
}

const plain = { answers: undefined, replaces: undefined, sender: undefined, forwarded: undefined };

/** A call comes twice: when the phone rings, and when it is over, which is the new form of the first. */
function readCustomerCalls(value: Fields, webhook: unknown, receivedAtMs: number): InboundMessage[] {
  return readCalls(value, receivedAtMs).flatMap(call => {
    const { callId, customer: from, caller, event, outcome, durationSeconds, timestampMs } = call;
    if (caller !== "customer" || from === undefined) return [];
    const atMs = withinSecond(timestampMs, receivedAtMs);
    if (event === "connect")
      return { ...plain, wamid: callId, from, atMs, content: { type: "call", call: {} } as const, webhook };
    if (event !== "terminate") return [];
    const answered = outcome === "COMPLETED" && durationSeconds !== undefined;
    const ended = answered ? { seconds: durationSeconds } : {};
    const content = { type: "call", call: { ended } } as const;
    return { ...plain, wamid: `end of ${callId}`, replaces: callId, from, atMs, content, webhook };
  });
}

function readGroups(value: Fields, webhook: unknown, receivedAtMs: number): InboundMessage[] {
  return readGroupNews(value, receivedAtMs).map(({ id, groupId, atMs, type, words, change }) => ({
    ...plain,
    wamid: id,
    from: groupId,
    atMs: withinSecond(atMs, receivedAtMs),
    content: { type: "system", system: { body: words, type, group: change } },
    webhook,
  }));
}

/** A payment is told of as a status of the message that asked for it (webhooks §5). */
function readPaid(status: Fields, webhook: unknown, receivedAtMs: number): InboundMessage[] {
  const answers = textOf(status.id);
  const from = textOf(status.recipient_id) ?? textOf(status.recipient_user_id);
  const atMs = withinSecond(eventTime(status.timestamp, receivedAtMs), receivedAtMs);
  const payment = readPayment(fieldsOf(status.payment));
  if (status.status !== "captured" || !answers || !from || atMs === undefined || !payment) return [];
  const content = { type: "payment", payment } as const;
  return [{ ...plain, wamid: `payment of ${answers}`, from, atMs, content, answers, webhook }];
}

function readPayment(payment: Fields | undefined): Payment | undefined {
  const { value, offset } = fieldsOf(payment?.amount) ?? {};
  const currency = textOf(payment?.currency);
  const reference = textOf(payment?.reference_id);
  if (typeof value !== "number" || typeof offset !== "number" || offset <= 0) return undefined;
  if (currency === undefined || reference === undefined) return undefined;
  const method = textOf(fieldsOf(payment?.transaction)?.type) ?? "";
  return { reference_id: reference, amount: { value, offset }, currency, method };
}
