import * as vscode from "vscode";
import type { MediaKind } from "../core/media/mediaFormats.ts";
import type { UploadedMedia } from "../core/media/placeMedia.ts";
import type { Sender } from "../node/cloudApi/sendMessage.ts";
import { requireTrust } from "./accountCommands.ts";
import type { Account, Accounts } from "./accounts.ts";
import { readSettings } from "./settings.ts";
import type { Uploads } from "./uploads.ts";

/** A file that a person chose, dropped or pasted. */
export interface ChosenFile {
  readonly name: string;
  /** In bytes, where it is known before the file is read. */
  readonly size?: number | undefined;
  /** Where it is, where it is anywhere. */
  readonly uri?: vscode.Uri | undefined;
  read(): Thenable<Uint8Array>;
}

/** What an upload needs from the rest of the extension. */
export interface UploadPorts {
  readonly accounts: Accounts;
  readonly uploads: Uploads;
  connect(account: Account): Promise<Sender>;
  log(line: string): void;
}

/** Even a document has no more. In bytes. */
const largest = 100 * 1024 * 1024;

/** A slow line carries at least as much, in bytes a millisecond. */
const slowest = 50;

/**
 * Looks at a file and uploads it with progress and cancel. Says what is wrong and resolves to `undefined` where it cannot be
 * used; `wanted`: what the place takes that it is for.
 */
export async function uploadFile(
  file: ChosenFile,
  wanted: MediaKind | undefined,
  ports: UploadPorts,
  token?: vscode.CancellationToken,
): Promise<UploadedMedia | undefined> {
  const account = ports.accounts.current;
  if (!account.simulated && !(await requireTrust())) return undefined;
  try {
    return await upload(file, wanted, account, ports, token);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    ports.log(`✗ ${file.name} was not uploaded. ${message}`);
    vscode.window.showErrorMessage(`${file.name} was not uploaded. ${message}`);
    return undefined;
  }
}

async function upload(
  file: ChosenFile,
  wanted: MediaKind | undefined,
  account: Account,
  ports: UploadPorts,
  token: vscode.CancellationToken | undefined,
): Promise<UploadedMedia | undefined> {
  const [{ checkMedia }, { sniffMedia }, { sizeText }, { uploadMedia }] = await Promise.all([
    import("../core/media/checkMedia.ts"),
    import("../core/media/sniffMedia.ts"),
    import("../core/media/mediaLimits.ts"),
    import("../node/cloudApi/uploadMedia.ts"),
  ]);
  if (file.size !== undefined && file.size > largest)
    throw new Error(`It has ${sizeText(file.size)}; nothing larger than ${sizeText(largest)} can be sent.`);
  const bytes = await file.read();
  const checked = checkMedia(
    { name: file.name, bytes: bytes.length, content: sniffMedia(bytes, file.name) },
    wanted,
  );
  if (checked.kind === "refused") {
    vscode.window.showErrorMessage(`Not uploaded. ${checked.reason}`);
    return undefined;
  }
  const { format } = checked;
  const sender = await ports.connect(account);
  const id = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Uploading ${file.name} (${sizeText(bytes.length)}) to ${account.name}`,
      cancellable: true,
    },
    (progress, cancel) => {
      const abort = new AbortController();
      cancel.onCancellationRequested(() => abort.abort());
      token?.onCancellationRequested(() => abort.abort());
      let shown = 0;
      const onProgress = (share: number) => {
        const percent = Math.floor(share * 100);
        if (percent > shown) progress.report({ increment: percent - shown, message: `${percent} %` });
        shown = Math.max(shown, percent);
      };
      return uploadMedia(
        sender,
        { name: file.name, mimeType: format.mimeType, bytes, onProgress },
        { signal: abort.signal, timeoutMs: readSettings().sendTimeoutMs + bytes.length / slowest },
      );
    },
  );
  await ports.uploads.add(account, {
    accountId: account.id,
    id,
    name: file.name,
    mimeType: format.mimeType,
    bytes: bytes.length,
    atMs: Date.now(),
    ...(file.uri && { file: file.uri.toString() }),
  });
  ports.log(`↑ ${file.name} uploaded as ${format.mimeType} (${sizeText(bytes.length)}): ${id}, for 30 days`);
  return { id, kind: format.kind, filename: file.name };
}

/** The file behind an address; its size is asked for before it is read. */
export async function fileAt(uri: vscode.Uri): Promise<ChosenFile> {
  const { size } = await vscode.workspace.fs.stat(uri);
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  return { name, size, uri, read: () => vscode.workspace.fs.readFile(uri) };
}
