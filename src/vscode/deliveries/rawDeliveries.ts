import { applyEdits, format } from "jsonc-parser";
import * as vscode from "vscode";
import type { JournalEntry } from "../../node/journal/entry.ts";
import type { DeliveryBook } from "../deliveryBook.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";

const scheme = "wamsg-delivery";

/** What was sent and received of a message, as read-only JSON documents. */
export class RawDeliveries extends Disposable implements vscode.TextDocumentContentProvider {
  readonly #book: DeliveryBook;
  readonly #journal: DeliveryJournal;

  constructor(book: DeliveryBook, journal: DeliveryJournal) {
    super();
    this.#book = book;
    this.#journal = journal;
    this.own(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  async open(wamid: string): Promise<void> {
    const name = `${wamid.replace(/[^\w-]/g, "").slice(-12)}.json`;
    const uri = vscode.Uri.from({ scheme, path: `/${name}`, query: encodeURIComponent(wamid) });
    const source = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(source, "json"), {
      preview: true,
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const ids = this.#book.entriesOf(decodeURIComponent(uri.query));
    const found = await Promise.all(ids.map(id => this.#journal.find(id)));
    const parts = found.flatMap(stored => (stored ? [partOf(stored.entry)] : []));
    const text = `[${parts.join(",")}]`;
    // Only space is added: numbers and escapes stay as they came.
    return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, eol: "\n" }));
  }
}

function partOf(entry: JournalEntry): string {
  if (entry.kind === "note") return JSON.stringify(entry);
  if (entry.kind === "send") {
    const { payload, answer, atMs } = entry;
    return JSON.stringify({ sent: new Date(atMs).toISOString(), payload, answer });
  }
  const { raw, receivedAtMs, signature, verified } = entry;
  const head = JSON.stringify({ received: new Date(receivedAtMs).toISOString(), signature, verified });
  const body = raw.toString("utf8");
  return `${head.slice(0, -1)},"webhook":${isJson(body) ? body : JSON.stringify(body)}}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
