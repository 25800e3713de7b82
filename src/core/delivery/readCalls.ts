import { eventTime } from "./eventTime.ts";
import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from "./fields.ts";
import type { CallEvent } from "./webhookEvent.ts";

/** What a change of the field `calls` tells; nothing where no part of it can be read (webhooks §8). */
export function readCalls(value: Fields, receivedAtMs: number | undefined): CallEvent[] {
  return [
    ...itemsOf(value.calls).flatMap(call => readCall(fieldsOf(call), receivedAtMs) ?? []),
    ...itemsOf(value.statuses).flatMap(status => readCallStatus(fieldsOf(status), receivedAtMs) ?? []),
  ];
}

function readCall(call: Fields | undefined, receivedAtMs: number | undefined): CallEvent | undefined {
  const callId = textOf(call?.id);
  const timestampMs = eventTime(call?.timestamp, receivedAtMs);
  if (!call || callId === undefined || timestampMs === undefined) return undefined;
  const event = textOf(call.event) ?? "call";
  const byCustomer = call.direction === "USER_INITIATED";
  return {
    kind: "call",
    callId,
    event,
    timestampMs,
    customer: byCustomer ? textOf(call.from) : call.direction === undefined ? undefined : textOf(call.to),
    calledAtMs: byCustomer ? (event === "connect" ? timestampMs : timeOf(call.start_time)) : undefined,
    outcome: textOf(call.status),
  };
}

function readCallStatus(status: Fields | undefined, receivedAtMs: number | undefined): CallEvent | undefined {
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
    calledAtMs: undefined,
    outcome: undefined,
  };
}
