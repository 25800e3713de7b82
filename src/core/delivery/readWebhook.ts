import type { DeliveryError, DeliveryState, Pricing } from "./delivery.ts";
import { eventTime } from "./eventTime.ts";
import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from "./fields.ts";
import { readCalls } from "./readCalls.ts";
import { summariseChange } from "./summariseChange.ts";
import { summariseInbound } from "./summariseInbound.ts";
import type { OtherEvent, WebhookEvent } from "./webhookEvent.ts";

/**
 * The events of a webhook body, in its order. Tolerant: unknown members are ignored, what cannot be read becomes an event
 * of kind `other` that says so, and every `field` yields at least one event. Shapes: webhooks §§4–10. `receivedAtMs` stands
 * in for a time that is missing or cannot be.
 */
export function readWebhook(body: unknown, receivedAtMs?: number): WebhookEvent[] {
  const envelope = fieldsOf(body);
  if (!envelope) return [unread("webhook", "The body is not a JSON object.")];
  const changes = itemsOf(envelope.entry).flatMap(entry => itemsOf(fieldsOf(entry)?.changes));
  if (changes.length === 0) return [unread("webhook", "The body has no entry with changes.")];
  return changes.flatMap(change => readChange(change, receivedAtMs));
}

function readChange(change: unknown, receivedAtMs: number | undefined): WebhookEvent[] {
  const fields = fieldsOf(change);
  if (!fields) return [unread("webhook", "A change is not an object.")];
  const field = textOf(fields.field);
  const value = fieldsOf(fields.value);
  if (!field) return [unread("webhook", "A change has no field name.")];
  if (!value) return [unread(field, "The change has no value.")];
  if (field === "calls") {
    const calls = readCalls(value, receivedAtMs);
    if (calls.length > 0) return calls;
  }
  if (field !== "messages") return [{ kind: "other", field, summary: summariseChange(value), level: "info" }];

  const phoneNumberId = textOf(fieldsOf(value.metadata)?.phone_number_id);
  const events = [
    ...itemsOf(value.statuses).map(status => readStatus(status, phoneNumberId, receivedAtMs)),
    ...itemsOf(value.messages).map(message => readMessage(message, phoneNumberId, receivedAtMs)),
    ...itemsOf(value.errors).map(readAccountError),
  ];
  return events.length > 0 ? events : [unread(field, "It has neither statuses nor messages nor errors.")];
}

function readStatus(
  status: unknown,
  phoneNumberId: string | undefined,
  receivedAtMs: number | undefined,
): WebhookEvent {
  const fields = fieldsOf(status);
  if (!fields) return unread("messages", "A status is not an object.");
  const wamid = textOf(fields.id);
  const name = textOf(fields.status);
  if (!wamid) return unread("messages", "A status has no message id.");
  if (!name) return unread("messages", `The status of ${wamid} has no name.`);
  const timestampMs = eventTime(fields.timestamp, receivedAtMs);
  if (fields.type === "payment") return readPayment(wamid, name, timestampMs, fields);

  const state = states.get(name);
  if (!state) return unread("messages", `The status "${name}" of ${wamid} is not one that Wamsg knows.`);
  if (timestampMs === undefined) return unread("messages", `The status "${name}" of ${wamid} has no time.`);
  return {
    kind: "status",
    phoneNumberId,
    wamid,
    state,
    timestampMs,
    recipient: textOf(fields.recipient_id) ?? textOf(fields.recipient_user_id),
    ...readParticipant(fields),
    pricing: readPricing(fields.pricing),
    ...readFreeEntry(fieldsOf(fields.conversation)),
    ...optional("callbackData", textOf(fields.biz_opaque_callback_data)),
    errors: itemsOf(fields.errors).flatMap(error => readError(error) ?? []),
  };
}

