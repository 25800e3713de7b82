import { type Origin, placeKey } from "../../core/delivery/deliveries.ts";
import type { Delivery } from "../../core/delivery/delivery.ts";
import { DeliveryList } from "../../core/delivery/deliveryList.ts";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { Ledger, usualLimits } from "../../core/delivery/ledger.ts";
import type { Refusal } from "../../core/delivery/refusal.ts";
import { trim } from "../../core/delivery/trim.ts";
import type { StatusEvent, WebhookEvent } from "../../core/delivery/webhookEvent.ts";
import { Correspondence } from "../../core/replies/correspondence.ts";
import { type GroupFacts, Groups } from "../../core/replies/groups.ts";
import { tellsOfGroups } from "../../core/replies/readGroupNews.ts";
import { type InboundMessage, readInbound } from "../../core/replies/readInbound.ts";
import type { JournalEntry, SendEntry, WebhookEntry } from "./entry.ts";
import { parsedBody } from "./parsedBody.ts";
import { webhookEvents } from "./webhookEvents.ts";

/** The topic of a note that empties the list. */
export const clearedTopic = "cleared";

/** What an entry told. `known`: it was known before. */
export type Told =
  | {
      readonly kind: "accepted";
      readonly news: "new" | "known";
      readonly delivery: Delivery;
      readonly origin: Origin;
      readonly latencyMs: number | undefined;
    }
  | { readonly kind: "event"; readonly news: "new" | "known"; readonly event: WebhookEvent };

/** How many messages are found in the journal, and in how many of its entries: one that comes again and again is found where it came first. */
const foundLimit = usualLimits.messages;
const entryLimit = 64;

/** How much of an id the log shows, in characters, and of how many ids that is remembered. */
const endLength = 6;
const endLimit = 5000;

/** What all entries of a journal add up to. It is the one reader of them, and forgets the oldest of what grows without end. */
export class JournalState {
  readonly #ledger = new Ledger();
  readonly #list = new DeliveryList();
  readonly #found = new Map<string, string[]>();
  readonly #byEnd = new Map<string, string>();
  readonly #refusals = new Map<string, Refusal>();
  readonly #groups = new Groups();
  readonly #lastSent = new Map<string | undefined, string>();
  readonly #correspondence = new Correspondence(this.#ledger.origins);

  get deliveries(): Ledger {
    return this.#ledger;
  }

  get list(): DeliveryList {
    return this.#list;
  }

  /** How many messages are found in the journal. */
  get foundCount(): number {
    return this.#found.size;
  }

  /** Where a message or call is found in the journal, oldest entry first. */
  entriesOf(wamid: string): readonly string[] {
    return this.#found.get(wamid) ?? [];
  }

  /** What customers wrote in the conversation of a document, oldest first. */
  writtenIn(document: string): readonly InboundMessage[] {
    return this.#correspondence.of(document);
  }

  /** What is known of a group; `undefined`: nothing. */
  group(id: string): GroupFacts | undefined {
    return this.#groups.of(id);
  }

  /** Why the newest send of a place was not taken; `undefined`: it was, or there was none. */
  refusalAt(place: Pick<Origin, "document" | "index">): Refusal | undefined {
    return this.#refusals.get(placeKey(place));
  }

  /** The message or call heard of last whose id ends like this, among those heard of lately: the log shows no more of an id. */
  endingIn(end: string): string | undefined {
    return this.#byEnd.get(end);
  }

  /** The message that an account sent last from here; another account's API knows nothing of it. */
  lastSentOf(account: string): string | undefined {
    return this.#lastSent.get(account);
  }

  /** Takes in an entry, old or new; one without an id is in no journal. */
  take(entry: JournalEntry, id: string | undefined): readonly Told[] {
    switch (entry.kind) {
      case "webhook":
        return this.#webhook(entry, id);
      case "send":
        return this.#send(entry, id);
      case "note":
        if (entry.topic === clearedTopic) this.#list.clear();
        return [];
      default:
        return entry satisfies never;
    }
  }

