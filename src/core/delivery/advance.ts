import { type Delivery, type DeliveryError, type DeliveryState, type Pricing, rankOf } from "./delivery.ts";
import type { StatusEvent } from "./webhookEvent.ts";

/** What the API answered to a message it took. */
export interface Accepted {
  readonly wamid: string;
  /** The recipient as a person would recognise it: what the payload said, or what the API made of it. */
  readonly recipient: string | undefined;
  readonly atMs: number;
}

/** The delivery of a message that the API has just taken. */
export function acceptedDelivery({ wamid, recipient, atMs }: Accepted): Delivery {
  return { wamid, recipient, state: "accepted", times: { accepted: atMs }, pricing: undefined, errors: [] };
}

/** The delivery of a message of which only this status is known: it may be ahead of the API's own answer. */
export function reportedDelivery(event: StatusEvent): Delivery {
  return {
    wamid: event.wamid,
    recipient: event.recipient,
    state: event.state,
    times: { [event.state]: event.timestampMs },
    pricing: event.pricing,
    errors: inOrder(event.errors),
  };
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
  return {
    wamid: one.wamid,
    recipient: least(one.recipient, other.recipient),
    state: rankOf(one.state) >= rankOf(other.state) ? one.state : other.state,
    times: earliest(one.times, other.times),
    pricing: dearer(one.pricing, other.pricing),
    errors: inOrder([...one.errors, ...other.errors]),
  };
}

/** `+1 555…` sorts before `1555…`: what a person typed outlives the bare digits of a webhook. */
function least(one: string | undefined, other: string | undefined): string | undefined {
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
  return compare(pricingKey(one), pricingKey(other)) >= 0 ? one : other;
}

const pricingKey = ({ billable, type, category }: Pricing): readonly (number | string)[] => [
  billable === undefined ? 0 : billable ? 2 : 1,
  type ?? "",
  category ?? "",
];

function inOrder(errors: readonly DeliveryError[]): readonly DeliveryError[] {
  return [...errors]
    .sort((one, other) => compare(errorKey(one), errorKey(other)))
    .filter((error, i, all) => {
      const before = all[i - 1];
      return before === undefined || compare(errorKey(before), errorKey(error)) !== 0;
    });
}

/** No details sorts before empty details, so that the two never trade places. */
const errorKey = ({ code, title, details }: DeliveryError): readonly (number | string)[] => [
  code,
  title,
  details === undefined ? 0 : 1,
  details ?? "",
];

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [i, left] of one.entries()) {
    const right = other[i] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
