import { customerKey, type Deliveries, originOf } from "./deliveries.ts";
import { trim } from "./trim.ts";

/** A message or a call in a list: what else is known of it is in the {@link Deliveries}. */
export interface ListedMessage {
  readonly kind: "sent" | "inbound" | "call" | "attempt";
  /** Of a call its own id; of a send that came to none its `attemptKey`. */
  readonly wamid: string;
  /** The account that it belongs to, where that is known. */
  readonly account: string | undefined;
}

/** Which messages are shown; what is left out does not matter. */
export interface DeliveryFilter {
  readonly only?: "failed" | "undelivered" | "inbound" | "sent" | "call";
  /** Sent from this document. */
  readonly document?: string;
  readonly account?: string;
  /** To or from this customer. */
  readonly customer?: string;
}

/** The newest messages of a list. */
export interface ListPage {
  readonly messages: readonly ListedMessage[];
  /** Whether there are older ones that match. */
  readonly more: boolean;
}

/** Messages in both directions and calls, in the order in which they became known. At most `limit`; the oldest are forgotten first. */
export class DeliveryList {
  readonly #limit: number;
  #messages: ListedMessage[] = [];
  #known = new Set<string>();

  constructor(limit = 100_000) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#messages.length;
  }

  /** How many messages are remembered, those that were cleared among them. */
  get knownCount(): number {
    return this.#known.size;
  }

  /** Adds a message that is not there yet. */
  add(message: ListedMessage): void {
    if (this.#known.has(message.wamid)) return;
    this.#known.add(message.wamid);
    this.#messages.push(message);
    // Many at once, so that a full list does not move with each message.
    if (this.#messages.length > this.#limit * 1.05)
      this.#messages.splice(0, this.#messages.length - this.#limit);
    trim(this.#known, this.#limit * 1.2);
  }

  /** Empties the list. What is known of a cleared message may still grow; it is not listed again while so many have not come since. */
  clear(): void {
    this.#messages = [];
  }

  has(wamid: string): boolean {
    return this.#known.has(wamid);
  }

  /** The newest messages first, as many as asked for. */
  page(filter: DeliveryFilter, count: number, deliveries: Deliveries): ListPage {
    const messages: ListedMessage[] = [];
    const matches = matcher(filter, deliveries);
    for (let i = this.#messages.length - 1; i >= 0; i--) {
      const message = this.#messages[i];
      if (!message || !matches(message)) continue;
      if (messages.length === count) return { messages, more: true };
      messages.push(message);
    }
    return { messages, more: false };
  }
}

function matcher(filter: DeliveryFilter, deliveries: Deliveries): (message: ListedMessage) => boolean {
  const { only, document, account } = filter;
  const customer = filter.customer === undefined ? undefined : customerKey(filter.customer);
  return message => {
    if (account !== undefined && message.account !== account) return false;
    const { wamid, kind } = message;
    if (document !== undefined && originOf(deliveries, wamid)?.document !== document) return false;
    if (only === "inbound" || only === "sent" || only === "call") {
      if (kind !== only) return false;
    } else if (only !== undefined) {
      const attempt = kind === "attempt" ? deliveries.attempts.get(wamid)?.kind : undefined;
      const state = kind === "sent" ? deliveries.sent.get(wamid)?.state : undefined;
      const failed = state === "failed" || attempt === "refused";
      const waits =
        attempt === "ambiguous" || state === "pending" || state === "accepted" || state === "sent";
      if (only === "failed" ? !failed : !(failed || waits)) return false;
    }
    if (customer === undefined) return true;
    const other = customerOf(message, deliveries);
    return other !== undefined && customerKey(other) === customer;
  };
}

/** The customer at the other end, as webhooks or the payload name them; `undefined` where that is not known. */
export function customerOf({ kind, wamid }: ListedMessage, deliveries: Deliveries): string | undefined {
  if (kind === "sent") return deliveries.sent.get(wamid)?.recipient;
  if (kind === "attempt") return deliveries.attempts.get(wamid)?.recipient;
  return kind === "call" ? deliveries.calls.get(wamid)?.customer : deliveries.received.get(wamid)?.from;
}

/** A filter in a few words; `undefined` where it shows everything. `names`: how a person calls a document or an account. */
export function describeFilter(
  filter: DeliveryFilter,
  names: (kind: "document" | "account", id: string) => string,
): string | undefined {
  const parts = [
    filter.only && only[filter.only],
    filter.document !== undefined && `from ${names("document", filter.document)}`,
    filter.account !== undefined && `of ${names("account", filter.account)}`,
    filter.customer !== undefined && `with ${filter.customer}`,
  ].filter(part => part !== undefined && part !== false);
  return parts.length > 0 ? parts.join(", ") : undefined;
}

const only = {
  failed: "failed",
  undelivered: "not delivered",
  inbound: "from customers",
  call: "calls",
  sent: "sent",
} as const;
