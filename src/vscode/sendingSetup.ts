import * as vscode from "vscode";
import { acceptedIds, acceptedNotes } from "../core/delivery/acceptedNotes.ts";
import { attainable } from "../core/delivery/attainable.ts";
import { ttlSecondsOf } from "../core/delivery/timeToLive.ts";
import { recipientOf } from "../core/payload/recipient.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import type { Sender, Sent } from "../node/cloudApi/sendMessage.ts";
import type { Account, Accounts } from "./accounts.ts";
import { arrivalOf } from "./arrival.ts";
import { askRecipient } from "./askRecipient.ts";
import type { WindowOf } from "./deliveries/windowItem.ts";
import type { DeliveryBook } from "./deliveryBook.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { nameOf } from "./messageDocument.ts";
import type { Network } from "./network.ts";
import { NewRecipients } from "./newRecipients.ts";
import { type PostingPorts, postMessage } from "./posting.ts";
import { Preflights } from "./preflights.ts";
import { explainRefusal } from "./refusal.ts";
import { RefusedNodes } from "./refusedNodes.ts";
import { SendHistory } from "./sendHistory.ts";
import { Sending } from "./sending.ts";
import type { SendRequest } from "./sendRequest.ts";
import { continueSequence, offerUnfinished, sequenceFolder } from "./sequences.ts";
import { readSettings } from "./settings.ts";
import { findTargets } from "./targets.ts";

/** What sending needs from the rest of the extension. */
export interface SendingSurroundings extends Pick<PostingPorts, "record"> {
  readonly log: vscode.LogOutputChannel;
  readonly accounts: Accounts;
  readonly book: DeliveryBook;
  readonly diagnostics: Diagnostics;
  variables(source: vscode.TextDocument): Readonly<Record<string, string>>;
  connect(account: Account): Promise<Sender>;
  readonly network: Network;
  templates(uri: vscode.Uri): readonly TemplateDefinition[];
  readonly window: WindowOf;
  /** Whether webhooks of an account are heard. */
  follows(account: Account): boolean;
}

/** Everything that sends: its commands, the look before it, its answers, and the sequences that were cut off. */
export function registerSending(context: vscode.ExtensionContext, around: SendingSurroundings): Sending {
  const { log, accounts, book } = around;
  const own = <T extends vscode.Disposable>(thing: T): T => {
    context.subscriptions.push(thing);
    return thing;
  };
  const nodes = own(new RefusedNodes());
  const history = new SendHistory(context.globalState);
  const folder = sequenceFolder(context);
  const preflights = new Preflights({
    history,
    problems: source => around.diagnostics.problems(source),
    window: around.window,
    recipients: new NewRecipients({
      accounts,
      templates: around.templates,
      window: around.window,
    }),
    connections: () => around.network.connections(),
    log: line => log.info(line),
  });
  let shown = false;
  const sending = own(
    new Sending({
      accounts,
      variables: around.variables,
      connect: around.connect,
      preflight: (account, drafts) => preflights.approve(account, drafts),
      post: (sender, request, signal, tell) => {
        // The first send brings the log into view; after that the person decides.
        if (!shown) log.show(true);
        shown = true;
        nodes.clear(request.uri);
        tellReplaced(log, request);
        return postMessage(sender, request, signal, tell, {
          log,
          history,
          record: around.record,
          ttlSeconds: ({ body, uri }) => ttlSecondsOf(body, around.templates(uri)),
        });
      },
      accepted: (request, sent) => tellNotes(log, request, sent),
      refused: (place, error, quiet = false) => void explainRefusal(log, nodes, place, error, quiet),
      follows: around.follows,
      arrival: (wamid, type, signal) =>
        arrivalOf(book, wamid, attainable(type, "delivered"), {
          timeoutMs: readSettings().sequence.deliveredTimeoutMs,
          signal,
        }),
      whenOverdue: () => readSettings().sequence.whenOverdue,
      keep: sequence => folder.keep(sequence),
      forget: id => folder.forget(id),
    }),
  );
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    own(vscode.commands.registerCommand(`wamsg.${name}`, run));
  command("sendToTestNumber", async (uri, at) => sending.toTestNumber(await findTargets(uri, at)));
  command("sendTo", async (uri, at) => {
    const targets = await findTargets(uri, at);
    if (targets.length === 0) return;
    const written = targets.map(({ payload: { value } }) =>
      typeof value === "object" && value !== null ? recipientOf({ ...value })?.id : undefined,
    );
    const names = [...new Set(written.filter(id => id !== undefined))];
    const addressee = await askRecipient(accounts.current, accounts.recentRecipients, names);
    if (!addressee) return;
    if (addressee.kind === "to") await accounts.remember(addressee.recipient.id);
    await sending.to(targets, addressee.kind === "to" ? addressee.recipient : undefined);
  });
  command("continueSequence", () => continueSequence(folder, sending));
  void offerUnfinished(folder, sending);
  return sending;
}

function tellReplaced(log: vscode.LogOutputChannel, { uri, replaced, body }: SendRequest): void {
  if (replaced)
    log.info(
      `${nameOf(uri)} says ${replaced.id}; that was replaced, and the message goes to ${recipientOf(body)?.id}.`,
    );
}

function tellNotes(log: vscode.LogOutputChannel, { uri }: SendRequest, sent: Sent): void {
  log.info(`  ${nameOf(uri)}: ${acceptedIds(sent, sent.wamid)}`);
  for (const note of acceptedNotes(sent)) log.info(`  ${nameOf(uri)}: ${note}`);
}
