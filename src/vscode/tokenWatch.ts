import * as vscode from "vscode";
import { describeExpiry, expiryWarningMs } from "../core/account/tokenExpiry.ts";
import type { Account, Accounts } from "./accounts.ts";
import { Disposable } from "./disposable.ts";

const toldKey = "wamsg.tokenExpiryTold";
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What the watch goes by; the editor's own clock, or a test's. */
export interface Clock {
  now(): number;
  every(ms: number, run: () => void): vscode.Disposable;
}

const realClock: Clock = {
  now: () => Date.now(),
  every(ms, run) {
    const timer = setInterval(run, ms);
    timer.unref();
    return { dispose: () => clearInterval(timer) };
  },
};

/** Says before the current account's token ends that it does: in the status bar, and once a day in a notification. */
export class TokenWatch extends Disposable {
  readonly #accounts: Accounts;
  readonly #told: vscode.Memento;
  readonly #clock: Clock;
  readonly #item = this.own(
    vscode.window.createStatusBarItem("wamsg.tokenExpiry", vscode.StatusBarAlignment.Left, 9),
  );

  constructor(accounts: Accounts, told: vscode.Memento, clock: Clock = realClock) {
    super();
    this.#accounts = accounts;
    this.#told = told;
    this.#clock = clock;
    this.#item.name = "Wamsg token expiry";
    this.#item.command = "wamsg.editAccount";
    this.own(accounts.onDidChange(() => this.#look()));
    this.own(clock.every(hourMs, () => this.#look()));
    this.#look();
  }

  #look(): void {
    const account = this.#accounts.current;
    const { simulated, tokenExpiresAtMs: endMs } = account;
    const now = this.#clock.now();
    if (simulated || !endMs || endMs - now >= expiryWarningMs) {
      this.#item.hide();
      return;
    }
    const { severity, text } = describeExpiry(endMs, now);
    this.#item.text = `$(${severity === "error" ? "error" : "warning"}) Token ${text.replace(/ \(.*/, "")}`;
    this.#item.tooltip = `The access token of ${account.name} ${text}. Click to give another one.`;
    this.#item.backgroundColor = new vscode.ThemeColor(
      severity === "error" ? "statusBarItem.errorBackground" : "statusBarItem.warningBackground",
    );
    this.#item.show();
    void this.#tell(account, text, now);
  }

  /** Once a day for each account, whichever window is looked at. */
  async #tell(account: Account, text: string, now: number): Promise<void> {
    const told = this.#told.get<Record<string, number>>(toldKey, {});
    if (now - (told[account.id] ?? -dayMs) < dayMs) return;
    await this.#told.update(toldKey, { ...told, [account.id]: now });
    const choice = await vscode.window.showWarningMessage(
      `The access token of ${account.name} ${text}.`,
      "Edit Account…",
      "Check Account",
    );
    if (choice === "Edit Account…") await vscode.commands.executeCommand("wamsg.editAccount");
    if (choice === "Check Account") await vscode.commands.executeCommand("wamsg.checkAccount");
  }
}
