import {
  type Accepted,
  acceptedDelivery,
  isRepeated,
  isRepeatedPayment,
  joined,
  paidDelivery,
  reportedDelivery,
} from "./advance.ts";
import { type Attempt, attemptKey } from "./attempt.ts";
import { type Call, callOf, isRepeatedCall, joinedCalls } from "./call.ts";
import { type Chat, type Contact, chatKey, type Deliveries, type Origin, placeKey } from "./deliveries.ts";
import type { Delivery } from "./delivery.ts";
import { trim } from "./trim.ts";
import type { CallEvent, InboundEvent, PaymentEvent, StatusEvent, WebhookEvent } from "./webhookEvent.ts";

/** How much is remembered; what became known first is forgotten first. */
export interface LedgerLimits {
  readonly messages: number;
  readonly received: number;
  readonly calls: number;
  readonly attempts: number;
  readonly customers: number;
}

export const usualLimits: LedgerLimits = {
  messages: 100_000,
  received: 100_000,
  calls: 10_000,
  attempts: 10_000,
  customers: 10_000,
};

/**
 * What became of every message, kept up to date in place: at thousands of webhooks a second nothing is copied as a whole.
 * Whatever the order in which events come and however often, the same events lead to the same state.
 */
export class Ledger implements Deliveries {
  readonly #limits: LedgerLimits;
  readonly #sent = new Map<string, Delivery>();
  readonly #origins = new Map<string, Origin>();
  readonly #newest = new Map<string, string>();
  readonly #inbound = new Map<string, InboundEvent>();
  readonly #received = new Map<string, InboundEvent>();
  readonly #calls = new Map<string, Call>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #contacts = new Map<string, Contact>();
  #lastSent: string | undefined;

  constructor(limits: Partial<LedgerLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  get sent(): ReadonlyMap<string, Delivery> {
    return this.#sent;
  }
  get origins(): ReadonlyMap<string, Origin> {
    return this.#origins;
  }
  get newest(): ReadonlyMap<string, string> {
    return this.#newest;
  }
  get inbound(): ReadonlyMap<string, InboundEvent> {
    return this.#inbound;
  }
  get received(): ReadonlyMap<string, InboundEvent> {
    return this.#received;
  }
  get calls(): ReadonlyMap<string, Call> {
    return this.#calls;
  }
  get attempts(): ReadonlyMap<string, Attempt> {
    return this.#attempts;
  }
  get contacts(): ReadonlyMap<string, Contact> {
    return this.#contacts;
  }
  get lastSent(): string | undefined {
    return this.#lastSent;
  }

  /** Adds a message that the API took. Statuses that were faster than its answer are kept. */
  accept(accepted: Accepted, origin: Origin): Delivery {
    const { wamid } = accepted;
    const delivery = this.#join(acceptedDelivery(accepted));
    this.#origins.set(wamid, origin);
    const place = placeKey(origin);
    if (this.#isNewer(wamid, this.#newest.get(place))) setLast(this.#newest, place, wamid);
    if (this.#isNewer(wamid, this.#lastSent)) this.#lastSent = wamid;
    trim(this.#origins, this.#limits.messages);
    trim(this.#newest, this.#limits.messages);
    return delivery;
  }

  /** Adds a send that came to no message id; what comes back stands in for one. */
  attempted(attempt: Attempt): string {
    const key = attemptKey(attempt);
    this.#attempts.set(key, attempt);
    trim(this.#attempts, this.#limits.attempts);
    return key;
  }

  /** Takes in one webhook event. `known`: it told nothing new. */
  apply(event: WebhookEvent): "new" | "known" {
    switch (event.kind) {
      case "status":
        return this.#status(event);
      case "payment":
        return this.#payment(event);
      case "inbound":
        return this.#inboundMessage(event);
      case "call":
        return this.#call(event);
      case "other":
        return "new";
      default:
        return event satisfies never;
    }
  }

  #status(event: StatusEvent): "new" | "known" {
    const known = this.#sent.get(event.wamid);
    const repeated = known !== undefined && isRepeated(known, event);
    this.#join(reportedDelivery(event));
    const { phoneNumberId, recipient: customer, freeEntryUntilMs } = event;
    if (freeEntryUntilMs !== undefined && customer !== undefined)
      this.#contact({ phoneNumberId, customer }, { freeEntryUntilMs });
    return repeated ? "known" : "new";
  }

  #payment(event: PaymentEvent): "new" | "known" {
    const known = this.#sent.get(event.wamid);
    const repeated = known !== undefined && isRepeatedPayment(known, event);
    this.#join(paidDelivery(event));
    return repeated ? "known" : "new";
  }

  #inboundMessage(event: InboundEvent): "new" | "known" {
    const known = this.#received.get(event.wamid);
    if (!known || isNewerInbound(known, event)) this.#received.set(event.wamid, event);
    trim(this.#received, this.#limits.received);
    // A system message tells of a customer; it is nothing that the customer wrote.
    if (event.from !== undefined && event.type !== "system") this.#newestOf(event.from, event);
    return known ? "known" : "new";
  }

  #newestOf(customer: string, event: InboundEvent): void {
    const chat = { phoneNumberId: event.phoneNumberId, customer };
    const key = chatKey(chat);
    const known = this.#inbound.get(key);
    if (!known || isNewerInbound(event, known)) setLast(this.#inbound, key, event);
    trim(this.#inbound, this.#limits.customers);
    this.#contact(chat, {
      openedMs: event.timestampMs,
      ...(event.referral && { referredMs: event.timestampMs }),
    });
  }

  #call(event: CallEvent): "new" | "known" {
    const { callId, phoneNumberId, customer, calledAtMs } = event;
    const known = this.#calls.get(callId);
    const repeated = known !== undefined && isRepeatedCall(known, event);
    this.#calls.set(callId, known ? joinedCalls(known, callOf(event)) : callOf(event));
    if (!known) trim(this.#calls, this.#limits.calls);
    if (customer !== undefined && calledAtMs !== undefined)
      this.#contact({ phoneNumberId, customer }, { openedMs: calledAtMs });
    return repeated ? "known" : "new";
  }

  #contact(chat: Chat, told: Partial<Contact>): void {
    const key = chatKey(chat);
    const known = this.#contacts.get(key);
    this.#contacts.set(key, {
      openedMs: latest(known?.openedMs, told.openedMs),
      referredMs: latest(known?.referredMs, told.referredMs),
      freeEntryUntilMs: latest(known?.freeEntryUntilMs, told.freeEntryUntilMs),
    });
    trim(this.#contacts, this.#limits.customers);
  }

  #join(piece: Delivery): Delivery {
    const known = this.#sent.get(piece.wamid);
    const delivery = known ? joined(known, piece) : piece;
    this.#sent.set(piece.wamid, delivery);
    if (!known) trim(this.#sent, this.#limits.messages);
    return delivery;
  }

  /** Of two messages sent in the same millisecond the one that is told later counts. */
  #isNewer(wamid: string, than: string | undefined): boolean {
    const before = than === undefined ? undefined : this.#sent.get(than)?.times.accepted;
    return before === undefined || (this.#sent.get(wamid)?.times.accepted ?? 0) >= before;
  }
}

/** Of two messages in the same second the greater id counts, so that the order of arrival does not. */
function isNewerInbound(event: InboundEvent, known: InboundEvent): boolean {
  if (event.timestampMs !== known.timestampMs) return event.timestampMs > known.timestampMs;
  return event.wamid > known.wamid;
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}

function setLast<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
}
