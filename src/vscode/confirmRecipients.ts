import * as vscode from "vscode";
import { isAllowed, recipientKey } from "../core/account/recipients.ts";
import type { CustomerServiceWindow } from "../core/delivery/customerServiceWindow.ts";
import { describeRecipient } from "../core/delivery/describe.ts";
import { priceOf } from "../core/delivery/priceCategory.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import type { Account, Accounts } from "./accounts.ts";
import type { Draft } from "./sendRequest.ts";
import { readSettings, writeSetting } from "./settings.ts";

/** What is known of recipients and templates. */
export interface ConfirmPorts {
  readonly accounts: Accounts;
  templates(uri: vscode.Uri): readonly TemplateDefinition[];
  /** The customer service window of a recipient; `undefined`: unknown. */
  window(recipient: string): CustomerServiceWindow | undefined;
}

/**
 * Whether messages may go to their recipients: all of them on the list of the allowed ones, where there is a list, and each
 * one agreed to once, with number and price category. The simulator's customers need no protection.
 */
export async function confirmRecipients(
  ports: ConfirmPorts,
  account: Account,
  drafts: readonly Draft[],
): Promise<boolean> {
  if (account.simulated) return true;
  const byRecipient = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (!draft.recipient) continue;
    const key = recipientKey(draft.recipient.id);
    byRecipient.set(key, [...(byRecipient.get(key) ?? []), draft]);
  }
  for (const [key, own] of byRecipient) {
    const to = own[0]?.recipient?.id ?? key;
    if (!isAllowed(to, readSettings().allowedRecipients)) {
      await explainNotAllowed(to);
      return false;
    }
  }
  for (const [key, own] of byRecipient)
    if (!ports.accounts.hasConfirmed(account, key) && !(await confirms(ports, account, key, own)))
      return false;
  return true;
}

async function confirms(
  ports: ConfirmPorts,
  account: Account,
  key: string,
  drafts: readonly Draft[],
): Promise<boolean> {
  const to = drafts[0]?.recipient?.id ?? key;
  const window = ports.window(to);
  const prices = drafts.map(
    ({ target, body }) =>
      priceOf({ body, templates: ports.templates(target.source.uri), window, nowMs: Date.now() }).text,
  );
  const choice = await vscode.window.showWarningMessage(
    `Send ${drafts.length === 1 ? "a real message" : `${drafts.length} real messages`} to ${describeRecipient(to)}?`,
    {
      modal: true,
      detail: [
        `From ${[account.displayPhoneNumber, account.name].filter(Boolean).join(", ")}.`,
        ...new Set(prices),
        "You are asked once for each new recipient.",
      ].join("\n"),
    },
    "Send",
  );
  if (choice !== "Send") return false;
  await ports.accounts.confirm(account, key);
  return true;
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
