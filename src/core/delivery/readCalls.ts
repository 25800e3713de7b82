import { eventTime } from "./eventTime.ts";
import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from "./fields.ts";
import type { CallEvent } from "./webhookEvent.ts";

/** What a change of the field `calls` tells; nothing where no part of it can be read (webhooks §8). */
export function readCalls(value: Fields, receivedAtMs: number | undefined): CallEvent[] {
  const phoneNumberId = textOf(fieldsOf(value.metadata)?.phone_number_id);
  return [
    ...itemsOf(value.calls).flatMap(call => readCall(fieldsOf(call), receivedAtMs) ?? []),
    ...itemsOf(value.statuses).flatMap(status => readCallStatus(fieldsOf(status), receivedAtMs) ?? []),
  ].map(call => ({ ...call, phoneNumberId }));
}

/** What a call itself says; which number it is with, the change says. */
type Told = Omit<CallEvent, "phoneNumberId">;

function readCall(call: Fields | undefined, receivedAtMs: number | undefined): Told | undefined {
  const callId = textOf(call?.id);
  const timestampMs = eventTime(call?.timestamp, receivedAtMs);
  if (!call || callId === undefined || timestampMs === undefined) return undefined;
  const event = textOf(call.event) ?? "call";
  const caller = callerOf(call.direction);
  return {
    kind: "call",
    callId,
    event,
    timestampMs,
    customer: caller === undefined ? undefined : textOf(caller === "customer" ? call.from : call.to),
    caller,
    calledAtMs:
      caller === "customer" ? (event === "connect" ? timestampMs : timeOf(call.start_time)) : undefined,
    outcome: textOf(call.status),
    durationSeconds: readDuration(call.duration),
  };
}

function readCallStatus(status: Fields | undefined, receivedAtMs: number | undefined): Told | undefined {
  const callId = textOf(status?.id);
  const event = textOf(status?.status);
  const timestampMs = eventTime(status?.timestamp, receivedAtMs);
  if (!status || callId === undefined || event === undefined || timestampMs === undefined) return undefined;
  return {
    kind: "call",
    callId,
    event,
    timestampMs,
    customer: textOf(status.recipient_id),
    // Meta tells the business how far its own calls got.
    caller: "business",
    calledAtMs: undefined,
    outcome: undefined,
    durationSeconds: undefined,
  };
}

const callerOf = (direction: unknown): CallEvent["caller"] =>
  direction === "USER_INITIATED" ? "customer" : direction === "BUSINESS_INITIATED" ? "business" : undefined;

const readDuration = (value: unknown): number | undefined => {
  const seconds = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0
    ? Math.round(seconds)
    : undefined;
};
