import * as vscode from "vscode";
import { kindAt, placeMedia } from "../core/media/placeMedia.ts";
import { type ChosenFile, fileAt, type UploadPorts, uploadFile } from "./mediaUpload.ts";
import { languageId, toRange } from "./messageDocument.ts";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("wamsg", "media");
const mimeTypes = ["text/uri-list", "files", "image/*", "video/*", "audio/*", "application/pdf"];

/** A drop or paste that is waiting to be chosen; the file leaves only then. */
interface Waiting {
  readonly source: vscode.TextDocument;
  readonly offset: number;
  readonly file: ChosenFile;
}

/** Files that are dropped onto or pasted into a message are uploaded, and their id put where it fits. */
export function registerMediaEdits(ports: UploadPorts): vscode.Disposable {
  const waiting = new WeakMap<object, Waiting>();
  const edit = async <T extends vscode.DocumentDropEdit | vscode.DocumentPasteEdit>(
    made: T,
    source: vscode.TextDocument,
    position: vscode.Position,
    transfer: vscode.DataTransfer,
  ): Promise<T | undefined> => {
    const file = await fileIn(transfer);
    if (!file) return undefined;
    waiting.set(made, { source, offset: source.offsetAt(position), file });
    return made;
  };
  const resolve = async <T extends vscode.DocumentDropEdit | vscode.DocumentPasteEdit>(
    made: T,
    token: vscode.CancellationToken,
  ): Promise<T> => {
    const it = waiting.get(made);
    const additional = it && (await uploaded(it, ports, token));
    if (additional) made.additionalEdit = additional;
    return made;
  };
  const title = "Upload and Insert Media ID";
  return vscode.Disposable.from(
    vscode.languages.registerDocumentDropEditProvider(
      { language: languageId },
      {
        provideDocumentDropEdits: (source, position, transfer) =>
          edit(new vscode.DocumentDropEdit("", title, kind), source, position, transfer),
        resolveDocumentDropEdit: resolve,
      },
      { providedDropEditKinds: [kind], dropMimeTypes: mimeTypes },
    ),
    vscode.languages.registerDocumentPasteEditProvider(
      { language: languageId },
      {
        async provideDocumentPasteEdits(source, [range], transfer) {
          const made = range && new vscode.DocumentPasteEdit("", title, kind);
          const pasted = made && (await edit(made, source, range.start, transfer));
          return pasted ? [pasted] : [];
        },
        resolveDocumentPasteEdit: resolve,
      },
      { providedPasteEditKinds: [kind], pasteMimeTypes: mimeTypes },
    ),
  );
}

async function uploaded(
  { source, offset, file }: Waiting,
  ports: UploadPorts,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit | undefined> {
  const media = await uploadFile(file, kindAt(source.getText(), offset), ports, token);
  // The text may have changed while the file was on its way: it is placed in what is there now.
  const edits = media && placeMedia(source.getText(), offset, media);
  if (media && !edits) await offerId(media.id, media.filename);
  if (!edits) return undefined;
  const result = new vscode.WorkspaceEdit();
  result.set(
    source.uri,
    edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(source, span), text)),
  );
  return result;
}

/** The first file of what was dropped: one of this computer, or one that only exists in the clipboard. */
async function fileIn(transfer: vscode.DataTransfer): Promise<ChosenFile | undefined> {
  for (const [mimeType, item] of transfer) {
    const file = item.asFile();
    if (file) return { name: nameFor(file.name, mimeType), read: () => file.data() };
  }
  const list = await transfer.get("text/uri-list")?.asString();
  const first = list?.split(/\r?\n/).find(line => line !== "" && !line.startsWith("#"));
  if (!first || !/^(file|vscode-remote|vscode-vfs):/.test(first)) return undefined;
  try {
    return await fileAt(vscode.Uri.parse(first));
  } catch {
    // A folder that is gone, or no file at all: the editor's own way of dropping takes over.
    return undefined;
  }
}

/** A picture from the clipboard has no name of its own. */
const nameFor = (name: string, mimeType: string): string =>
  name !== "" ? name : `pasted.${mimeType.split("/")[1]?.replace(/\W.*$/, "") ?? "bin"}`;

/** The id of a file that was uploaded and could not be put anywhere. */
export async function offerId(id: string, name: string): Promise<void> {
  const choice = await vscode.window.showInformationMessage(
    `${name} was uploaded: its media id is ${id}.`,
    "Copy ID",
  );
  if (choice) await vscode.env.clipboard.writeText(id);
}
