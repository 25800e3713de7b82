import * as vscode from "vscode";
import { isLoopback } from "../../core/delivery/callbackUrl.ts";
import type { Sender } from "../../node/cloudApi/sendMessage.ts";
import { toldAddress } from "../../node/webhooks/forwardTarget.ts";
import type { OverridePorts } from "../../node/webhooks/override.ts";
import { OverrideRecords } from "../../node/webhooks/overrideRecords.ts";
import { isOwned } from "../../node/webhooks/repairOverrides.ts";
import { requireTrust } from "../accountCommands.ts";
import type { Account, Accounts } from "../accounts.ts";
import type { Forwarding } from "../deliveries/forwarding.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { readSettings } from "../settings.ts";
import { askAppSecret } from "./askAppSecret.ts";
import { Listening } from "./listening.ts";
import { listeningActions, showFailure } from "./listeningActions.ts";
import { ListeningStatus } from "./listeningStatus.ts";
import { askPrevious, consentTo, overrideApi, previousTokens } from "./overridePorts.ts";
import { repairAtStart } from "./repairAtStart.ts";
import { TakeOver } from "./takeOver.ts";
import { tunnelWay } from "./tunnelWay.ts";

/** What listening needs from the rest of the extension. */
export interface ListeningSurroundings {
  readonly log: vscode.LogOutputChannel;
  readonly accounts: Accounts;
  readonly journal: DeliveryJournal;
  readonly forwarding: Forwarding;
  connect(account: Account): Promise<Sender>;
}

/** Listening for the webhooks of real accounts: its commands, its place in the status bar, and putting everything back. */
export function registerListening(
  context: vscode.ExtensionContext,
  { log, accounts, journal, forwarding, connect }: ListeningSurroundings,
): { readonly listening: Listening; close(): Promise<void> } {
  const own = <T extends vscode.Disposable>(thing: T): T => {
    context.subscriptions.push(thing);
    return thing;
  };
  const folder = context.globalStorageUri.fsPath;
  const records = new OverrideRecords(folder);
  const tokens = previousTokens(context);
  const override = async (
    account: Account,
    sender: Sender,
  ): Promise<Omit<OverridePorts, "wasVerified" | "step">> => ({
    api: await overrideApi(sender, account),
    records,
    tokens,
    consent: consentTo(context, account),
    askPrevious,
  });
  const listening = own(
    new Listening({
      log,
      records,
      isOwned,
      way: () => tunnelWay(readSettings().tunnel),
      override: async account => override(account, await connect(account)),
      isLocal: ({ origin }) => isLoopback(new URL(origin).hostname),
      nowMs: () => Date.now(),
      receive: async (account, verifyToken, onHandshake) => {
        const appSecret = await askAppSecret(accounts, account);
        const { startReceiver } = await import("../../node/webhooks/startReceiver.ts");
        return startReceiver({
          port: readSettings().webhookPort,
          verifyToken,
          appSecrets: [appSecret],
          onHandshake,
          onWebhook: ({ raw, signature, receivedAtMs }) =>
            journal.received({ raw, receivedAtMs, signature, verified: true, source: account.id }),
          log,
        });
      },
    }),
  );
  own(new ListeningStatus(listening, forwarding));
  const takeOver = own(
    new TakeOver(folder, {
      ...{ listening, records, accounts, journal, forwarding, log },
      start: account => start(account, "over"),
    }),
  );

  const start = async (account: Account, how: "asked" | "over"): Promise<void> => {
    if (account.simulated) {
      vscode.window
        .showInformationMessage(
          "The simulator's webhooks come here by themselves. Switch to a real account to listen for Meta's.",
          "Switch Account…",
        )
        .then(choice => choice && vscode.commands.executeCommand("wamsg.switchAccount"));
      return;
    }
    if (how === "asked" ? !(await requireTrust()) : !vscode.workspace.isTrusted) return;
    // Nobody is asked for a secret out of the blue.
    if (how === "over" && !((await accounts.token(account)) && (await accounts.appSecret(account)))) {
      const target = forwarding.targetOf(account.id);
      const nor = target ? ` and are not forwarded to ${toldAddress(target.url)}` : "";
      const message = `The window that listened is closed, and the webhooks of ${account.name} come here no more${nor}: its access token or app secret is not known in this one.`;
      log.warn(message);
      vscode.window
        .showWarningMessage(message, "Start Listening for Webhooks")
        .then(choice => choice && start(account, "asked"));
      await takeOver.unwanted();
      return repair();
    }
    if (how === "asked") log.show(true);
    try {
      await vscode.window.withProgress(
        {
          location: how === "asked" ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
          title: `Listening for the webhooks of ${account.name}`,
          cancellable: true,
        },
        (progress, token) => {
          const abort = new AbortController();
          token.onCancellationRequested(() => abort.abort());
          return listening.start(account, abort.signal, message => progress.report({ message }));
        },
      );
      if (listening.state.kind === "on" && how === "asked") await takeOver.wanted(account);
      if (listening.state.kind === "elsewhere")
        vscode.window.showInformationMessage(
          `Another window listens for the webhooks of ${account.name} already; they show up here too.`,
        );
    } catch (error) {
      if (how === "over") {
        // Nobody goes on: what the window before left at Meta is put back.
        await takeOver.unwanted();
        await repair();
      }
      await showFailure(log, error, () => start(account, "asked"));
    }
  };
  const stop = async (): Promise<void> => {
    await takeOver.unwanted();
    try {
      await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: "Putting the webhooks back where they went before",
        },
        () => listening.stop(),
      );
    } catch (error) {
      await showFailure(log, error, () => void repair());
    }
  };
  const repair = async (): Promise<void> => {
    for (const { phoneNumberId, simulated } of accounts.all)
      if (!simulated && !(await records.of(phoneNumberId))) await tokens.delete(phoneNumberId);
    await repairAtStart({
      log,
      records,
      goesOn: record => takeOver.goesOn(record),
      override: async record => {
        const account = accounts.all.find(({ id }) => id === record.accountId);
        if (!account) throw new Error(`The account ${record.accountName} was removed.`);
        if (!(await accounts.token(account))) throw new Error(`${account.name} has no access token here.`);
        return override(account, await connect(account));
      },
    });
  };
  void repair();
  own(vscode.workspace.onDidGrantWorkspaceTrust(() => void repair()));

  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    own(vscode.commands.registerCommand(`wamsg.${name}`, run));
  command("startListening", () => start(accounts.current, "asked"));
  command("stopListening", stop);
  command("listeningActions", () => listeningActions(listening));
  return { listening, close: () => listening.stop() };
}
