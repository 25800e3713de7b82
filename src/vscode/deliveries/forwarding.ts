import * as vscode from "vscode";
import type { WebhookEntry } from "../../node/journal/entry.ts";
import type { Forwarder } from "../../node/webhooks/forwarder.ts";
import { requireTrust } from "../accountCommands.ts";
import type { DeliveryBook } from "../deliveryBook.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";
import { askSteps } from "../inputSteps.ts";

const urlKey = "wamsg.forwardTo";
const retriesKey = "wamsg.forwardRetries";

/** Passes each webhook that arrives in this window on to the developer's own server, byte for byte. */
export class Forwarding extends Disposable {
  readonly #state: vscode.Memento;
  readonly #log: vscode.LogOutputChannel;
  readonly #book: DeliveryBook;
  readonly #journal: DeliveryJournal;
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
    this.own(journal.onDidReceive(webhook => void this.#forward(webhook)));
    this.own({ dispose: () => void this.#close() });
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
    const stored = await Promise.all(this.#book.entriesOf(wamid).map(id => this.#journal.find(id)));
    const webhooks = stored.map(it => it?.entry).filter(entry => entry?.kind === "webhook");
    if (webhooks.length === 0)
      vscode.window.showInformationMessage(
        "No webhook about this message was kept, so none can be sent again.",
      );
    for (const webhook of webhooks) await this.#forward(webhook);
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
          detail: "At once, then ever more seldom for 36 hours, while this window is open",
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

  async #forward(webhook: WebhookEntry): Promise<void> {
    const { url } = this;
    if (url === undefined || !vscode.workspace.isTrusted || this.disposed) return;
    this.#forwarder ??= this.#open(url);
    (await this.#forwarder).forward(webhook);
  }

  async #open(address: string): Promise<Forwarder> {
    const { describeForward, Forwarder } = await import("../../node/webhooks/forwarder.ts");
    const url = new URL(address);
    return new Forwarder({
      url,
      retries: this.#state.get<boolean>(retriesKey) === true,
      told: outcome => {
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
