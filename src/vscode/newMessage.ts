import * as vscode from "vscode";
import { newPayloads } from "../core/payload/newPayload.ts";

/** Asks for a kind and opens an untitled file with a valid payload of it, in the folder given or the workspace's first. */
export async function newMessage(folder?: vscode.Uri): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    newPayloads.map(message => ({
      label: `$(${message.icon}) ${message.label}`,
      detail: message.detail,
      message,
    })),
    { title: "New Message", placeHolder: "Which kind of message?", matchOnDetail: true },
  );
  if (picked) await openNewMessage(picked.message.id, picked.message.text, folder);
}

/** Opens an untitled message file with this text; `kind` is what its name begins with. */
export async function openNewMessage(
  kind: string,
  text: string,
  folder = vscode.workspace.workspaceFolders?.[0]?.uri,
): Promise<vscode.TextEditor> {
  const source = await vscode.workspace.openTextDocument(await freeName(folder, kind));
  const editor = await vscode.window.showTextDocument(source);
  await editor.edit(edit => edit.insert(new vscode.Position(0, 0), text));
  return editor;
}

/** An untitled document that will be saved under a name nobody has yet. */
async function freeName(folder: vscode.Uri | undefined, kind: string): Promise<vscode.Uri> {
  for (let attempt = 1; ; attempt++) {
    const name = `${kind}${attempt === 1 ? "" : `-${attempt}`}.wamsg.json`;
    const uri = folder
      ? vscode.Uri.joinPath(folder, name).with({ scheme: "untitled" })
      : vscode.Uri.from({ scheme: "untitled", path: name });
    const open = vscode.workspace.textDocuments.some(({ uri: { path } }) => path === uri.path);
    if (!open && !(folder && (await exists(vscode.Uri.joinPath(folder, name))))) return uri;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
