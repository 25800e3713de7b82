import * as vscode from "vscode";
import { wabaIdFault } from "../core/account/validateAccount.ts";
import type { MergedTemplates } from "../core/templates/mergeTemplates.ts";
import type { Sender } from "../node/cloudApi/sender.ts";
import { requireTrust } from "./accountCommands.ts";
import type { Account, Accounts } from "./accounts.ts";
import { askSteps } from "./inputSteps.ts";
import { templatesFileName } from "./templateDefinitions.ts";

export interface PullPorts {
  readonly accounts: Accounts;
  connect(account: Account): Promise<Sender>;
  /** The account's WhatsApp Business Account, where it is known. */
  wabaId(account: Account): Promise<string | undefined>;
}

/** `Pull Templates`: brings the account's templates into a file of the workspace folder, so that they can be committed. */
export async function pullIntoWorkspace(ports: PullPorts): Promise<void> {
  const account = ports.accounts.current;
  if (!account.simulated && !(await requireTrust())) return;
  const folder = await pickFolder();
  const wabaId = folder && ((await ports.wabaId(account)) ?? (await askWabaId(ports.accounts, account)));
  if (!folder || !wabaId) return;
  try {
    const pulled = await pull(ports, account, wabaId);
    if (pulled) await write(vscode.Uri.joinPath(folder.uri, templatesFileName), pulled, account);
  } catch (error) {
    vscode.window.showErrorMessage(
      `The templates of ${account.name} were not pulled. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** `undefined` where the person cancelled. */
async function pull(
  ports: PullPorts,
  account: Account,
  wabaId: string,
): Promise<readonly unknown[] | undefined> {
  const { pullTemplates } = await import("../node/cloudApi/pullTemplates.ts");
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Pulling the templates of ${account.name}`,
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      try {
        return await pullTemplates(await ports.connect(account), wabaId, {
          timeoutMs: 30_000,
          signal: abort.signal,
          onPage: count => progress.report({ message: `${count} so far` }),
        });
      } catch (error) {
        if (abort.signal.aborted) return undefined;
        throw error;
      }
    },
  );
}

async function write(uri: vscode.Uri, pulled: readonly unknown[], account: Account): Promise<void> {
  const { mergeTemplates } = await import("../core/templates/mergeTemplates.ts");
  const source = await existing(uri);
  const merge = (dropGone: boolean) =>
    mergeTemplates(source?.getText(), pulled, { dropGone, fillIn: !account.simulated });
  const merged = merge(false);
  if (!merged) return explainOther(uri);
  const drop = merged.gone.length > 0 && (await askDrop(merged.gone, account));
  // While the question stood open, the file may have been edited.
  const now = merge(drop);
  if (!now) return explainOther(uri);
  await put(uri, source, now.text);
  const choice = await vscode.window.showInformationMessage(
    `${pulled.length === 1 ? "1 template" : `${pulled.length} templates`} of ${account.name}: ${summary(now, drop)}.`,
    "Show",
    "New Message from Template…",
  );
  if (choice === "Show") await vscode.window.showTextDocument(uri);
  if (choice === "New Message from Template…") await vscode.commands.executeCommand("wamsg.newFromTemplate");
}

async function existing(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}

/** Through the editor, so that it can be undone; only the part that changed is touched. */
async function put(uri: vscode.Uri, source: vscode.TextDocument | undefined, text: string): Promise<void> {
  if (!source) return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const before = source.getText();
  if (before === text) return;
  let start = 0;
  while (start < before.length && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, text.length) - start && before.at(-1 - end) === text.at(-1 - end))
    end += 1;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(source.positionAt(start), source.positionAt(before.length - end));
  edit.replace(uri, range, text.slice(start, text.length - end));
  if (!(await vscode.workspace.applyEdit(edit)) || !(await source.save()))
    throw new Error(`${templatesFileName} could not be written.`);
}

async function explainOther(uri: vscode.Uri): Promise<void> {
  const choice = await vscode.window.showErrorMessage(
    `${templatesFileName} holds something else than templates, and was left as it is. Correct or rename it, then pull again.`,
    "Show",
  );
  if (choice) await vscode.window.showTextDocument(uri);
}

async function askDrop(gone: readonly string[], account: Account): Promise<boolean> {
  const named = gone.slice(0, 3).join(", ");
  const more = gone.length > 3 ? ` and ${gone.length - 3} more` : "";
  const choice = await vscode.window.showWarningMessage(
    `${account.name} has no ${named}${more}, which ${gone.length === 1 ? "is" : "are"} in ${templatesFileName}.`,
    "Remove from file",
    "Keep",
  );
  return choice === "Remove from file";
}

function summary({ added, changed, gone }: MergedTemplates, dropped: boolean): string {
  const parts = [
    added.length > 0 && `${added.length} new`,
    changed.length > 0 && `${changed.length} changed`,
    dropped && gone.length > 0 && `${gone.length} removed`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing has changed";
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1)
    return vscode.window.showWorkspaceFolderPick({ placeHolder: "Where do the templates belong?" });
  if (folders[0]) return folders[0];
  const choice = await vscode.window.showErrorMessage(
    `Open a folder first: the templates are kept in its ${templatesFileName}.`,
    "Open Folder…",
  );
  if (choice) await vscode.commands.executeCommand("workbench.action.files.openFolder");
  return undefined;
}

/** Kept with the account, so that it is asked for once. */
async function askWabaId(accounts: Accounts, account: Account): Promise<string | undefined> {
  const answers = await askSteps(`Templates of ${account.name}`, [
    {
      key: "wabaId",
      prompt: "WhatsApp Business Account ID, beside the phone number ID on the app's API Setup page",
      placeholder: "digits only",
      validate: id =>
        id === ""
          ? "Templates belong to a WhatsApp Business Account."
          : wabaIdFault(id, account.phoneNumberId),
    },
  ]);
  if (answers) await accounts.update({ ...account, wabaId: answers.wabaId });
  return answers?.wabaId;
}
