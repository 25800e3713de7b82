import * as vscode from "vscode";
import type { Listening } from "./listening.ts";

/** What can be done while webhooks come here. */
export async function listeningActions({ state }: Listening): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    [
      ...(state.kind === "on"
        ? [
            {
              label: "$(copy) Copy the callback URL",
              description: state.url,
              run: () => vscode.env.clipboard.writeText(state.url),
            },
          ]
        : []),
      ...(state.kind === "broken"
        ? [
            {
              label: "$(debug-restart) Start again",
              description: state.reason,
              run: () => vscode.commands.executeCommand("wamsg.startListening"),
            },
          ]
        : []),
      {
        label: "$(debug-stop) Stop Listening for Webhooks",
        description: "and put back where they went before",
        run: () => vscode.commands.executeCommand("wamsg.stopListening"),
      },
      {
        label: "$(output) Show Deliveries",
        run: () => vscode.commands.executeCommand("wamsg.showDeliveries"),
      },
    ],
    { title: "Webhooks" },
  );
  await picked?.run();
}

/** Tells why webhooks do not come, the whole of it in the log, and offers to try again. What a person cancelled is no failure. */
export async function showFailure(
  log: vscode.LogOutputChannel,
  error: unknown,
  again: () => unknown,
): Promise<void> {
  const { name, message, code } = error as Error & { readonly code?: unknown };
  if (name === "AbortError" || code === "cancelled" || code === "declined") {
    log.info(code === "declined" ? message : "Listening was cancelled; nothing of it is left.");
    return;
  }
  log.error(message);
  const settings = code === "notFound" || code === "refused" || code === "tooSlow" ? ["Open Settings"] : [];
  const choice = await vscode.window.showErrorMessage(message, "Try Again", ...settings);
  if (choice === "Try Again") await again();
  if (choice === "Open Settings")
    await vscode.commands.executeCommand("workbench.action.openSettings", "wamsg.webhooks");
}
