import * as vscode from "vscode";
import { AccountCheck, type CheckPorts } from "./accountCheck.ts";
import { setTestNumber, switchAccount } from "./accountCommands.ts";
import { addAccount, editAccount, removeAccount } from "./accountEditing.ts";
import { probeWith } from "./connection.ts";
import { moveSecret } from "./moveSecret.ts";
import type { Network } from "./network.ts";
import { SecretLinter } from "./secretLinter.ts";
import { TokenWatch } from "./tokenWatch.ts";

/** Everything that is about accounts, but for sending with them. */
export function registerAccounts(
  ports: CheckPorts,
  network: Network,
  userState: vscode.Memento,
): vscode.Disposable {
  const { accounts } = ports;
  const check = new AccountCheck(ports);
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`wamsg.${name}`, run);
  const probe = probeWith(network);
  return vscode.Disposable.from(
    check,
    new TokenWatch(accounts, userState),
    new SecretLinter(),
    command("moveSecret", (uri, offset) => moveSecret(accounts, probe, uri, offset)),
    command("checkAccount", () => check.run()),
    command("addAccount", () => addAccount(accounts, probe)),
    command("editAccount", () => editAccount(accounts, probe)),
    command("switchAccount", () => switchAccount(accounts)),
    command("removeAccount", () => removeAccount(accounts)),
    command("setTestNumber", () => setTestNumber(accounts)),
  );
}
