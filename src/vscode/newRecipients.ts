import * as vscode from "vscode";
import { isAllowed, recipientKey } from "../core/account/recipients.ts";
import { describeRecipient } from "../core/delivery/describe.ts";
import { priceOf } from "../core/delivery/priceCategory.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import type { Account, Accounts } from "./accounts.ts";
import type { WindowOf } from "./deliveries/windowItem.ts";
import type { Draft } from "./sendRequest.ts";
import { readSettings, writeSetting } from "./settings.ts";

/** What is known of recipients and templates. */
export interface RecipientPorts {
  readonly accounts: Accounts;
  templates(uri: vscode.Uri): readonly TemplateDefinition[];
  readonly window: WindowOf;
}

/** Somebody whom an account has not written to before, and under which price categories it would. */
export interface NewRecipient {
  readonly key: string;
  readonly to: string;
  readonly prices: readonly string[];
}

/**
 * Guards whom messages go to: all of them stand on the list of the allowed ones, where there is a list, and each one is
 * agreed to once. The simulator's customers need no protection.
 */
export class NewRecipients {
  readonly #ports: RecipientPorts;

  constructor(ports: RecipientPorts) {
    this.#ports = ports;
  }

  /** Whether messages may go to their recipients at all; says so where not. */
  async allow(account: Account, drafts: readonly Draft[]): Promise<boolean> {
    if (account.simulated) return true;
    const allowed = readSettings().allowedRecipients;
    const other = drafts.find(({ recipient }) => recipient && !isAllowed(recipient.id, allowed));
    if (other?.recipient) await explainNotAllowed(other.recipient.id);
    return other === undefined;
  }

  /** Those that have to be agreed to before messages leave. */
  of(account: Account, drafts: readonly Draft[]): readonly NewRecipient[] {
    if (account.simulated) return [];
    const found = new Map<string, { readonly to: string; readonly prices: Set<string> }>();
    for (const draft of drafts) {
      const to = draft.recipient?.id;
      if (to === undefined || this.#ports.accounts.hasConfirmed(account, recipientKey(to))) continue;
      const known = found.get(recipientKey(to)) ?? { to, prices: new Set() };
      found.set(recipientKey(to), known);
      known.prices.add(this.#price(account, draft, to));
    }
    return [...found].map(([key, { to, prices }]) => ({ key, to, prices: [...prices] }));
  }

  /** Remembers that the person agreed to them. */
  async agreed(account: Account, recipients: readonly NewRecipient[]): Promise<void> {
    for (const { key } of recipients) await this.#ports.accounts.confirm(account, key);
  }

  #price(account: Account, { target, body }: Draft, to: string): string {
    const templates = this.#ports.templates(target.source.uri);
    return priceOf({ body, templates, window: this.#ports.window(account, to), nowMs: Date.now() }).text;
  }
}

/** The list is the person's own; a way to add to it lies beside the refusal. */
async function explainNotAllowed(to: string): Promise<void> {
  const choice = await vscode.window.showErrorMessage(
    `Nothing was sent: ${describeRecipient(to)} is not on your list of allowed recipients (wamsg.allowedRecipients).`,
    "Add to List",
    "Open Setting",
  );
  if (choice === "Add to List")
    await writeSetting("allowedRecipients", [...readSettings().allowedRecipients, to]);
  if (choice === "Open Setting")
    await vscode.commands.executeCommand("workbench.action.openSettings", "wamsg.allowedRecipients");
}
