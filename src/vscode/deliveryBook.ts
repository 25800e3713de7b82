import * as vscode from "vscode";
import { type CustomerServiceWindow, windowOf } from "../core/delivery/customerServiceWindow.ts";
import { type Deliveries, lastInbound, lastSentId, newestDelivery } from "../core/delivery/deliveries.ts";
import type { Delivery } from "../core/delivery/delivery.ts";
import { DeliveryList } from "../core/delivery/deliveryList.ts";
import { describeAccepted, describeEvent, describeState } from "../core/delivery/describe.ts";
import { fieldsOf } from "../core/delivery/fields.ts";
import { Ledger } from "../core/delivery/ledger.ts";
import { readWebhook } from "../core/delivery/readWebhook.ts";
import type { InboundEvent, WebhookEvent } from "../core/delivery/webhookEvent.ts";
import type { Sent } from "../node/cloudApi/sendMessage.ts";
import type { SendEntry, StoredEntry, WebhookEntry } from "../node/journal/entry.ts";
import { Disposable } from "./disposable.ts";
import { nameOf } from "./messageDocument.ts";
import type { SendRequest } from "./sendRequest.ts";

/** Why the book changed: what is shown of a message follows the first, everything else the second. */
export type BookChange = "message" | "list";

/** Whether what is taken in is told in the log, or was told before. */
type Telling = "tell" | "quietly";

