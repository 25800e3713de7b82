import * as vscode from "vscode";
import { setTestNumber, switchAccount } from "./accountCommands.ts";
import { addAccount, editAccount, removeAccount } from "./accountEditing.ts";
import type { Accounts } from "./accounts.ts";
import { probeWith } from "./connection.ts";
import type { Network } from "./network.ts";

/** Everything that is about accounts, but for sending with them. */
export function registerAccounts(accounts: Accounts, network: Network): vscode.Disposable {
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`wamsg.${name}`, run);
  const probe = probeWith(network);
  return vscode.Disposable.from(
    command("addAccount", () => addAccount(accounts, probe)),
    command("editAccount", () => editAccount(accounts, probe)),
    command("switchAccount", () => switchAccount(accounts)),
    command("removeAccount", () => removeAccount(accounts)),
    command("setTestNumber", () => setTestNumber(accounts)),
  );
}
