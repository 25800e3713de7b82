import * as vscode from "vscode";
import type { AccountFacts } from "../core/account/accountFacts.ts";
import type { Sender } from "../node/cloudApi/sender.ts";
import { requireTrust } from "./accountCommands.ts";
import type { Account, Accounts } from "./accounts.ts";
import { Disposable } from "./disposable.ts";

export const reportScheme = "wamsg-account";

export interface CheckPorts {
  readonly accounts: Accounts;
  connect(account: Account): Promise<Sender>;
  /** The account's WhatsApp Business Account, where it is known. */
  wabaId(account: Account): Promise<string | undefined>;
}

/** `Check Account`: asks the API for all it knows, and shows it as a report with what to do. */
export class AccountCheck extends Disposable {
  readonly #ports: CheckPorts;
  /** By the address of their documents. */
  readonly #reports = new Map<string, string>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<vscode.Uri>());

  constructor(ports: CheckPorts) {
    super();
    this.#ports = ports;
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(reportScheme, {
        onDidChange: this.#onDidChange.event,
        provideTextDocumentContent: uri =>
          this.#reports.get(uri.toString()) ??
          "This report is of an earlier session. Run “Check Account” again.\n",
      }),
    );
  }

  async run(): Promise<void> {
    const account = this.#ports.accounts.current;
    if (!account.simulated && !(await requireTrust())) return;
    try {
      const facts = await this.#ask(account);
      if (!facts) return;
      await this.#remember(account, facts);
      await this.#show(account, facts);
    } catch (error) {
      vscode.window.showErrorMessage(
        `${account.name} could not be checked. ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  /** `undefined` where the person cancelled. */
  async #ask(account: Account): Promise<AccountFacts | undefined> {
    const { gatherFacts } = await import("../node/cloudApi/gatherFacts.ts");
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Asking about ${account.name}`,
        cancellable: true,
      },
      async (_progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        try {
          const options = { timeoutMs: 15_000, signal: abort.signal };
          const sender = await this.#ports.connect(account);
          const known = await this.#ports.wabaId(account);
          const facts = await gatherFacts(sender, known, options);
          const found = known === undefined ? wabaIdIn(facts) : undefined;
          if (found === undefined) return facts;
          // The API itself has told which business account the number belongs to.
          await this.#ports.accounts.update({ ...account, wabaId: found });
          return await gatherFacts(sender, found, options);
        } catch (error) {
          if (abort.signal.aborted) return undefined;
          throw error;
        }
      },
    );
  }

  /** What other parts want to know without asking again. */
  async #remember(account: Account, { phone, token }: AccountFacts): Promise<void> {
    const stored = this.#ports.accounts.all.find(({ id }) => id === account.id);
    if (!stored || stored.simulated) return;
    const { countryOf } = await import("../core/phoneNumber.ts");
    const number = phone.kind === "known" ? phone.value : undefined;
    const display = number?.displayPhoneNumber;
    await this.#ports.accounts.update({
      ...stored,
      ...(display && { displayPhoneNumber: display, country: countryOf(display) ?? stored.country }),
      ...(number?.qualityRating && { qualityRating: number.qualityRating }),
      ...(number?.messagingLimit && { messagingLimit: number.messagingLimit }),
      ...(number?.official !== undefined && { official: number.official }),
      ...(token.kind === "known" && { tokenExpiresAtMs: token.value.expiresAtMs }),
    });
  }

  async #show(account: Account, facts: AccountFacts): Promise<void> {
    const [{ reportAccount }, { accountMarkdown }] = await Promise.all([
      import("../core/account/accountReport.ts"),
      import("../core/account/accountMarkdown.ts"),
    ]);
    const now = new Date();
    const text = accountMarkdown(reportAccount(facts, now.getTime()), {
      account: account.name,
      host: account.simulated ? "the simulator in this editor" : new URL(account.origin).host,
      checkedAt: now.toLocaleString(),
    });
    const uri = vscode.Uri.from({
      scheme: reportScheme,
      path: `/${account.name.replaceAll("/", "-")}.md`,
      query: account.id,
    });
    this.#reports.set(uri.toString(), text);
    this.#onDidChange.fire(uri);
    await open(uri);
  }
}

/** Beside nothing: the report is read, and closed again. Where Markdown has no preview, its text is readable too. */
async function open(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

function wabaIdIn({ health, token }: AccountFacts): string | undefined {
  const entity =
    health.kind === "known" ? health.value.entities.find(({ type }) => type === "WABA") : undefined;
  const only =
    token.kind === "known" && token.value.accountIds.length === 1 ? token.value.accountIds[0] : undefined;
  return [entity?.id, only].find(id => id !== undefined && /^\d{5,20}$/.test(id));
}