/** What became of every message, and the log that tells it. */
export class DeliveryBook extends Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #deliveries = new Ledger();
  readonly #list = new DeliveryList();
  /** Where each message is found in the journal. */
  readonly #entries = new Map<string, string[]>();
  /** When the newest event of a message was told: lines show the time since the one before. */
  readonly #toldAtMs = new Map<string, number>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<BookChange>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(log: vscode.LogOutputChannel) {
    super();
    this.#log = log;
  }

  get deliveries(): Deliveries {
    return this.#deliveries;
  }

  get list(): DeliveryList {
    return this.#list;
  }

  /** The newest send of a payload; `undefined` where it was never sent, or is forgotten. */
  newest(uri: vscode.Uri, index: number): Delivery | undefined {
    return newestDelivery(this.#deliveries, uri.toString(), index);
  }

  stateOf(uri: vscode.Uri, index: number): string | undefined {
    const delivery = this.newest(uri, index);
    return delivery && describeState(delivery, Date.now());
  }

  /** What is known of a message; `undefined` where it is none of ours. */
  delivery(wamid: string): Delivery | undefined {
    return this.#deliveries.sent.get(wamid);
  }

  /** Whether a message of the business is known only by its webhooks: something else sent it. */
  cameFromElsewhere(wamid: string): boolean {
    return this.#deliveries.sent.has(wamid) && !this.#deliveries.origins.has(wamid);
  }

  /** The customer service window of a recipient; `undefined` where no message of theirs is known. */
  windowOf(recipient: string): CustomerServiceWindow | undefined {
    return windowOf(this.#deliveries, recipient, Date.now());
  }

  lastSentId(): string | undefined {
    return lastSentId(this.#deliveries);
  }

  lastInboundId(customer: string | undefined): string | undefined {
    return customer === undefined ? undefined : lastInbound(this.#deliveries, customer)?.wamid;
  }

  /** The newest message of each customer, newest customer first. */
  newestInbound(): readonly InboundEvent[] {
    return [...this.#deliveries.inbound.values()].reverse();
  }

  /** The messages sent from here, newest first, with the file they came from. */
  sentFromHere(): readonly { readonly wamid: string; readonly label: string; readonly atMs: number }[] {
    return [...this.#deliveries.origins].reverse().map(([wamid, { label }]) => ({
      wamid,
      label,
      atMs: this.#deliveries.sent.get(wamid)?.times.accepted ?? 0,
    }));
  }

  /** Where a message is found in the journal, oldest entry first. */
  entriesOf(wamid: string): readonly string[] {
    return this.#entries.get(wamid) ?? [];
  }

  accepted(request: SendRequest, sent: Sent): void {
    const { to } = request.body;
    this.#accept(
      {
        wamid: sent.wamid,
        latencyMs: sent.latencyMs,
        atMs: Date.now(),
        account: request.account.id,
        recipient: typeof to === "string" ? to : (sent.input ?? sent.userId),
        payload: request.body,
        ttlSeconds: undefined,
        document: request.uri.toString(),
        index: request.index,
        label: nameOf(request.uri),
      },
      "tell",
    );
    this.#onDidChange.fire("message");
  }

  /** Takes in what the journal has: an entry of the past `quietly`, a new one with a line in the log. */
  take({ id, entry }: StoredEntry, telling: Telling): void {
    if (entry.kind === "webhook") this.#webhook(entry, id, telling);
    else if (entry.kind === "send") this.#send(entry, id, telling);
    else if (entry.topic === clearedTopic) this.#list.clear();
    if (telling === "tell") this.#onDidChange.fire(entry.kind === "note" ? "list" : "message");
  }

  /** A webhook that no journal could keep. */
  webhook(entry: WebhookEntry): void {
    this.#webhook(entry, undefined, "tell");
    this.#onDidChange.fire("message");
  }

  /** Everything of the past has been taken in. */
  restored(): void {
    this.#onDidChange.fire("list");
  }

  /** A customer's message that was there before anybody listened; it is no news. */
  knownInbound(wamid: string, from: string, timestampMs: number): void {
    this.#deliveries.apply({
      kind: "inbound",
      phoneNumberId: undefined,
      wamid,
      from,
      timestampMs,
      type: "text",
      summary: "",
      contextWamid: undefined,
    });
    this.#onDidChange.fire("message");
  }

  #send(entry: SendEntry, id: string, telling: Telling): void {
    const { answer } = entry;
    if (answer.kind !== "accepted") return;
    this.#accept({ ...entry, wamid: answer.wamid, latencyMs: answer.latencyMs }, telling);
    this.#found(answer.wamid, id);
  }

  #accept(
    sent: Pick<
      SendEntry,
      "atMs" | "account" | "document" | "index" | "label" | "recipient" | "payload" | "ttlSeconds"
    > & { readonly wamid: string; readonly latencyMs: number | undefined },
    telling: Telling,
  ): void {
    const { wamid, recipient, atMs, ttlSeconds, document, index, label, latencyMs } = sent;
    const isNews = this.#deliveries.origins.get(wamid) === undefined;
    const type = fieldsOf(sent.payload)?.type;
    const delivery = this.#deliveries.accept(
      { wamid, recipient, atMs, ttlSeconds, type: typeof type === "string" ? type : undefined },
      { document, index, label },
    );
    this.#list.add({ kind: "sent", wamid, account: sent.account });
    if (telling !== "tell" || !isNews) return;
    this.#log.info(describeAccepted(delivery, label, latencyMs ?? 0));
    this.#toldAtMs.set(wamid, atMs);
  }

  #webhook({ raw, receivedAtMs, source }: WebhookEntry, id: string | undefined, telling: Telling): void {
    const text = raw.toString("utf8");
    if (telling === "tell") this.#log.trace(text);
    for (const event of readWebhook(parsed(text), receivedAtMs)) {
      const news = this.#deliveries.apply(event);
      if (event.kind === "status" || event.kind === "payment" || event.kind === "inbound") {
        const kind = event.kind === "inbound" ? "inbound" : "sent";
        this.#list.add({ kind, wamid: event.wamid, account: source });
        if (id !== undefined) this.#found(event.wamid, id);
      }
      if (telling === "tell") this.#tell(event, receivedAtMs, news);
    }
  }

  #found(wamid: string, id: string): void {
    const known = this.#entries.get(wamid);
    if (!known) this.#entries.set(wamid, [id]);
    else if (known.at(-1) !== id && known.length < entryLimit) known.push(id);
  }

  #tell(event: WebhookEvent, receivedAtMs: number, news: "new" | "known"): void {
    const wamid = event.kind === "status" || event.kind === "payment" ? event.wamid : "";
    const { level, line } = describeEvent(event, {
      label: this.#deliveries.origins.get(wamid)?.label,
      delivery: this.#deliveries.sent.get(wamid),
      receivedAtMs,
      beforeMs: this.#toldAtMs.get(wamid),
    });
    if (news === "known") this.#log.debug(`again: ${line}`);
    else this.#log[level](line);
    if (wamid === "") return;
    this.#toldAtMs.delete(wamid);
    this.#toldAtMs.set(wamid, receivedAtMs);
    for (const oldest of this.#toldAtMs.keys()) {
      if (this.#toldAtMs.size <= toldLimit) break;
      this.#toldAtMs.delete(oldest);
    }
  }
}

/** The note that empties the list. */
export const clearedTopic = "cleared";

/** A webhook that came again and again is found where it came first; and messages whose times are remembered. */
const entryLimit = 64;
const toldLimit = 1000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
