import type { Attempt } from "./attempt.ts";
import type { Call } from "./call.ts";
import type { Delivery } from "./delivery.ts";
import type { InboundEvent } from "./webhookEvent.ts";

/** Where a message was sent from. */
export interface Origin {
  /** What the host calls the document: a URI, or a path. */
  readonly document: string;
  /** Position in the conversation; 0 where the document is a single payload. */
  readonly index: number;
  /** What a person calls it: the file's name. */
  readonly label: string;
}

/** A customer, as one number of the business knows them: windows and messages are between these two alone. */
export interface Chat {
  /** The business's number; `undefined` where nothing names it. */
  readonly phoneNumberId: string | undefined;
  /** The customer's number in any spelling, or the user id. */
  readonly customer: string;
}

/** What a customer did that changes what may be sent to them. */
export interface Contact {
  /** When they last wrote or called, in milliseconds since the epoch. */
  readonly openedMs: number | undefined;
  /** When they last came from an ad or a page button. */
  readonly referredMs: number | undefined;
  /** Until when everything to them is free. */
  readonly freeEntryUntilMs: number | undefined;
}

/** All that is known of messages in both directions, for reading. A `Ledger` is one. */
export interface Deliveries {
  /** By wamid, in the order in which they became known. Messages that something else sent are here too. */
  readonly sent: ReadonlyMap<string, Delivery>;
  /** By wamid, only of messages sent from here. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The message last sent from each place, by {@link placeKey}. */
  readonly newest: ReadonlyMap<string, string>;
  /** The wamid of the message last sent from here. */
  readonly lastSent: string | undefined;
  /** The newest message of each customer, by {@link chatKey}; the customer who wrote last is last. */
  readonly inbound: ReadonlyMap<string, InboundEvent>;
  /** Messages from customers by wamid, in the order in which they became known. */
  readonly received: ReadonlyMap<string, InboundEvent>;
  /** Calls by their id, in the order in which they became known. */
  readonly calls: ReadonlyMap<string, Call>;
  /** Sends that came to no message id, by `attemptKey`, in the order in which they became known. */
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** By {@link chatKey}. */
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** The delivery of the message last sent from this place; `undefined` where none was sent, or it is forgotten. */
export function newestDelivery(
  deliveries: Deliveries,
  document: string,
  index: number,
): Delivery | undefined {
  const wamid = deliveries.newest.get(placeKey({ document, index }));
  return wamid === undefined ? undefined : deliveries.sent.get(wamid);
}

/** Where a message, or an attempt at one, was sent from; `undefined` where that was not here. */
export const originOf = ({ origins, attempts }: Deliveries, id: string): Origin | undefined =>
  origins.get(id) ?? attempts.get(id)?.origin;

/** The wamid of the message last sent from here: `${lastSentId}`. */
export function lastSentId(deliveries: Deliveries): string | undefined {
  return deliveries.lastSent;
}

/** The newest message of a customer: its wamid is `${lastInboundId}`. */
export function lastInbound(deliveries: Deliveries, chat: Chat): InboundEvent | undefined {
  return deliveries.inbound.get(chatKey(chat));
}

/** A place in a document as one text. */
export const placeKey = ({ document, index }: Pick<Origin, "document" | "index">): string =>
  `${index} ${document}`;

/** A chat as one text, however the customer is spelled. */
export const chatKey = ({ phoneNumberId = "", customer }: Chat): string =>
  `${phoneNumberId} ${customerKey(customer)}`;

/** A customer's number or user id in the one form that webhooks, payloads and people's spelling have in common. */
export function customerKey(customer: string): string {
  return /^[+\d\s().-]+$/.test(customer) ? customer.replace(/\D/g, "") : customer;
}
