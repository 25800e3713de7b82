import * as vscode from "vscode";
import { lastInbound, lastSentId, newestDelivery } from "../core/delivery/deliveries.ts";
import type { Delivery } from "../core/delivery/delivery.ts";
import { describeAccepted, describeEvent, describeState } from "../core/delivery/describe.ts";
import { Ledger } from "../core/delivery/ledger.ts";
import { readWebhook } from "../core/delivery/readWebhook.ts";
import type { InboundEvent, WebhookEvent } from "../core/delivery/webhookEvent.ts";
import type { Sent } from "../node/cloudApi/sendMessage.ts";
import { Disposable } from "./disposable.ts";
import { nameOf } from "./messageDocument.ts";
import type { SendRequest } from "./sending.ts";

/** What became of every message, and the log that tells it. */
export class DeliveryBook extends Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #deliveries = new Ledger();
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(log: vscode.LogOutputChannel) {
    super();
    this.#log = log;
  }

  /** The newest send of a payload; `undefined` where it was never sent in this session. */
  newest(uri: vscode.Uri, index: number): Delivery | undefined {
    return newestDelivery(this.#deliveries, uri.toString(), index);
  }

  stateOf(uri: vscode.Uri, index: number): string | undefined {
    const delivery = this.newest(uri, index);
    return delivery && describeState(delivery, Date.now());
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

  accepted(request: SendRequest, sent: Sent): void {
    const label = nameOf(request.uri);
    const { to } = request.body;
    const delivery = this.#deliveries.accept(
      {
        wamid: sent.wamid,
        recipient: typeof to === "string" ? to : sent.input,
        atMs: Date.now(),
      },
      { document: request.uri.toString(), index: request.index, label },
    );
    this.#log.info(describeAccepted(delivery, label, sent.latencyMs));
    this.#onDidChange.fire();
  }

  /** Takes in a webhook whose signature is right; `raw` goes to the log at trace level. */
  webhook(raw: string, body: unknown, receivedAtMs: number): void {
    this.#log.trace(raw);
    for (const event of readWebhook(body, receivedAtMs)) {
      this.#deliveries.apply(event);
      this.#tell(event, receivedAtMs);
    }
    this.#onDidChange.fire();
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
  }

  #tell(event: WebhookEvent, receivedAtMs: number): void {
    const wamid = event.kind === "status" ? event.wamid : "";
    const { level, line } = describeEvent(event, {
      label: this.#deliveries.origins.get(wamid)?.label,
      delivery: this.#deliveries.sent.get(wamid),
      receivedAtMs,
    });
    this.#log[level](line);
  }
}
