import * as vscode from "vscode";
import { numberFault } from "../core/account/validateAccount.ts";
import type { Accounts } from "./accounts.ts";
import { askSteps } from "./inputSteps.ts";

/** `Switch Account…` */
export async function switchAccount(accounts: Accounts): Promise<void> {
  const current = accounts.current;
  const picked = await vscode.window.showQuickPick(
    [
      ...accounts.all.map(account => ({
        label: `$(${account.simulated ? "beaker" : "radio-tower"}) ${account.name}`,
        description: account.id === current.id ? "current" : "",
        detail: account.simulated
          ? "Inside this editor; nothing leaves this machine"
          : `${account.displayPhoneNumber ?? account.phoneNumberId} · ${new URL(account.origin).host}`,
        run: async () => {
          if (account.simulated || (await requireTrust())) await accounts.use(account);
        },
      })),
      { label: "", kind: vscode.QuickPickItemKind.Separator, run: undefined },
      {
        label: "$(device-mobile) Set Test Number…",
        description: current.testNumber ?? "",
        run: () => vscode.commands.executeCommand("wamsg.setTestNumber"),
      },
      { label: "$(add) Add Account…", run: () => vscode.commands.executeCommand("wamsg.addAccount") },
      { label: "$(pulse) Check Account", run: () => vscode.commands.executeCommand("wamsg.checkAccount") },
      ...(current.simulated ? [] : ofRealAccounts),
    ],
    { title: "Switch Account", placeHolder: "Which account do messages leave from?" },
  );
  await picked?.run?.();
}

const ofRealAccounts = [
  { label: "$(edit) Edit Account…", run: () => vscode.commands.executeCommand("wamsg.editAccount") },
  { label: "$(trash) Remove Account…", run: () => vscode.commands.executeCommand("wamsg.removeAccount") },
];

/** `Set Test Number…`: resolves to the number that is set now, `undefined` where the person gave up. */
export async function setTestNumber(accounts: Accounts): Promise<string | undefined> {
  const account = accounts.current;
  const title = `Test number of ${account.name}`;
  const known = account.testNumbers ?? [];
  const picked = known.length > 1 ? await pickNumber(title, known, account.testNumber) : another;
  const number =
    picked === another
      ? await askNumber(title, "Messages sent with “Send to test number” go here", account.testNumber)
      : picked;
  if (number) await accounts.setTestNumber(account, number);
  return number;
}

const another = "$(add) Another number…";

async function pickNumber(
  title: string,
  numbers: readonly string[],
  current: string | undefined,
): Promise<string | undefined> {
  const items = numbers.map(label => ({ label, description: label === current ? "current" : "" }));
  const picked = await vscode.window.showQuickPick([...items, { label: another, description: "" }], {
    title,
  });
  return picked?.label;
}

async function askNumber(title: string, prompt: string, value?: string): Promise<string | undefined> {
  const placeholder = "+49 151 23456789";
  const answers = await askSteps(title, [
    { key: "number", prompt, placeholder, ...(value && { value }), validate: numberFault },
  ]);
  return answers?.number;
}

/** Real accounts need a trusted workspace; says so, with the way there. */
export async function requireTrust(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const choice = await vscode.window.showWarningMessage(
    "Real accounts need a trusted workspace. In Restricted Mode messages can be sent to the simulator.",
    "Manage Workspace Trust",
  );
  if (choice) await vscode.commands.executeCommand("workbench.trust.manage");
  return false;
}
