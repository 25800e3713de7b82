import * as vscode from "vscode";
import { type CustomerServiceWindow, windowOf } from "../core/delivery/customerServiceWindow.ts";
import { type Chat, type Deliveries, lastInbound, newestDelivery } from "../core/delivery/deliveries.ts";
import type { Delivery } from "../core/delivery/delivery.ts";
import type { DeliveryList } from "../core/delivery/deliveryList.ts";
import { describeAccepted, describeEvent, describeState } from "../core/delivery/describe.ts";
import type { Refusal } from "../core/delivery/refusal.ts";
import { trim } from "../core/delivery/trim.ts";
import type { InboundEvent } from "../core/delivery/webhookEvent.ts";
import type { GroupFacts } from "../core/replies/groups.ts";
import { receivedReplies } from "../core/replies/receivedReplies.ts";
import type { Reply } from "../core/replies/reply.ts";
import type { JournalEntry } from "../node/journal/entry.ts";
import { JournalState, type Told } from "../node/journal/journalState.ts";
import { Disposable } from "./disposable.ts";

/** Why the book changed: what is shown of a message follows the first, everything else the second. */
export type BookChange = "message" | "list";

/** Whether what is taken in is told in the log, or was told before. */
type Telling = "tell" | "quietly";

/** What became of every message, and the log that tells it. */
export class DeliveryBook extends Disposable {
  readonly #log: vscode.LogOutputChannel;
  #state = new JournalState();
  /** What everything of the past adds up to, while it is read; until then only the newest of it is shown. */
  #coming: JournalState | undefined;
  /** When the newest event of a message was told: lines show the time since the one before. */
  readonly #toldAtMs = new Map<string, number>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<BookChange>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(log: vscode.LogOutputChannel) {
    super();
    this.#log = log;
  }

  get deliveries(): Deliveries {
    return this.#state.deliveries;
  }

  get list(): DeliveryList {
    return this.#state.list;
  }

  /** The newest send of a payload; `undefined` where it was never sent, or is forgotten. */
  newest(uri: vscode.Uri, index: number): Delivery | undefined {
    return newestDelivery(this.#state.deliveries, uri.toString(), index);
  }

  /** Why the newest send of a payload was not taken; `undefined`: it was, or there was none. */
  refusal(uri: vscode.Uri, index: number): Refusal | undefined {
    return this.#state.refusalAt({ document: uri.toString(), index });
  }

  /** What customers wrote in the conversation of a document since it was sent; `sent`: its newest deliveries. */
  received(uri: vscode.Uri, sent: readonly (Delivery | undefined)[]): readonly Reply[] {
    const messages = this.#state.writtenIn(uri.toString());
    return receivedReplies(messages, { sent, origins: this.deliveries.origins });
  }

  /** What webhooks told of a group; `undefined`: nothing. */
  group(id: string): GroupFacts | undefined {
    return this.#state.group(id);
  }

  stateOf(uri: vscode.Uri, index: number): string | undefined {
    const delivery = this.newest(uri, index);
    return delivery && describeState(delivery, Date.now());
  }

  /** What is known of a message; `undefined` where it is none of ours. */
  delivery(wamid: string): Delivery | undefined {
    return this.#state.deliveries.sent.get(wamid);
  }

  /** Whether a message of the business is known only by its webhooks: something else sent it. */
  cameFromElsewhere(wamid: string): boolean {
    return this.#state.deliveries.sent.has(wamid) && !this.#state.deliveries.origins.has(wamid);
  }

  /** A customer service window as the webhooks tell it; `undefined` where no message of the customer is known. */
  windowOf(chat: Chat): CustomerServiceWindow | undefined {
    return windowOf(this.#state.deliveries, chat, Date.now());
  }

  lastSentId(account: string): string | undefined {
    return this.#state.lastSentOf(account);
  }

  lastInboundId(chat: Chat): string | undefined {
    return lastInbound(this.#state.deliveries, chat)?.wamid;
  }

  /** The newest message of each customer, newest customer first. */
  newestInbound(): readonly InboundEvent[] {
    return [...this.#state.deliveries.inbound.values()].reverse();
  }

  /** The messages sent from here, newest first, with the file they came from. */
  sentFromHere(): readonly { readonly wamid: string; readonly label: string; readonly atMs: number }[] {
    return [...this.#state.deliveries.origins].reverse().map(([wamid, { label }]) => ({
      wamid,
      label,
      atMs: this.#state.deliveries.sent.get(wamid)?.times.accepted ?? 0,
    }));
  }

  /** The message or call heard of lately whose id ends like this. */
  endingIn(end: string): string | undefined {
    return this.#state.endingIn(end);
  }

  /** Where a message is found in the journal, oldest entry first. */
  entriesOf(wamid: string): readonly string[] {
    return this.#state.entriesOf(wamid);
  }

  /** Takes in an entry: one of the past `quietly`, a new one with a line in the log. Without an id, no journal could keep it. */
  take(entry: JournalEntry, id: string | undefined, telling: Telling): void {
    const told = (this.#coming ?? this.#state).take(entry, id);
    if (telling === "quietly") return;
    if (entry.kind === "webhook") this.#log.trace(entry.raw.toString("utf8"));
    for (const it of told) this.#tell(it, entry.kind === "webhook" ? entry.receivedAtMs : entry.atMs);
    this.#onDidChange.fire(entry.kind === "note" ? "list" : "message");
  }

  /** The newest of the past has been taken in and is shown, while all of it is taken in from the beginning. */
  restoring(): void {
    this.#coming = new JournalState();
    this.#onDidChange.fire("list");
  }

  /** Everything of the past has been taken in. */
  restored(): void {
    if (this.#coming) this.#state = this.#coming;
    this.#coming = undefined;
    this.#onDidChange.fire("list");
  }

  /** A customer's message that was there before anybody listened; it is no news. */
  knownInbound({ phoneNumberId, customer }: Chat, wamid: string, timestampMs: number): void {
    for (const state of this.#coming ? [this.#state, this.#coming] : [this.#state])
      state.deliveries.apply({
        kind: "inbound",
        phoneNumberId,
        wamid,
        from: customer,
        timestampMs,
        type: "text",
        summary: "",
        contextWamid: undefined,
      });
    this.#onDidChange.fire("message");
  }

  #tell(told: Told, atMs: number): void {
    if (told.kind === "accepted") {
      if (told.news === "known") return;
      this.#log.info(describeAccepted(told.delivery, told.origin.label, told.latencyMs ?? 0));
      this.#remember(told.delivery.wamid, atMs);
      return;
    }
    const { event, news } = told;
    const wamid = event.kind === "status" || event.kind === "payment" ? event.wamid : undefined;
    const { level, line } = describeEvent(event, {
      label: wamid === undefined ? undefined : this.deliveries.origins.get(wamid)?.label,
      delivery: wamid === undefined ? undefined : this.deliveries.sent.get(wamid),
      receivedAtMs: atMs,
      beforeMs: wamid === undefined ? undefined : this.#toldAtMs.get(wamid),
    });
    if (news === "known") this.#log.debug(`again: ${line}`);
    else this.#log[level](line);
    if (wamid !== undefined) this.#remember(wamid, atMs);
  }

  #remember(wamid: string, atMs: number): void {
    this.#toldAtMs.delete(wamid);
    this.#toldAtMs.set(wamid, atMs);
    trim(this.#toldAtMs, toldLimit);
  }
}

/** Of how many messages it is remembered when they were last told of. */
const toldLimit = 1000;
