import { type Accepted, acceptedDelivery, joined, reportedDelivery } from "./advance.ts";
import type { Delivery } from "./delivery.ts";
import type { InboundEvent, WebhookEvent } from "./webhookEvent.ts";

/** Where a message was sent from. */
export interface Origin {
  /** What the host calls the document: a URI, or a path. */
  readonly document: string;
  /** Position in the conversation; 0 where the document is a single payload. */
  readonly index: number;
  /** What a person calls it: the file's name. */
  readonly label: string;
}

/** All that is known of messages in both directions: plain data, replaced as a whole with every change. */
export interface Deliveries {
  /** By wamid, newest last. Messages that something else sent are here too. */
  readonly sent: ReadonlyMap<string, Delivery>;
  /** By wamid, only of messages sent from here. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The newest message of each customer, by {@link customerKey}. */
  readonly inbound: ReadonlyMap<string, InboundEvent>;
}

export const noDeliveries: Deliveries = { sent: new Map(), origins: new Map(), inbound: new Map() };

/** How many messages and customers are remembered; the oldest are forgotten first. */
export const deliveriesLimit = 1000;

/** Adds a message that the API took. Statuses that were faster than its answer are kept. */
export function accept(deliveries: Deliveries, accepted: Accepted, origin: Origin): Deliveries {
  const known = deliveries.sent.get(accepted.wamid);
  const delivery = acceptedDelivery(accepted);
  return {
    ...deliveries,
    sent: withNewest(deliveries.sent, accepted.wamid, known ? joined(known, delivery) : delivery),
    origins: withNewest(deliveries.origins, accepted.wamid, origin),
  };
}

/** Takes in one webhook event, whatever it is, in whatever order and however often it comes. */
export function applyEvent(deliveries: Deliveries, event: WebhookEvent): Deliveries {
  switch (event.kind) {
    case "status": {
      const known = deliveries.sent.get(event.wamid);
      const reported = reportedDelivery(event);
      if (!known) return { ...deliveries, sent: withNewest(deliveries.sent, event.wamid, reported) };
      return { ...deliveries, sent: new Map(deliveries.sent).set(event.wamid, joined(known, reported)) };
    }
    case "inbound": {
      if (event.from === undefined) return deliveries;
      const key = customerKey(event.from);
      const known = deliveries.inbound.get(key);
      if (known && !isNewer(event, known)) return deliveries;
      return { ...deliveries, inbound: withNewest(deliveries.inbound, key, event) };
    }
    case "other":
      return deliveries;
    default:
      return event satisfies never;
  }
}

/** The delivery of the message last sent from this place; `undefined` where none was sent, or it is forgotten. */
export function newestDelivery(
  deliveries: Deliveries,
  document: string,
  index: number,
): Delivery | undefined {
  const wamid = [...deliveries.origins]
    .reverse()
    .find(([, origin]) => origin.document === document && origin.index === index)?.[0];
  return wamid === undefined ? undefined : deliveries.sent.get(wamid);
}

/** The wamid of the message last sent from here: `${lastSentId}`. */
export function lastSentId(deliveries: Deliveries): string | undefined {
  return [...deliveries.origins.keys()].at(-1);
}

/** The newest message of a customer: its wamid is `${lastInboundId}`. */
export function lastInbound(deliveries: Deliveries, customer: string): InboundEvent | undefined {
  return deliveries.inbound.get(customerKey(customer));
}

/** A customer's number or user id in the one form that webhooks, payloads and people's spelling have in common. */
export function customerKey(customer: string): string {
  return /^[+\d\s().-]+$/.test(customer) ? customer.replace(/\D/g, "") : customer;
}

/** Of two messages in the same second the greater id counts, so that the order of arrival does not. */
function isNewer(event: InboundEvent, known: InboundEvent): boolean {
  if (event.timestampMs !== known.timestampMs) return event.timestampMs > known.timestampMs;
  return event.wamid > known.wamid;
}

function withNewest<T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> {
  const next = new Map(map);
  next.delete(key);
  next.set(key, value);
  for (const oldest of next.keys()) {
    if (next.size <= deliveriesLimit) break;
    next.delete(oldest);
  }
  return next;
}
