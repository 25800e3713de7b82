import * as vscode from "vscode";
import { nameOf } from "./messageDocument.ts";

/** Tells why a message did not leave: the whole of it in the log, the sentence with the next step in a notification. */
export async function explainRefusal(
  log: vscode.LogOutputChannel,
  uri: vscode.Uri,
  error: Error,
): Promise<void> {
  log.error(`✗ ${nameOf(uri)} ${error.message}`);
  const choice = await vscode.window.showErrorMessage(error.message, "Show Deliveries");
  if (choice) log.show(true);
}
