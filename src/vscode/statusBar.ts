import * as vscode from "vscode";
import { describeRecipient } from "../core/delivery/describe.ts";
import type { Accounts } from "./accounts.ts";
import { Disposable } from "./disposable.ts";

/** Says which account the next send leaves from, and to whom. A real number is never mistaken for the simulator. */
export class StatusBar extends Disposable {
  readonly #item = this.own(
    vscode.window.createStatusBarItem("wamsg.account", vscode.StatusBarAlignment.Left, 10),
  );

  constructor(accounts: Accounts) {
    super();
    this.#item.name = "Wamsg account and test number";
    this.#item.command = "wamsg.switchAccount";
    this.own(accounts.onDidChange(() => this.#show(accounts)));
    this.#show(accounts);
    this.#item.show();
  }

  #show(accounts: Accounts): void {
    const { name, simulated, testNumber, displayPhoneNumber, origin } = accounts.current;
    const recipient = testNumber ? describeRecipient(testNumber) : "no test number";
    // A real number is there to be seen; the simulator's means nothing.
    const sender = simulated || !displayPhoneNumber ? name : `${name} ${displayPhoneNumber}`;
    this.#item.text = `$(${simulated ? "beaker" : "radio-tower"}) ${sender} → ${recipient}`;
    this.#item.backgroundColor = simulated
      ? undefined
      : new vscode.ThemeColor("statusBarItem.warningBackground");
    this.#item.tooltip = simulated
      ? `Messages go to the simulator inside this editor (${displayPhoneNumber}). Nothing leaves this machine.`
      : `Messages are really sent, from ${displayPhoneNumber ?? name} through ${new URL(origin).host}.`;
    this.#item.accessibilityInformation = {
      label: `Wamsg account ${name}, ${simulated ? "simulator" : "real number"}, ${recipient}`,
    };
  }
}
