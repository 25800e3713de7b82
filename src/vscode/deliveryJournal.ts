import { join } from "node:path";
import * as vscode from "vscode";
import type { JournalEntry, SendEntry, StoredEntry, WebhookEntry } from "../node/journal/entry.ts";
import { clearedTopic } from "../node/journal/journalState.ts";
import type { Journal } from "../node/journal/openJournal.ts";
import type { DeliveryBook } from "./deliveryBook.ts";
import { Disposable } from "./disposable.ts";

/** A webhook, and where it is found in the journal; it may be that none could keep it. */
export interface ReceivedWebhook {
  readonly webhook: WebhookEntry;
  readonly id: string | undefined;
}

/** Keeps what was sent and received over reloads, and shows what other windows sent and received. */
export class DeliveryJournal extends Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #book: DeliveryBook;
  /** Resolves to `undefined` where there is no place to keep anything. */
  #journal: Promise<Journal | undefined>;
  readonly #folder: string;
  #opening: Promise<Journal | undefined> | undefined;
  /** Why there is no place to keep anything. */
  #whyNone: string | undefined;
  readonly #onDidReceive = this.own(new vscode.EventEmitter<ReceivedWebhook>());
  /** A webhook arrived in this window and is kept. */
  readonly onDidReceive = this.#onDidReceive.event;

  readonly #onDidChangeTrouble = this.own(new vscode.EventEmitter<string | undefined>());
  /** Nothing can be kept any more, and why; with `undefined`: it can again. */
  readonly onDidChangeTrouble = this.#onDidChangeTrouble.event;
  #trouble: string | undefined;
  readonly #onDidLead = this.own(new vscode.EventEmitter<void>());
  /** This is now the one of all windows that does what only one may do: the one before it is gone. */
  readonly onDidLead = this.#onDidLead.event;

  constructor(folder: vscode.Uri, log: vscode.LogOutputChannel, book: DeliveryBook) {
    super();
    this.#log = log;
    this.#book = book;
    this.#folder = join(folder.fsPath, "journal");
    this.#journal = this.#open();
    this.own({ dispose: () => void this.close() });
  }

  /** Everything of the past is in the book, or it is known that nothing can be. */
  async ready(): Promise<void> {
    await this.#journal;
  }

  /** Whether this is the one of all windows that does what only one may do. */
  async leads(): Promise<boolean> {
    return (await this.#journal)?.role === "listening";
  }

  /** Keeps an entry; resolves to its id. Rejects where it cannot be kept; whoever sent a webhook then repeats it. */
  async append(entry: JournalEntry): Promise<string | undefined> {
    const journal = await this.#journal;
    if (!journal) {
      this.#book.take(entry, undefined, "tell");
      return undefined;
    }
    try {
      const id = await journal.append(entry);
      this.#isTrouble(undefined);
      return id;
    } catch (error) {
      this.#isTrouble(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /**
   * Keeps a webhook that must not be lost: this rejects where it cannot be kept, and the sender repeats it. Where there is no
   * place to keep anything, it is shown all the same, and another place is looked for with the next one.
   */
  async received(entry: Omit<WebhookEntry, "kind">): Promise<void> {
    if ((await this.#journal) ?? (await this.#openAgain())) return this.receivedOrShown(entry);
    this.#book.take({ kind: "webhook", ...entry }, undefined, "tell");
    this.#isTrouble(this.#whyNone);
    throw new Error(this.#whyNone);
  }

  /** The same of a webhook that nobody would miss, the simulator's: where there is no place to keep it, to be shown is enough. */
  async receivedOrShown(entry: Omit<WebhookEntry, "kind">): Promise<void> {
    const webhook = { kind: "webhook", ...entry } as const;
    this.#onDidReceive.fire({ webhook, id: await this.append(webhook) });
  }

  /** Keeps what was sent. It is in the book when this settles, also where it rejects because it cannot be kept. */
  async sent(entry: SendEntry): Promise<void> {
    try {
      await this.append(entry);
    } finally {
      this.#book.take(entry, undefined, "tell");
    }
  }

  async find(id: string): Promise<StoredEntry | undefined> {
    return (await this.#journal)?.find(id);
  }

  /** Empties the list, here and in the other windows. What is in the journal's files stays until it is too old. */
  async clear(): Promise<void> {
    const note = {
      kind: "note",
      atMs: Date.now(),
      topic: clearedTopic,
      text: "The list was cleared.",
    } as const;
    await this.append(note);
  }

  /** Resolves when everything is on disk. */
  async close(): Promise<void> {
    await (await this.#journal)?.close();
  }

  #isTrouble(trouble: string | undefined): void {
    if (trouble === this.#trouble || this.disposed) return;
    this.#trouble = trouble;
    this.#onDidChangeTrouble.fire(trouble);
  }

  async #openAgain(): Promise<Journal | undefined> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    const journal = await this.#opening;
    if (journal) this.#journal = Promise.resolve(journal);
    return journal;
  }

  async #open(): Promise<Journal | undefined> {
    try {
      const { openJournal } = await import("../node/journal/openJournal.ts");
      const journal = await openJournal(this.#folder, { log: this.#log });
      await this.#follow(journal);
      return journal;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (this.#whyNone === undefined) {
        const message = `Deliveries are not kept when this window closes: ${reason}`;
        this.#log.warn(message);
        vscode.window.showWarningMessage(message);
      }
      this.#whyNone = reason;
      return undefined;
    }
  }

  /** What comes in while the past is being read waits until it is read. */
  async #follow(journal: Journal): Promise<void> {
    let waiting: StoredEntry[] | undefined = [];
    const stop = journal.onDidAppend(stored => {
      if (waiting) waiting.push(stored);
      else this.#book.take(stored.entry, stored.id, "tell");
    });
    const changed = journal.onDidChangeRole(role => {
      if (role === "listening" && !this.disposed) this.#onDidLead.fire();
    });
    this.own({ dispose: stop });
    this.own({ dispose: changed });
    try {
      for await (const { entry, id } of journal.recentEntries()) this.#book.take(entry, id, "quietly");
      this.#book.restoring();
      for await (const { entry, id } of journal.entries()) this.#book.take(entry, id, "quietly");
    } finally {
      this.#book.restored();
    }
    const late = waiting;
    waiting = undefined;
    for (const stored of late) this.#book.take(stored.entry, stored.id, "tell");
  }
}
