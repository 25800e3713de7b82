import { customerKey, type Origin } from "../delivery/deliveries.ts";
import { trim } from "../delivery/trim.ts";
import type { InboundMessage } from "./readInbound.ts";

/** How much is kept of one conversation, and of how many. The oldest is forgotten first. */
const mostMessages = 200;
const mostDocuments = 300;
const mostCustomers = 5000;

/**
 * What customers wrote, in the conversation it belongs to: that of the document whose message is answered, else of the one
 * whose message the customer got last.
 */
export class Correspondence {
  readonly #origins: ReadonlyMap<string, Origin>;
  readonly #byDocument = new Map<string, readonly InboundMessage[]>();
  /** The document of the newest message to each customer, by account and customer. */
  readonly #lastDocument = new Map<string, string>();

  /** `origins`: where each message came from, by its id; it may grow. */
  constructor(origins: ReadonlyMap<string, Origin>) {
    this.#origins = origins;
  }

  /** Oldest first. */
  of(document: string): readonly InboundMessage[] {
    return this.#byDocument.get(document) ?? [];
  }

  /** A message went to a customer, as the payload or a webhook names them: both spellings of a number are known then. */
  sent(account: string | undefined, customer: string, document: string): void {
    this.#lastDocument.set(placeOf(account, customer), document);
    trim(this.#lastDocument, mostCustomers);
  }

  /** A message came. A second time it changes nothing. */
  take(account: string | undefined, message: InboundMessage): void {
    const document = this.#documentOf(account, message);
    if (document === undefined) return;
    const before = this.#byDocument.get(document) ?? [];
    if (before.some(it => it.wamid === message.wamid)) return;
    const after =
      message.replaces === undefined
        ? [...before, message].sort((one, other) => one.atMs - other.atMs)
        : before.map(it => (it.wamid === message.replaces ? { ...it, content: message.content } : it));
    this.#byDocument.delete(document);
    this.#byDocument.set(document, after.slice(-mostMessages));
    trim(this.#byDocument, mostDocuments);
  }

  #documentOf(account: string | undefined, { answers, replaces, from }: InboundMessage): string | undefined {
    if (replaces !== undefined)
      return [...this.#byDocument].find(([, all]) => all.some(it => it.wamid === replaces))?.[0];
    const origin = answers === undefined ? undefined : this.#origins.get(answers);
    return origin?.document ?? this.#lastDocument.get(placeOf(account, from));
  }
}

const placeOf = (account: string | undefined, customer: string): string =>
  `${account ?? ""} ${customerKey(customer)}`;
