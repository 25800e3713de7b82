import * as vscode from "vscode";
import type { ReplyPorts } from "../customerReplies.ts";

/** Tells on screen what became of a customer's message that did not come through, and what to do. */
export function tellTrouble(log: vscode.LogOutputChannel): Pick<ReplyPorts, "failed" | "notTaken"> {
  const show = "Show Deliveries";
  return {
    async failed(error, again) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The customer's message was not sent. ${reason}`;
      log.error(message);
      const retry = "Try Again";
      const choice = await vscode.window.showErrorMessage(message, retry, show);
      if (choice === retry) again();
      if (choice === show) log.show(true);
    },
    async notTaken(reason) {
      const message = `The customer's message was sent, but your side has not taken its webhook. ${reason}`;
      log.warn(message);
      if ((await vscode.window.showWarningMessage(message, show)) === show) log.show(true);
    },
  };
}
