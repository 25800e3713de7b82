import * as vscode from "vscode";
import { setTestNumber, switchAccount } from "./accountCommands.ts";
import { addAccount, editAccount, removeAccount } from "./accountEditing.ts";
import type { Accounts } from "./accounts.ts";
import { probeAccount } from "./connection.ts";

/** Everything that is about accounts, but for sending with them. */
export function registerAccounts(accounts: Accounts): vscode.Disposable {
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`wamsg.${name}`, run);
  return vscode.Disposable.from(
    command("addAccount", () => addAccount(accounts, probeAccount)),
    command("editAccount", () => editAccount(accounts, probeAccount)),
    command("switchAccount", () => switchAccount(accounts)),
    command("removeAccount", () => removeAccount(accounts)),
    command("setTestNumber", () => setTestNumber(accounts)),
  );
}
