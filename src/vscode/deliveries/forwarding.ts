import * as vscode from "vscode";
import type { WebhookEntry } from "../../node/journal/entry.ts";
import type { Forwardable, Forwarder } from "../../node/webhooks/forwarder.ts";
import { requireTrust } from "../accountCommands.ts";
import type { DeliveryBook } from "../deliveryBook.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";
import { askSteps } from "../inputSteps.ts";
import { throttled } from "../throttled.ts";

const urlKey = "wamsg.forwardTo";
const retriesKey = "wamsg.forwardRetries";
const unsettledKey = "wamsg.forwardUnsettled";

/** What is written down of webhooks that are still to be taken: how many, and how long after a change, in milliseconds. */
const writtenDown = 1000;
const writeGapMs = 1000;

/** Passes each webhook that arrives in this window on to the developer's own server, byte for byte. */
export class Forwarding extends Disposable {
  readonly #state: vscode.Memento;
  readonly #log: vscode.LogOutputChannel;
  readonly #book: DeliveryBook;
  readonly #journal: DeliveryJournal;
  readonly #ids = new WeakMap<Forwardable, string>();
  readonly #changed: () => void;
  #forwarder: Promise<Forwarder> | undefined;

  constructor(
    state: vscode.Memento,
    log: vscode.LogOutputChannel,
    book: DeliveryBook,
    journal: DeliveryJournal,
  ) {
    super();
    this.#state = state;
    this.#log = log;
    this.#book = book;
    this.#journal = journal;
    this.#changed = this.own(throttled(() => void this.#writeDown(), writeGapMs));
    this.own(journal.onDidReceive(({ webhook, id }) => void this.#forward(webhook, id)));
    this.own({ dispose: () => void this.#close() });
    void this.#goOn();
  }

  get url(): string | undefined {
    return this.#state.get<string>(urlKey);
  }

  /** `Forward Webhooks to…`: asks for the address; an empty one ends it. */
  async ask(): Promise<void> {
    if (!(await requireTrust())) return;
    const { readForwardUrl } = await import("../../node/webhooks/forwarder.ts");
    const answers = await askSteps("Forward Webhooks to…", [
      {
        key: "url",
        prompt:
          "Each webhook is posted there as it came, with its signature. Leave it empty to forward no more.",
        placeholder: "http://127.0.0.1:3000/webhook",
        value: this.url ?? "",
        validate: text =>
          text === "" || readForwardUrl(text)
            ? undefined
            : "An address begins with http:// or https://, such as http://127.0.0.1:3000/webhook.",
      },
    ]);
    if (!answers) return;
    const url = answers.url === "" ? undefined : answers.url;
    const retries = url !== undefined && (await this.#askRetries());
    if (retries === undefined) return;
    await this.#close();
    await this.#state.update(unsettledKey, undefined);
    await this.#state.update(urlKey, url);
    await this.#state.update(retriesKey, retries);
    this.#log.info(
      url === undefined
        ? "Webhooks are not forwarded any more."
        : `Webhooks are forwarded to ${url}${retries ? ", and again where they are not taken" : ""}.`,
    );
  }

  /** `Resend Webhook`: posts what was received of a message once more. */
  async resend(wamid: string): Promise<void> {
    if (this.url === undefined) await this.ask();
    if (this.url === undefined) return;
    if ((await this.#forwardKept(this.#book.entriesOf(wamid))) === 0)
      vscode.window.showInformationMessage(
        "No webhook about this message was kept, so none can be sent again.",
      );
  }

  /** Webhooks that the server had not taken when the window closed are sent again from the beginning. */
  async #goOn(): Promise<void> {
    const ids = this.#state.get<readonly string[]>(unsettledKey, []);
    const { url } = this;
    if (ids.length === 0 || url === undefined || !this.#retries || !vscode.workspace.isTrusted) return;
    await this.#journal.ready();
    const count = await this.#forwardKept(ids);
    if (count > 0)
      this.#log.info(
        `⇢ ${new URL(url).host}  ${count} ${count === 1 ? "webhook" : "webhooks"} that it had not taken when the window closed: sent again`,
      );
  }

  /** How many of these entries are webhooks that were kept. */
  async #forwardKept(ids: readonly string[]): Promise<number> {
    const stored = await Promise.all(ids.map(id => this.#journal.find(id)));
    let count = 0;
    for (const it of stored) {
      if (it?.entry.kind !== "webhook") continue;
      count++;
      await this.#forward(it.entry, it.id);
    }
    return count;
  }

  get #retries(): boolean {
    return this.#state.get<boolean>(retriesKey) === true;
  }

  async #writeDown(): Promise<void> {
    const unsettled = (await this.#forwarder)?.unsettled ?? [];
    const ids = unsettled.slice(0, writtenDown).flatMap(webhook => this.#ids.get(webhook) ?? []);
    await this.#state.update(unsettledKey, ids.length > 0 ? ids : undefined);
  }

  async #askRetries(): Promise<boolean | undefined> {
    const picked = await vscode.window.showQuickPick(
      [
        {
          label: "Once",
          detail: "What your server does not answer with 200 is told in Wamsg Deliveries",
          retries: false,
        },
        {
          label: "Again, as Meta does",
          detail:
            "At once, then ever more seldom for 36 hours; after a reload of the window from the beginning",
          retries: true,
        },
      ],
      {
        title: "Forward Webhooks to…",
        placeHolder: "How often is a webhook sent that your server does not take?",
      },
    );
    return picked?.retries;
  }

  async #forward(webhook: WebhookEntry, id: string | undefined): Promise<void> {
    const { url } = this;
    if (url === undefined || !vscode.workspace.isTrusted || this.disposed) return;
    this.#forwarder ??= this.#open(url);
    if (id !== undefined) this.#ids.set(webhook, id);
    (await this.#forwarder).forward(webhook);
    if (this.#retries) this.#changed();
  }

  async #open(address: string): Promise<Forwarder> {
    const { describeForward, Forwarder } = await import("../../node/webhooks/forwarder.ts");
    const url = new URL(address);
    return new Forwarder({
      url,
      retries: this.#retries,
      told: outcome => {
        if (this.#retries) this.#changed();
        const line = `⇢ ${url.host}${url.pathname}  ${describeForward(outcome)}`;
        if (outcome.taken) this.#log.info(line);
        else this.#log.warn(line);
      },
    });
  }

  async #close(): Promise<void> {
    const forwarder = this.#forwarder;
    this.#forwarder = undefined;
    await (await forwarder)?.close();
  }
}
