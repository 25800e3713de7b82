import * as vscode from "vscode";
import type { Accounts } from "../accounts.ts";

/** What a person may want who looks at the customer service window. */
export async function windowActions(
  { current: { simulated, testNumber } }: Accounts,
  showMessages: (customer: string) => void,
): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    [
      ...(simulated
        ? [
            {
              label: "$(comment) Reply as Customer…",
              detail: "The customer writes to you: the window is open for 24 hours from then",
              run: () => vscode.commands.executeCommand("wamsg.replyAsCustomer"),
            },
          ]
        : []),
      {
        label: "$(new-file) New Message…",
        detail: "A template can be sent at any time",
        run: () => vscode.commands.executeCommand("wamsg.newMessage"),
      },
      ...(testNumber
        ? [
            {
              label: "$(list-flat) Show Messages with This Number",
              detail: testNumber,
              run: async () => {
                showMessages(testNumber);
                await vscode.commands.executeCommand("wamsg.deliveries.focus");
              },
            },
          ]
        : []),
      {
        label: "$(device-mobile) Set Test Number…",
        run: () => vscode.commands.executeCommand("wamsg.setTestNumber"),
      },
    ],
    { title: "Customer Service Window" },
  );
  await picked?.run();
}
