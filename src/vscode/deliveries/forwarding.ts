import * as vscode from "vscode";
import { fieldsOf, itemsOf } from "../../core/delivery/fields.ts";
import type { WebhookEntry } from "../../node/journal/entry.ts";
import type { Forwardable, Forwarder } from "../../node/webhooks/forwarder.ts";
import {
  type ForwardTarget,
  loopDetected,
  readForwardTarget,
  readForwardUrl,
  toldAddress,
} from "../../node/webhooks/forwardTarget.ts";
import { requireTrust } from "../accountCommands.ts";
import type { DeliveryBook } from "../deliveryBook.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";
import { askSteps } from "../inputSteps.ts";
import { throttled } from "../throttled.ts";

const targetKey = "wamsg.forwardTo";
const unsettledKey = "wamsg.forwardUnsettled";

/** What is written down of webhooks that are still to be taken: how many, and how long after a change, in milliseconds. */
const writtenDown = 1000;
const writeGapMs = 1000;

/** Where the webhooks of an account are passed on to, whichever window they come to. */
export interface SharedTarget {
  readonly accountId: string;
  readonly target: ForwardTarget | undefined;
}

/** Passes each webhook that arrives in this window on to the developer's own server, byte for byte. */
export class Forwarding extends Disposable {
  readonly #state: vscode.Memento;
  readonly #log: vscode.LogOutputChannel;
  readonly #book: DeliveryBook;
  readonly #journal: DeliveryJournal;
  readonly #ids = new WeakMap<Forwardable, string>();
  readonly #changed: () => void;
  /** By the targets they pass on to, as JSON. */
  readonly #forwarders = new Map<
    string,
    { readonly target: ForwardTarget; readonly opened: Promise<Forwarder> }
  >();
  #shared: SharedTarget | undefined;
  #toldOfLoop = false;
  readonly #onDidChoose = this.own(new vscode.EventEmitter<ForwardTarget | undefined>());
  /** The person said here where webhooks go on to, or that they do no more. */
  readonly onDidChoose = this.#onDidChoose.event;
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

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

