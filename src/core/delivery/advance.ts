import {
  type Delivery,
  type DeliveryError,
  type DeliveryState,
  type ParticipantDelivery,
  type Payment,
  type Pricing,
  rankOf,
  type StatusReport,
} from "./delivery.ts";
import { compareKeys, type Key, sorted, union } from "./sortedSet.ts";
import type { PaymentEvent, StatusEvent } from "./webhookEvent.ts";

/** What the API answered to a message it took. */
export interface Accepted {
  readonly wamid: string;
  /** The recipient as a person would recognise it: what the payload said, or what the API made of it. */
  readonly recipient: string | undefined;
  readonly atMs: number;
  /** The message's type. */
  readonly type?: string | undefined;
  /** How long WhatsApp tries to deliver it, where the template says so. */
  readonly ttlSeconds?: number | undefined;
}

/** How much of a message's story is kept, so that no flood of webhooks can fill the memory. */
const limits = { reports: 256, errors: 16, participants: 1024, payments: 64 } as const;

/** The delivery of a message that the API has just taken. */
export function acceptedDelivery({ wamid, recipient, atMs, type, ttlSeconds }: Accepted): Delivery {
  return {
    ...newDelivery(wamid, recipient, "accepted", atMs),
    ...(type !== undefined && { type }),
    ...(ttlSeconds !== undefined && { ttlSeconds }),
  };
}

/** The delivery of a message of which only this status is known: it may be ahead of the API's own answer. */
export function reportedDelivery(event: StatusEvent): Delivery {
  const { wamid, recipient, state, timestampMs, participant, callbackData } = event;
  const errors = sorted(event.errors, errorKey, limits.errors);
  return {
    ...newDelivery(wamid, recipient, state, timestampMs),
    pricing: event.pricing,
    errors,
    reports: [{ state, timestampMs, ...(participant !== undefined && { participant }) }],
    ...(callbackData !== undefined && { callbackData }),
    ...(participant !== undefined && {
      participants: [{ participant, state, times: { [state]: timestampMs }, errors }],
    }),
  };
}

/** The delivery of a message of which only a payment is known. */
export function paidDelivery({ wamid, payment }: PaymentEvent): Delivery {
  return { ...newDelivery(wamid, undefined, "pending", undefined), payments: [payment] };
}

/**
 * A delivery after a status webhook. Webhooks come late, twice and in any order (webhooks §3); the outcome depends only on
 * which events came, never on their order or number. An event of another message changes nothing.
 */
export function advance(delivery: Delivery, event: StatusEvent): Delivery {
  return joined(delivery, reportedDelivery(event));
}

/** Both pieces of knowledge about one message together; the order of the two does not matter. */
export function joined(one: Delivery, other: Delivery): Delivery {
  if (one.wamid !== other.wamid) return one;
  const type = least(one.type, other.type);
  const ttlSeconds = least(one.ttlSeconds, other.ttlSeconds);
  const callbackData = least(one.callbackData, other.callbackData);
  const reports = bothOf(one.reports, other.reports, reportKey, limits.reports);
  const payments = bothOf(one.payments, other.payments, paymentKey, limits.payments);
  const participants = ofParticipants(one.participants, other.participants);
  return {
    wamid: one.wamid,
    recipient: least(one.recipient, other.recipient),
    state: further(one.state, other.state),
    times: earliest(one.times, other.times),
    pricing: dearer(one.pricing, other.pricing),
    errors: union(one.errors, other.errors, errorKey, limits.errors),
    ...(type !== undefined && { type }),
    ...(ttlSeconds !== undefined && { ttlSeconds }),
    ...(callbackData !== undefined && { callbackData }),
    ...(reports && { reports }),
    ...(participants && { participants }),
    ...(payments && { payments }),
  };
}

/** Whether a webhook tells of nothing but what is known: the same message, state and time (webhooks §3). */
export function isRepeated(delivery: Delivery, event: StatusEvent): boolean {
  const key = reportKey(event);
  return delivery.reports?.some(report => compareKeys(reportKey(report), key) === 0) ?? false;
}

/** The same of a payment. */
export function isRepeatedPayment(delivery: Delivery, { payment }: PaymentEvent): boolean {
  const key = paymentKey(payment);
  return delivery.payments?.some(known => compareKeys(paymentKey(known), key) === 0) ?? false;
}

function newDelivery(
  wamid: string,
  recipient: string | undefined,
  state: DeliveryState,
  timeMs: number | undefined,
): Delivery {
  const times = timeMs === undefined ? {} : { [state]: timeMs };
  return { wamid, recipient, state, times, pricing: undefined, errors: [] };
}

const further = (one: DeliveryState, other: DeliveryState): DeliveryState =>
  rankOf(one) >= rankOf(other) ? one : other;

/** `+1 555…` sorts before `1555…`: what a person typed outlives the bare digits of a webhook. */
function least<T extends number | string>(one: T | undefined, other: T | undefined): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one <= other ? one : other;
}

function earliest(one: Delivery["times"], other: Delivery["times"]): Delivery["times"] {
  const times: Partial<Record<DeliveryState, number>> = { ...one };
  for (const [state, time] of Object.entries(other)) {
    const known = times[state as DeliveryState];
    times[state as DeliveryState] = known === undefined ? time : Math.min(known, time);
  }
  return times;
}

/** The reports of one message agree as a rule; where they do not, a message that costs is not shown as free. */
function dearer(one: Pricing | undefined, other: Pricing | undefined): Pricing | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compareKeys(pricingKey(one), pricingKey(other)) >= 0 ? one : other;
}

function ofParticipants(
  one: Delivery["participants"],
  other: Delivery["participants"],
): Delivery["participants"] {
  if (one === undefined || other === undefined) return one ?? other;
  const known = new Map(one.map(it => [it.participant, it]));
  for (const theirs of other) {
    const ours = known.get(theirs.participant);
    known.set(theirs.participant, ours ? joinedParticipant(ours, theirs) : theirs);
  }
  return [...known.values()]
    .sort((left, right) => compareKeys([left.participant], [right.participant]))
    .slice(0, limits.participants);
}

const joinedParticipant = (one: ParticipantDelivery, other: ParticipantDelivery): ParticipantDelivery => ({
  participant: one.participant,
  state: further(one.state, other.state),
  times: earliest(one.times, other.times),
  errors: union(one.errors, other.errors, errorKey, limits.errors),
});

function bothOf<T>(
  one: readonly T[] | undefined,
  other: readonly T[] | undefined,
  keyOf: (item: T) => Key,
  limit: number,
): readonly T[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return union(one, other, keyOf, limit);
}

const pricingKey = ({ billable, type, category }: Pricing): Key => [
  billable === undefined ? 0 : billable ? 2 : 1,
  type ?? "",
  category ?? "",
];

/** No details sorts before empty details, so that the two never trade places. */
const errorKey = ({ code, title, details }: DeliveryError): Key => [
  code,
  title,
  details === undefined ? 0 : 1,
  details ?? "",
];

const reportKey = ({ timestampMs, state, participant }: StatusReport): Key => [
  timestampMs,
  rankOf(state),
  participant === undefined ? 0 : 1,
  participant ?? "",
];

const paymentKey = ({ timestampMs, status, referenceId, amount, currency, reason }: Payment): Key => [
  timestampMs,
  status,
  ...[referenceId, amount, currency, reason].map(part => (part === undefined ? "" : `=${part}`)),
];