function readPayment(
  wamid: string,
  status: string,
  timestampMs: number | undefined,
  { payment: value }: Fields,
): WebhookEvent {
  if (timestampMs === undefined) return unread("messages", `The payment of ${wamid} has no time.`);
  const payment = fieldsOf(value);
  const transaction = fieldsOf(payment?.transaction);
  return {
    kind: "payment",
    wamid,
    payment: {
      status,
      timestampMs,
      referenceId: textOf(payment?.reference_id),
      amount: readAmount(fieldsOf(payment?.amount)),
      currency: textOf(payment?.currency),
      reason: textOf(fieldsOf(transaction?.error)?.reason),
    },
  };
}

/** 10050 with offset 100 is 100.50. */
function readAmount(amount: Fields | undefined): number | undefined {
  const { value, offset } = amount ?? {};
  return typeof value === "number" && typeof offset === "number" && offset > 0 ? value / offset : undefined;
}

/** The samples have two spellings, and ids of users whose number is not shared (webhooks §5). */
function readParticipant(fields: Fields): { readonly participant?: string } {
  const participant =
    textOf(fields.recipient_participant_id) ??
    textOf(fields.participant_recipient_id) ??
    textOf(fields.recipient_participant_user_id);
  return optional("participant", participant);
}

function readFreeEntry(conversation: Fields | undefined): { readonly freeEntryUntilMs?: number } {
  if (fieldsOf(conversation?.origin)?.type !== "referral_conversion") return {};
  return optional("freeEntryUntilMs", timeOf(conversation?.expiration_timestamp));
}

const optional = <Name extends string, T>(
  name: Name,
  value: T | undefined,
): { readonly [key in Name]?: T } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]?: T });

function readMessage(
  message: unknown,
  phoneNumberId: string | undefined,
  receivedAtMs: number | undefined,
): WebhookEvent {
  const fields = fieldsOf(message);
  if (!fields) return unread("messages", "A message is not an object.");
  const wamid = textOf(fields.id);
  const timestampMs = eventTime(fields.timestamp, receivedAtMs);
  if (!wamid) return unread("messages", "A message has no id.");
  if (timestampMs === undefined) return unread("messages", `The message ${wamid} has no time.`);
  const type = textOf(fields.type) ?? "unknown";
  return {
    kind: "inbound",
    phoneNumberId,
    wamid,
    from: textOf(fields.from) ?? textOf(fields.from_user_id),
    timestampMs,
    type,
    summary: summariseInbound(type, fields),
    contextWamid: textOf(fieldsOf(fields.context)?.id),
    ...(fieldsOf(fields.referral) && { referral: true }),
  };
}

function readAccountError(value: unknown): OtherEvent {
  const error = readError(value);
  if (!error) return unread("messages", "An error has no code.");
  return {
    kind: "other",
    field: "messages",
    summary: [`${error.code} ${error.title}`, error.details].filter(Boolean).join(": "),
    level: "error",
  };
}

/** An error object as webhooks and answers carry it (webhooks §9); `undefined` where it has no code. */
export function readError(value: unknown): DeliveryError | undefined {
  const fields = fieldsOf(value);
  const code = fields?.code;
  if (!fields || typeof code !== "number" || !Number.isSafeInteger(code)) return undefined;
  return {
    code,
    title: textOf(fields.title) ?? textOf(fields.message) ?? "Error",
    details: readDetails(fields),
  };
}

/** `error_data` is an object with details; on some endpoints it is a plain string (errors: "Error body"). */
function readDetails(error: Fields): string | undefined {
  return textOf(fieldsOf(error.error_data)?.details) ?? textOf(error.error_data);
}

function readPricing(value: unknown): Pricing | undefined {
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  const billable = fields.billable;
  return {
    billable: typeof billable === "boolean" ? billable : undefined,
    type: textOf(fields.type),
    category: textOf(fields.category),
  };
}

const unread = (field: string, summary: string): OtherEvent => ({
  kind: "other",
  field,
  summary,
  level: "debug",
});

/** Those that a webhook reports of a message; `pending` and `captured` belong to payments. */
const states: ReadonlyMap<string, DeliveryState> = new Map(
  (["sent", "delivered", "read", "played", "failed"] as const).map(state => [state, state]),
);
