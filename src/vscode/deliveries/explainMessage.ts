import * as vscode from "vscode";
import { deadlineOf, isPresumedDropped } from "../../core/delivery/deadline.ts";
import type { ListedMessage } from "../../core/delivery/deliveryList.ts";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import type { AccountFacts } from "../../core/delivery/why/deliveryFacts.ts";
import { explainDelivery } from "../../core/delivery/why/explainDelivery.ts";
import type { Sender } from "../../node/cloudApi/sendMessage.ts";
import type { Account } from "../accounts.ts";
import type { DeliveryBook } from "../deliveryBook.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";
import type { WindowOf } from "./windowItem.ts";

const scheme = "wamsg-why";

/** What an explanation needs from the rest of the extension. */
export interface ExplainingPorts {
  readonly book: DeliveryBook;
  readonly journal: DeliveryJournal;
  /** The account that a message belongs to; the current one where that is not known. */
  account(id: string | undefined): Account;
  isListening(account: Account): boolean;
  readonly window: WindowOf;
  /** The way to the account's API; `undefined` where asking would need a question to the person. */
  connect(account: Account): Promise<Sender | undefined>;
  /** The category of a template as it is defined in the workspace. */
  templateCategory(document: string | undefined, name: string, language: string): string | undefined;
}

/** "Why is this not delivered?": a page that is written anew each time it is asked for. */
export class Explanations extends Disposable implements vscode.TextDocumentContentProvider {
  readonly #ports: ExplainingPorts;
  readonly #pages = new Map<string, string>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(ports: ExplainingPorts) {
    super();
    this.#ports = ports;
    this.own(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  /** A page that was open when the window was reloaded is written anew. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const known = this.#pages.get(uri.toString());
    if (known !== undefined) return known;
    await this.#ports.journal.ready();
    const wamid = decodeURIComponent(uri.query);
    const page = await this.#page({ kind: "sent", wamid, account: undefined });
    return page ?? "Nothing is known of this message any more.";
  }

  async explain(message: ListedMessage): Promise<void> {
    const page = await vscode.window.withProgress(
      { location: { viewId: "wamsg.deliveries" }, title: "Looking for the reason" },
      () => this.#page(message),
    );
    if (page === undefined) {
      vscode.window.showInformationMessage("Nothing is known of this message any more.");
      return;
    }
    const name = "Why is this not delivered.md";
    const uri = vscode.Uri.from({ scheme, path: `/${name}`, query: encodeURIComponent(message.wamid) });
    this.#pages.set(uri.toString(), page);
    this.#onDidChange.fire(uri);
    // Without the built-in Markdown preview the page is still readable as text.
    if (vscode.extensions.getExtension("vscode.markdown-language-features"))
      await vscode.commands.executeCommand("markdown.showPreview", uri);
    else await vscode.window.showTextDocument(uri);
  }

  async #page({ wamid, account: accountId }: ListedMessage): Promise<string | undefined> {
    const { book, journal } = this.#ports;
    const delivery = book.delivery(wamid);
    if (!delivery) return undefined;
    const account = this.#ports.account(accountId);
    const origin = book.deliveries.origins.get(wamid);
    const stored = await Promise.all(book.entriesOf(wamid).map(id => journal.find(id)));
    const payload = stored.map(it => it?.entry).find(entry => entry?.kind === "send")?.payload;
    const nowMs = Date.now();
    const { countryOf } = await import("../../core/phoneNumber.ts");
    const facts = {
      delivery,
      nowMs,
      payload,
      templateCategory: this.#categoryOf(payload, origin?.document),
      window: delivery.recipient === undefined ? undefined : this.#ports.window(account, delivery.recipient),
      deadlineMs: deadlineOf(delivery),
      presumedDropped: isPresumedDropped(delivery, nowMs),
      listening: this.#ports.isListening(account),
      simulated: account.simulated,
      accountName: account.name,
      account: await this.#accountFacts(account),
      country: delivery.recipient === undefined ? undefined : countryOf(delivery.recipient),
    };
    return explainDelivery(facts, origin?.label);
  }

  #categoryOf(payload: unknown, document: string | undefined): string | undefined {
    const template = fieldsOf(fieldsOf(payload)?.template);
    const name = textOf(template?.name);
    const language = textOf(fieldsOf(template?.language)?.code);
    return name && language ? this.#ports.templateCategory(document, name, language) : undefined;
  }

  async #accountFacts(account: Account): Promise<AccountFacts> {
    if (account.simulated) return {};
    try {
      const sender = await this.#ports.connect(account);
      if (!sender) return { unknown: "it has no access token here." };
      const { readSendingHealth } = await import("../../node/cloudApi/readSendingHealth.ts");
      return await readSendingHealth(sender, { timeoutMs: 10_000 });
    } catch (error) {
      return { unknown: error instanceof Error ? error.message : String(error) };
    }
  }
}
