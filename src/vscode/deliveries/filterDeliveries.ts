import * as vscode from "vscode";
import type { DeliveryFilter } from "../../core/delivery/deliveryList.ts";
import type { Accounts } from "../accounts.ts";
import { isMessageDocument, nameOf } from "../messageDocument.ts";

/** `Filter Deliveries…`: asks which messages are shown; `undefined` where the person gave up. */
export async function askFilter(accounts: Accounts): Promise<DeliveryFilter | undefined> {
  const source = vscode.window.activeTextEditor?.document;
  const { testNumber } = accounts.current;
  const choices: (vscode.QuickPickItem & { readonly filter?: DeliveryFilter })[] = [
    { label: "$(list-flat) All messages", filter: {} },
    { label: "$(error) Failed", filter: { only: "failed" } },
    {
      label: "$(clock) Not delivered",
      description: "failed, or still on the way",
      filter: { only: "undelivered" },
    },
    { label: "$(comment) From customers", filter: { only: "inbound" } },
    { label: "$(check-all) Sent", filter: { only: "sent" } },
    { label: "$(device-mobile) Calls", filter: { only: "call" } },
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    ...(source && isMessageDocument(source)
      ? [
          {
            label: `$(file) Sent from ${nameOf(source.uri)}`,
            filter: { document: source.uri.toString() },
          },
        ]
      : []),
    ...(testNumber
      ? [{ label: `$(device-mobile) With the test number ${testNumber}`, filter: { customer: testNumber } }]
      : []),
    ...accounts.all.map(({ id, name, simulated }) => ({
      label: `$(${simulated ? "beaker" : "radio-tower"}) Account ${name}`,
      filter: { account: id },
    })),
  ];
  const picked = await vscode.window.showQuickPick(choices, {
    title: "Filter Deliveries",
    placeHolder: "Which messages are shown?",
    matchOnDescription: true,
  });
  return picked?.filter;
}