  /** What the person chose in this window. */
  get chosen(): ForwardTarget | undefined {
    return readForwardTarget(this.#state.get<unknown>(targetKey));
  }

  /** Where the webhooks of an account are passed on to that come to this window. */
  targetOf(accountId: string | undefined): ForwardTarget | undefined {
    return this.#shared && this.#shared.accountId === accountId ? this.#shared.target : this.chosen;
  }

  /** The webhooks of an account come to this window, and are passed on as in the window before; with `undefined`: no more. */
  share(shared: SharedTarget | undefined): void {
    this.#shared = shared;
    this.#onDidChange.fire();
  }

  /** `Forward Webhooks to…`: asks for the address; an empty one ends it. */
  async ask(): Promise<void> {
    if (!(await requireTrust())) return;
    const answers = await askSteps("Forward Webhooks to…", [
      {
        key: "url",
        prompt:
          "Each webhook is posted there as it came, with its signature. Leave it empty to forward no more.",
        placeholder: "http://127.0.0.1:3000/webhook",
        value: (this.#shared ? this.#shared.target : this.chosen)?.url ?? "",
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
    const target = url === undefined ? undefined : { url, retries };
    await this.#close();
    await this.#state.update(unsettledKey, undefined);
    await this.#state.update(targetKey, target);
    if (this.#shared) this.#shared = { ...this.#shared, target };
    this.#toldOfLoop = false;
    this.#log.info(
      target === undefined
        ? "Webhooks are not forwarded any more."
        : `Webhooks are forwarded to ${toldAddress(target.url)}${retries ? ", and again where they are not taken" : ""}.`,
    );
    this.#onDidChange.fire();
    this.#onDidChoose.fire(target);
  }

  /** `Resend Webhook`: posts what was received of a message once more. */
  async resend(wamid: string): Promise<void> {
    const kept = await this.#kept(this.#book.entriesOf(wamid));
    if (kept.length === 0) {
      vscode.window.showInformationMessage(
        "No webhook about this message was kept, so none can be sent again.",
      );
      return;
    }
    if (kept.some(({ webhook }) => this.targetOf(webhook.source) === undefined)) await this.ask();
    for (const { webhook, id } of kept) await this.#forward(webhook, id);
  }

  /** Webhooks that the server had not taken when the window closed are sent again from the beginning. */
  async #goOn(): Promise<void> {
    const written = itemsOf(this.#state.get<unknown>(unsettledKey));
    if (written.length === 0 || !vscode.workspace.isTrusted) return;
    await this.#journal.ready();
    for (const it of written) {
      const target = readForwardTarget(it);
      const kept = target && (await this.#kept(itemsOf(fieldsOf(it)?.ids).map(String)));
      if (!kept || kept.length === 0) continue;
      for (const { webhook, id } of kept) await this.#passOn(webhook, id, target);
      this.#log.info(
        `⇢ ${new URL(target.url).host}  ${kept.length} ${kept.length === 1 ? "webhook" : "webhooks"} that it had not taken when the window closed: sent again`,
      );
    }
  }

  /** Those of these entries that are webhooks and were kept. */
  async #kept(ids: readonly string[]): Promise<readonly { webhook: WebhookEntry; id: string }[]> {
    const stored = await Promise.all(ids.map(id => this.#journal.find(id)));
    return stored.flatMap(it => (it?.entry.kind === "webhook" ? [{ webhook: it.entry, id: it.id }] : []));
  }

  async #writeDown(): Promise<void> {
    const written: object[] = [];
    for (const { target, opened } of this.#forwarders.values()) {
      const { unsettled } = await opened;
      const ids = unsettled.slice(0, writtenDown).flatMap(webhook => this.#ids.get(webhook) ?? []);
      if (target.retries && ids.length > 0) written.push({ ...target, ids });
    }
    await this.#state.update(unsettledKey, written.length > 0 ? written : undefined);
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
    const target = this.targetOf(webhook.source);
    if (target) await this.#passOn(webhook, id, target);
  }

  async #passOn(webhook: WebhookEntry, id: string | undefined, target: ForwardTarget): Promise<void> {
    if (!vscode.workspace.isTrusted || this.disposed) return;
    const key = JSON.stringify(target);
    const forwarder = this.#forwarders.get(key) ?? { target, opened: this.#open(target) };
    this.#forwarders.set(key, forwarder);
    if (id !== undefined) this.#ids.set(webhook, id);
    (await forwarder.opened).forward(webhook);
    if (target.retries) this.#changed();
  }

  async #open(target: ForwardTarget): Promise<Forwarder> {
    const { describeForward, Forwarder } = await import("../../node/webhooks/forwarder.ts");
    const url = new URL(target.url);
    return new Forwarder({
      url,
      retries: target.retries,
      told: outcome => {
        if (target.retries) this.#changed();
        const line = `⇢ ${url.host}${url.pathname}  ${describeForward(outcome)}`;
        if (outcome.taken) this.#log.info(line);
        else this.#log.warn(line);
        if (outcome.status === loopDetected) this.#tellOfLoop(url);
      },
    });
  }

  #tellOfLoop(url: URL): void {
    if (this.#toldOfLoop) return;
    this.#toldOfLoop = true;
    const choose = "Forward Webhooks to…";
    vscode.window
      .showWarningMessage(
        `${url.host} is where Wamsg itself receives webhooks, so they go nowhere from there. Give the address of your own server.`,
        choose,
      )
      .then(choice => (choice === choose ? this.ask() : undefined));
  }

  async #close(): Promise<void> {
    const forwarders = [...this.#forwarders.values()];
    this.#forwarders.clear();
    await Promise.all(forwarders.map(async ({ opened }) => (await opened).close()));
  }
}
