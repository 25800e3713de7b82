import * as vscode from "vscode";
import { mediaFormats } from "../core/media/mediaFormats.ts";
import { kindAt, placeMedia } from "../core/media/placeMedia.ts";
import { type ChosenFile, fileAt, type UploadPorts, uploadFile } from "./mediaUpload.ts";
import { languageId, toRange } from "./messageDocument.ts";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("wamsg", "media");
const mimeTypes = ["text/uri-list", "files", "image/*", "video/*", "audio/*", "application/pdf"];

/** A paste that is waiting to be chosen; the file leaves only then. */
interface Waiting {
  readonly source: vscode.TextDocument;
  readonly offset: number;
  readonly file: ChosenFile;
}

/** Files that are dropped onto or pasted into a message are uploaded, and their id put where it fits. */
export function registerMediaEdits(ports: UploadPorts): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentDropEditProvider({ language: languageId }, dropping(ports), {
      providedDropEditKinds: [kind],
      dropMimeTypes: mimeTypes,
    }),
    languages.registerDocumentPasteEditProvider({ language: languageId }, pasting(ports), {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: mimeTypes,
    }),
  );
}

const title = "Upload and Insert Media ID";

/**
 * The editor asks for the whole edit at once: of what is dropped it resolves nothing later (as of VS Code 1.139). So only
 * what can be sent is uploaded, and nothing where another way of dropping is preferred.
 */
function dropping(ports: UploadPorts): vscode.DocumentDropEditProvider {
  return {
    async provideDocumentDropEdits(source, position, transfer, token) {
      const file = prefersAnotherDrop() ? undefined : await fileIn(transfer);
      if (!file || !isMediaName(file.name)) return undefined;
      const made = new vscode.DocumentDropEdit("", title, kind);
      const additional = await uploaded({ source, offset: source.offsetAt(position), file }, ports, token);
      if (additional) made.additionalEdit = additional;
      return made;
    },
  };
}

function pasting(ports: UploadPorts): vscode.DocumentPasteEditProvider {
  const waiting = new WeakMap<object, Waiting>();
  return {
    async provideDocumentPasteEdits(source, [range], transfer) {
      const file = range && (await fileIn(transfer));
      if (!file) return [];
      const made = new vscode.DocumentPasteEdit("", title, kind);
      waiting.set(made, { source, offset: source.offsetAt(range.start), file: await held(file) });
      // Office programs copy a picture of the text along with it: there the text is meant.
      if (file.size === undefined && (await transfer.get("text/plain")?.asString()))
        made.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [made];
    },
    async resolveDocumentPasteEdit(made, token) {
      const it = waiting.get(made);
      const additional = it && (await uploaded(it, ports, token));
      if (additional) made.additionalEdit = additional;
      return made;
    },
  };
}

/** What is only in the clipboard can be read no more once the edits are offered. */
async function held(file: ChosenFile): Promise<ChosenFile> {
  if (file.size !== undefined) return file;
  const bytes = await file.read();
  return { name: file.name, size: bytes.length, read: async () => bytes };
}

/** The editor's setting names kinds of edits, the one that is liked best first. */
function prefersAnotherDrop(): boolean {
  const liked: unknown = vscode.workspace.getConfiguration("editor").get("dropIntoEditor.preferences");
  const [first] = Array.isArray(liked) ? liked : [];
  return typeof first === "string" && !`${kind.value}.`.startsWith(`${first}.`);
}

const isMediaName = (name: string): boolean =>
  mediaFormats.some(({ extensions }) => extensions.some(it => name.toLowerCase().endsWith(it)));

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
    if (file) return { name: nameFor(file.name, mimeType), uri: file.uri, read: () => file.data() };
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