  #webhook(entry: WebhookEntry, id: string | undefined): Told[] {
    const events = webhookEvents(entry);
    if (events.some(standsInChat))
      for (const message of readInbound(parsedBody(entry.raw), entry.receivedAtMs)) {
        this.#correspondence.take(entry.source, message);
        const group = message.content.type === "system" ? message.content.system.group : undefined;
        if (group) this.#groups.take(message.from, group);
      }
    return events.map(event => {
      const news = this.#ledger.apply(event);
      if (event.kind === "status") this.#named(entry.source, event);
      if (event.kind !== "other") {
        const wamid = event.kind === "call" ? event.callId : event.wamid;
        const kind = event.kind === "inbound" || event.kind === "call" ? event.kind : "sent";
        this.#list.add({ kind, wamid, account: entry.source });
        this.#endsIn(wamid);
        this.#find(wamid, id);
      }
      return { kind: "event", news, event };
    });
  }

  #send(entry: SendEntry, id: string | undefined): Told[] {
    const { answer, recipient, atMs, account, ttlSeconds, document, index, label } = entry;
    const place = placeKey({ document, index });
    if (answer.kind === "refused") this.#refused(place, { code: answer.code, message: answer.message, atMs });
    if (answer.kind !== "accepted") {
      const code = answer.kind === "refused" ? answer.code : undefined;
      const origin = { document, index, label };
      const { kind, message } = answer;
      const key = this.#ledger.attempted({ kind, origin, recipient, atMs, code, message });
      this.#list.add({ kind: "attempt", wamid: key, account });
      this.#find(key, id);
      return [];
    }
    if ((this.#refusals.get(place)?.atMs ?? 0) <= atMs) this.#refusals.delete(place);
    const { wamid, latencyMs } = answer;
    const news = this.#ledger.origins.has(wamid) ? "known" : "new";
    const origin = { document, index, label };
    const type = textOf(fieldsOf(entry.payload)?.type);
    const delivery = this.#ledger.accept({ wamid, recipient, atMs, type, ttlSeconds }, origin);
    const before = this.#ledger.sent.get(this.#lastSent.get(account) ?? "")?.times.accepted;
    if ((before ?? 0) <= atMs) this.#lastSent.set(account, wamid);
    if (recipient !== undefined) this.#correspondence.sent(account, recipient, document);
    this.#list.add({ kind: "sent", wamid, account });
    this.#endsIn(wamid);
    this.#find(wamid, id);
    return [{ kind: "accepted", news, delivery, origin, latencyMs }];
  }

  /** Webhooks may spell a customer otherwise than the payload did: it is the customer who got that message. */
  #named(account: string | undefined, { wamid, recipient }: StatusEvent): void {
    const origin = this.#ledger.origins.get(wamid);
    if (!origin || recipient === undefined) return;
    const isNewest = this.#ledger.newest.get(placeKey(origin)) === wamid;
    if (isNewest) this.#correspondence.sent(account, recipient, origin.document);
  }

  /** Only the newest send of a place counts: two windows tell of theirs in any order. */
  #refused(place: string, refusal: Refusal): void {
    const newest = this.#ledger.newest.get(place);
    const acceptedMs = newest === undefined ? undefined : this.#ledger.sent.get(newest)?.times.accepted;
    if (refusal.atMs < Math.max(acceptedMs ?? 0, this.#refusals.get(place)?.atMs ?? 0)) return;
    this.#refusals.set(place, refusal);
    trim(this.#refusals, foundLimit);
  }

  /** The log shows no more of an id than its end. */
  #endsIn(wamid: string): void {
    const end = wamid.slice(-endLength);
    this.#byEnd.delete(end);
    this.#byEnd.set(end, wamid);
    trim(this.#byEnd, endLimit);
  }

  #find(wamid: string, id: string | undefined): void {
    if (id === undefined) return;
    const known = this.#found.get(wamid);
    if (known) {
      if (known.at(-1) !== id && known.length < entryLimit) known.push(id);
      return;
    }
    this.#found.set(wamid, [id]);
    trim(this.#found, foundLimit);
  }
}

/** Most webhooks are statuses: they are not read for what stands in a conversation. */
function standsInChat(event: WebhookEvent): boolean {
  return event.kind === "other" ? tellsOfGroups(event.field) : event.kind !== "status";
}
