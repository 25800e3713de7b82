import type { DeliveryError, DeliveryState, Pricing } from "./delivery.ts";
import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from "./fields.ts";
import { summariseChange } from "./summariseChange.ts";
import { summariseInbound } from "./summariseInbound.ts";
import type { OtherEvent, WebhookEvent } from "./webhookEvent.ts";

/**
 * The events of a webhook body, in its order. Tolerant: unknown members are ignored, what cannot be read becomes an event
 * of kind `other` that says so, and every `field` yields at least one event. Shapes: webhooks §§4–10.
 */
export function readWebhook(body: unknown): WebhookEvent[] {
  const envelope = fieldsOf(body);
  if (!envelope) return [unread("webhook", "The body is not a JSON object.")];
  const changes = itemsOf(envelope.entry).flatMap(entry => itemsOf(fieldsOf(entry)?.changes));
  if (changes.length === 0) return [unread("webhook", "The body has no entry with changes.")];
  return changes.flatMap(readChange);
}

function readChange(change: unknown): WebhookEvent[] {
  const fields = fieldsOf(change);
  if (!fields) return [unread("webhook", "A change is not an object.")];
  const field = textOf(fields.field);
  const value = fieldsOf(fields.value);
  if (!field) return [unread("webhook", "A change has no field name.")];
  if (!value) return [unread(field, "The change has no value.")];
  if (field !== "messages") return [{ kind: "other", field, summary: summariseChange(value), level: "info" }];

  const phoneNumberId = textOf(fieldsOf(value.metadata)?.phone_number_id);
  const events = [
    ...itemsOf(value.statuses).map(status => readStatus(status, phoneNumberId)),
    ...itemsOf(value.messages).map(message => readMessage(message, phoneNumberId)),
    ...itemsOf(value.errors).map(readAccountError),
  ];
  return events.length > 0 ? events : [unread(field, "It has neither statuses nor messages nor errors.")];
}

function readStatus(status: unknown, phoneNumberId: string | undefined): WebhookEvent {
  const fields = fieldsOf(status);
  if (!fields) return unread("messages", "A status is not an object.");
  const wamid = textOf(fields.id);
  const name = textOf(fields.status);
  if (!wamid) return unread("messages", "A status has no message id.");
  if (!name) return unread("messages", `The status of ${wamid} has no name.`);
  if (fields.type === "payment")
    return {
      kind: "other",
      field: "messages",
      summary: summariseChange({ status: name, payment: fields.payment }),
      level: "info",
    };

  const state = states.get(name);
  const timestampMs = timeOf(fields.timestamp);
  if (!state) return unread("messages", `The status "${name}" of ${wamid} is not one that Wamsg knows.`);
  if (timestampMs === undefined) return unread("messages", `The status "${name}" of ${wamid} has no time.`);
  return {
    kind: "status",
    phoneNumberId,
    wamid,
    state,
    timestampMs,
    recipient: textOf(fields.recipient_id) ?? textOf(fields.recipient_user_id),
    pricing: readPricing(fields.pricing),
    errors: itemsOf(fields.errors).flatMap(error => readError(error) ?? []),
  };
}

function readMessage(message: unknown, phoneNumberId: string | undefined): WebhookEvent {
  const fields = fieldsOf(message);
  if (!fields) return unread("messages", "A message is not an object.");
  const wamid = textOf(fields.id);
  const timestampMs = timeOf(fields.timestamp);
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
