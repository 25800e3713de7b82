import * as vscode from "vscode";
import type { CustomerServiceWindow } from "../../core/delivery/customerServiceWindow.ts";
import { describeRecipient } from "../../core/delivery/describe.ts";
import { windowStatus } from "../../core/delivery/windowStatus.ts";
import type { Account, Accounts } from "../accounts.ts";
import type { DeliveryBook } from "../deliveryBook.ts";
import { Disposable } from "../disposable.ts";
import { throttled } from "../throttled.ts";

/** The customer service window between an account and a recipient; `undefined`: unknown. */
export type WindowOf = (account: Account, recipient: string) => CustomerServiceWindow | undefined;

/** In the status bar: how long the test number's customer service window stays open. */
export class WindowItem extends Disposable {
  readonly #item = this.own(
    vscode.window.createStatusBarItem("wamsg.window", vscode.StatusBarAlignment.Left, 9),
  );
  readonly #accounts: Accounts;
  readonly #window: WindowOf;
  #timer: NodeJS.Timeout | undefined;

  constructor(accounts: Accounts, book: DeliveryBook, window: WindowOf) {
    super();
    this.#accounts = accounts;
    this.#window = window;
    this.#item.name = "Wamsg customer service window";
    this.#item.command = "wamsg.windowActions";
    const refresh = this.own(throttled(() => this.#show(), 500));
    this.own(book.onDidChange(refresh));
    this.own(accounts.onDidChange(refresh));
    this.own({ dispose: () => clearTimeout(this.#timer) });
    this.#show();
  }

  #show(): void {
    clearTimeout(this.#timer);
    const account = this.#accounts.current;
    const { testNumber } = account;
    if (!testNumber) {
      this.#item.hide();
      return;
    }
    const nowMs = Date.now();
    const customer = describeRecipient(testNumber);
    const { kind, text, explanation, changesInMs } = windowStatus(
      this.#window(account, testNumber),
      customer,
      nowMs,
    );
    this.#item.text = `$(${icons[kind]}) ${text}`;
    this.#item.tooltip = explanation;
    this.#item.backgroundColor =
      kind === "closing" ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.accessibilityInformation = { label: `Wamsg customer service window: ${explanation}` };
    this.#item.show();
    if (!this.disposed) this.#timer = setTimeout(() => this.#show(), changesInMs);
  }
}

const icons = { open: "watch", closing: "watch", closed: "lock", unknown: "question" } as const;
