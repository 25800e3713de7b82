import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type * as vscode from "vscode";
import type { SendEntry } from "../../src/node/journal/entry.ts";
import { addAccount } from "../../src/vscode/accountEditing.ts";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { connectAccount, probeWith } from "../../src/vscode/connection.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { DeliveryJournal } from "../../src/vscode/deliveryJournal.ts";
import { readMessageDocument } from "../../src/vscode/messageDocument.ts";
import { Network } from "../../src/vscode/network.ts";
import { registerSending, type SendingSurroundings } from "../../src/vscode/sendingSetup.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { fakeLog } from "../fakes/log.ts";
import { editor, openDocument, Uri } from "../fakes/vscode.ts";

/** The answers to `Add Account…`, but for the name. */
export const answersFor = (baseUrl: string, token: string, { id = "310310", appSecret = "" } = {}) =>
  [id, token, "5309876", appSecret, "+4915123456789", baseUrl, "Authorization: Bearer"] as const;

/**
 * A person with an account who sends, by the very parts that send in the editor. What these write lies in `folder`. The
 * person agrees to everything that is asked.
 */
export async function accountDesk(context: TestContext, answers: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-desk-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const storageUri = Uri.parse(`file://${folder}`);
  const extension = {
    ...fakeContext().context,
    ...{ storageUri, globalStorageUri: storageUri, subscriptions: [] },
  } as unknown as vscode.ExtensionContext;
  context.after(() => {
    for (const part of extension.subscriptions) part.dispose();
  });
  const accounts = new Accounts(extension, simulatedAccount);
  const network = new Network();
  context.after(() => network.dispose());
  editor.folders = ["file:///bikes"];
  editor.inputs = ["Bikes", ...answers];
  editor.answers = ["Keep anyway"];
  await addAccount(accounts, probeWith(network));
  const account = accounts.current;
  assert.ok(!account.simulated);

  const { log, lines } = fakeLog();
  const book = new DeliveryBook(log);
  const journal = new DeliveryJournal(storageUri as unknown as vscode.Uri, log, book);
  context.after(() => journal.close());
  await journal.ready();
  const connect = () => connectAccount(accounts, accounts.current, network);
  const sending = registerSending(extension, {
    ...{ log, accounts, book, connect, network },
    variables: () => ({}),
    templates: () => [],
    window: ({ phoneNumberId }: Account, customer: string) => book.windowOf({ phoneNumberId, customer }),
    follows: () => false,
    record: (entry: SendEntry) => journal.append(entry),
    diagnostics: { problems: () => [] },
  } as unknown as SendingSurroundings);
  editor.answers = [];
  editor.presses = ["Send anyway", "Send", "Send Without Waiting", "It Was Sent, Go On", "Go On Without It"];
  return { folder, extension, accounts, account, network, log, lines, book, journal, connect, sending };
}

/** Messages of a file that is open in the editor. */
export function opened(text: string, name = "text") {
  const source = openDocument(text, `file:///bikes/${name}.wamsg.json`) as unknown as vscode.TextDocument;
  return readMessageDocument(source).payloads.map(payload => ({ source, payload }));
}
