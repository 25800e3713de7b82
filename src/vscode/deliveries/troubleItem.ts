import * as vscode from "vscode";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";

/** Warns, in the status bar for as long as it lasts and once in a notification, where nothing can be kept: a full disk. */
export class TroubleItem extends Disposable {
  constructor(journal: Pick<DeliveryJournal, "onDidChangeTrouble">) {
    super();
    const item = this.own(
      vscode.window.createStatusBarItem("wamsg.trouble", vscode.StatusBarAlignment.Left, 7),
    );
    item.name = "Wamsg webhooks that cannot be kept";
    item.text = "$(warning) Webhooks not kept";
    item.command = "wamsg.showDeliveries";
    item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
    this.own(
      journal.onDidChangeTrouble(trouble => {
        if (trouble === undefined) {
          item.hide();
          item.tooltip = undefined;
          return;
        }
        const message = `Webhooks cannot be kept, so they are not acknowledged and will be sent again. ${trouble}`;
        // A new reason of the same trouble is no news.
        if (item.tooltip === undefined) void vscode.window.showWarningMessage(message);
        item.tooltip = message;
        item.accessibilityInformation = { label: `Wamsg: ${message}` };
        item.show();
      }),
    );
  }
}
