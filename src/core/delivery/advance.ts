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
import { type Compare, compareParts, sorted, union } from "./sortedSet.ts";
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

/** Built in place: at thousands of webhooks a second every copy counts. */
type Growing = { -readonly [Name in keyof Delivery]: Delivery[Name] };

/** The delivery of a message that the API has just taken. */
export function acceptedDelivery({ wamid, recipient, atMs, type, ttlSeconds }: Accepted): Delivery {
  const delivery = newDelivery(wamid, recipient, "accepted", { accepted: atMs });
  if (type !== undefined) delivery.type = type;
  if (ttlSeconds !== undefined) delivery.ttlSeconds = ttlSeconds;
  return delivery;
}

/** The delivery of a message of which only this status is known: it may be ahead of the API's own answer. */
export function reportedDelivery(event: StatusEvent): Delivery {
  const { wamid, recipient, state, timestampMs, participant, callbackData } = event;
  const times = { [state]: timestampMs };
  const delivery = newDelivery(wamid, recipient, state, times);
  delivery.pricing = event.pricing;
  delivery.errors = sorted(event.errors, compareErrors, limits.errors);
  delivery.reports = [
    participant === undefined ? { state, timestampMs } : { state, timestampMs, participant },
  ];
  if (callbackData !== undefined) delivery.callbackData = callbackData;
  if (participant !== undefined)
    delivery.participants = [{ participant, state, times, errors: delivery.errors }];
  return delivery;
}

/** The delivery of a message of which only a payment is known. */
export function paidDelivery({ wamid, payment }: PaymentEvent): Delivery {
  const delivery = newDelivery(wamid, undefined, "pending", {});
  delivery.payments = [payment];
  return delivery;
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
  const state = further(one.state, other.state);
  const delivery = newDelivery(one.wamid, least(one.recipient, other.recipient), state, {});
  delivery.times = earliest(one.times, other.times);
  delivery.pricing = dearer(one.pricing, other.pricing);
  delivery.errors = union(one.errors, other.errors, compareErrors, limits.errors);
  const reports = bothOf(one.reports, other.reports, compareReports, limits.reports);
  if (reports) delivery.reports = reports;
  const type = least(one.type, other.type);
  if (type !== undefined) delivery.type = type;
  const ttlSeconds = least(one.ttlSeconds, other.ttlSeconds);
  if (ttlSeconds !== undefined) delivery.ttlSeconds = ttlSeconds;
  const callbackData = least(one.callbackData, other.callbackData);
  if (callbackData !== undefined) delivery.callbackData = callbackData;
  const participants = ofParticipants(one.participants, other.participants);
  if (participants) delivery.participants = participants;
  const payments = bothOf(one.payments, other.payments, comparePayments, limits.payments);
  if (payments) delivery.payments = payments;
  return delivery;
}

/** Whether a webhook tells of nothing but what is known: the same message, state and time (webhooks §3). */
export function isRepeated({ reports }: Delivery, event: StatusEvent): boolean {
  return reports?.some(report => compareReports(report, event) === 0) ?? false;
}

/** The same of a payment. */
export function isRepeatedPayment({ payments }: Delivery, { payment }: PaymentEvent): boolean {
  return payments?.some(known => comparePayments(known, payment) === 0) ?? false;
}

const newDelivery = (
  wamid: string,
  recipient: string | undefined,
  state: DeliveryState,
  times: Delivery["times"],
): Growing => ({ wamid, recipient, state, times, pricing: undefined, errors: [] });

const further = (one: DeliveryState, other: DeliveryState): DeliveryState =>
  rankOf(one) >= rankOf(other) ? one : other;

/** `+1 555…` sorts before `1555…`: what a person typed outlives the bare digits of a webhook. */
function least<T extends number | string>(one: T | undefined, other: T | undefined): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one <= other ? one : other;
}

function earliest(one: Delivery["times"], other: Delivery["times"]): Delivery["times"] {
  const times: Partial<Record<DeliveryState, number>> = { ...one };
  for (const name in other) {
    const state = name as DeliveryState;
    const time = least(times[state], other[state]);
    if (time !== undefined) times[state] = time;
  }
  return times;
}

/** The reports of one message agree as a rule; where they do not, a message that costs is not shown as free. */
function dearer(one: Pricing | undefined, other: Pricing | undefined): Pricing | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return comparePricing(one, other) >= 0 ? one : other;
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
    .sort((left, right) => compareParts(left.participant, right.participant))
    .slice(0, limits.participants);
}

const joinedParticipant = (one: ParticipantDelivery, other: ParticipantDelivery): ParticipantDelivery => ({
  participant: one.participant,
  state: further(one.state, other.state),
  times: earliest(one.times, other.times),
  errors: union(one.errors, other.errors, compareErrors, limits.errors),
});

function bothOf<T>(
  one: readonly T[] | undefined,
  other: readonly T[] | undefined,
  compare: Compare<T>,
  limit: number,
): readonly T[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return union(one, other, compare, limit);
}

/** What is not known is less than what is free, and that is less than what costs. */
const comparePricing: Compare<Pricing> = (one, other) =>
  compareParts(asNumber(one.billable), asNumber(other.billable)) ||
  compareParts(one.type, other.type) ||
  compareParts(one.category, other.category);

const asNumber = (value: boolean | undefined): number | undefined =>
  value === undefined ? value : Number(value);

const compareErrors: Compare<DeliveryError> = (one, other) =>
  compareParts(one.code, other.code) ||
  compareParts(one.title, other.title) ||
  compareParts(one.details, other.details);

const compareReports: Compare<StatusReport> = (one, other) =>
  compareParts(one.timestampMs, other.timestampMs) ||
  compareParts(rankOf(one.state), rankOf(other.state)) ||
  compareParts(one.participant, other.participant);

const comparePayments: Compare<Payment> = (one, other) =>
  compareParts(one.timestampMs, other.timestampMs) ||
  compareParts(one.status, other.status) ||
  compareParts(one.referenceId, other.referenceId) ||
  compareParts(one.amount, other.amount) ||
  compareParts(one.currency, other.currency) ||
  compareParts(one.reason, other.reason);
