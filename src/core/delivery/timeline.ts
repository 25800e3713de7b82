import { explainError } from "../errors/explainError.ts";
import { type Call, describeStep } from "./call.ts";
import { deadlineOf, isPresumedDropped } from "./deadline.ts";
import type { Delivery, DeliveryError, DeliveryState, Payment, Pricing } from "./delivery.ts";
import { age, describeRecipient } from "./describe.ts";
import { oneLine } from "./oneLine.ts";

/** One line of what is known of a message. */
export interface TimelineRow {
  readonly kind:
    | DeliveryState
    | "error"
    | "advice"
    | "price"
    | "waiting"
    | "dropped"
    | "payment"
    | "member"
    | "call";
  readonly label: string;
  readonly description: string;
  /** When it happened, in milliseconds since the epoch. */
  readonly atMs: number | undefined;
}

/** How many members of a group are listed; the states of the others are counted. */
const memberLimit = 50;

/** What is known of a sent message, in the order in which it happened, then what it costs, what is wrong and what is next. */
export function timelineOf(delivery: Delivery, nowMs: number): readonly TimelineRow[] {
  return [
    ...stateRows(delivery, nowMs),
    ...delivery.errors.flatMap(errorRows),
    ...(delivery.payments ?? []).map(payment => paymentRow(payment, nowMs)),
    ...(delivery.pricing ? [priceRow(delivery.pricing)] : []),
    ...waitingRows(delivery, nowMs),
    ...memberRows(delivery, nowMs),
  ];
}

/** What was reported of a call, in the order in which it happened. */
export function callTimeline({ steps }: Call, nowMs: number): readonly TimelineRow[] {
  return steps.map(step => ({
    kind: "call",
    label: describeStep(step),
    description: `${age(nowMs - step.timestampMs)} ago`,
    atMs: step.timestampMs,
  }));
}

function stateRows({ times }: Delivery, nowMs: number): TimelineRow[] {
  const entries = (Object.entries(times) as [DeliveryState, number][]).toSorted(
    // Webhooks tell whole seconds, the answer comes to the millisecond, and before all of them.
    ([one, left], [other, right]) =>
      Number(other === "accepted") - Number(one === "accepted") ||
      wholeSeconds(left) - wholeSeconds(right) ||
      order.indexOf(one) - order.indexOf(other),
  );
  return entries.map(([state, atMs], i) => {
    const before = entries[i - 1];
    const since = before && atMs - before[1] >= 1000 ? `+${age(atMs - before[1])} · ` : "";
    return { kind: state, label: state, description: `${since}${age(nowMs - atMs)} ago`, atMs };
  });
}

const wholeSeconds = (ms: number): number => Math.floor(ms / 1000);

/** The order of states that were reported for the same second. */
const order: readonly DeliveryState[] = [
  "pending",
  "accepted",
  "sent",
  "failed",
  "delivered",
  "read",
  "played",
];

function errorRows({ code, title, details }: DeliveryError): TimelineRow[] {
  const published = explainError(code);
  const said = [details, published?.meaning].find(text => text !== undefined && text !== title);
  return [
    {
      kind: "error",
      label: oneLine(`${code} ${title}`, 120),
      description: oneLine(said ?? ""),
      atMs: undefined,
    },
    ...(published
      ? [{ kind: "advice" as const, label: published.action, description: "", atMs: undefined }]
      : []),
  ];
}

function paymentRow({ status, amount, currency, timestampMs }: Payment, nowMs: number): TimelineRow {
  const sum = amount === undefined ? "" : `${amount} ${currency ?? ""} · `;
  return {
    kind: "payment",
    label: oneLine(`payment ${status}`, 60),
    description: oneLine(`${sum}${age(nowMs - timestampMs)} ago`),
    atMs: timestampMs,
  };
}

function priceRow({ billable, type, category }: Pricing): TimelineRow {
  const free = type?.startsWith("free_") ?? (billable === undefined ? undefined : !billable);
  return {
    kind: "price",
    label: oneLine(category ?? "price", 60),
    description: [free === undefined ? undefined : free ? "free" : "billed", type && oneLine(type, 60)]
      .filter(Boolean)
      .join(" · "),
    atMs: undefined,
  };
}

function waitingRows(delivery: Delivery, nowMs: number): TimelineRow[] {
  const deadline = deadlineOf(delivery);
  if (deadline === undefined || delivery.type === "reaction") return [];
  const dropped = isPresumedDropped(delivery, nowMs);
  return [
    dropped
      ? {
          kind: "dropped",
          label: "presumed dropped",
          description: `WhatsApp gave up ${age(nowMs - deadline)} ago`,
          atMs: deadline,
        }
      : {
          kind: "waiting",
          label: "not delivered yet",
          description: `WhatsApp tries for another ${age(deadline - nowMs)}`,
          atMs: deadline,
        },
  ];
}

function memberRows({ participants = [] }: Delivery, nowMs: number): TimelineRow[] {
  const rows = participants.slice(0, memberLimit).map(({ participant, state, times, errors }) => {
    const atMs = times[state];
    const error = errors[0];
    return {
      kind: "member" as const,
      label: describeRecipient(participant),
      description: [
        state,
        atMs !== undefined && `${age(nowMs - atMs)} ago`,
        error && oneLine(`${error.code} ${error.title}`, 80),
      ]
        .filter(Boolean)
        .join(" · "),
      atMs,
    };
  });
  const rest = participants.length - rows.length;
  return rest > 0
    ? [...rows, { kind: "member", label: `${rest} more members`, description: "", atMs: undefined }]
    : rows;
}
