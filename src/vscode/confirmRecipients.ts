import * as vscode from "vscode";
import type { Account, Accounts } from "./accounts.ts";
import type { Draft } from "./sendRequest.ts";

/** The first real send to a recipient is confirmed; the simulator's customers need no protection. */
export async function confirmRecipients(
  accounts: Accounts,
  account: Account,
  drafts: readonly Draft[],
): Promise<boolean> {
  if (account.simulated) return true;
  const ids = drafts.map(({ recipient }) => recipient?.id).filter(id => id !== undefined);
  for (const to of new Set(ids)) {
    if (accounts.hasConfirmed(account, to)) continue;
    const choice = await vscode.window.showWarningMessage(
      `Send a real message to ${to}?`,
      {
        modal: true,
        detail: `It leaves from ${account.displayPhoneNumber ?? account.name} and may cost money. You are asked once for each new recipient.`,
      },
      "Send",
    );
    if (choice !== "Send") return false;
    await accounts.confirm(account, to);
  }
  return true;
}
