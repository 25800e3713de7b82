import * as vscode from "vscode";
import { stringAt } from "../core/document/stringAt.ts";
import { type MediaKind, mediaFormats } from "../core/media/mediaFormats.ts";
import { kindAt, placeMedia, type UploadedMedia } from "../core/media/placeMedia.ts";
import { expiryText, kindOf } from "../core/media/upload.ts";
import { offerId, registerMediaEdits } from "./mediaEdits.ts";
import { fileAt, type UploadPorts, uploadFile } from "./mediaUpload.ts";
import { isMessageDocument, languageId, toRange } from "./messageDocument.ts";

/** Everything about uploads: the command, drop and paste, and the ids that are known, in completion. */
export function registerMedia(ports: UploadPorts): vscode.Disposable {
  return vscode.Disposable.from(
    registerMediaEdits(ports),
    registerCompletion(ports),
    vscode.commands.registerCommand("wamsg.uploadMedia", uri => uploadMedia(uri, ports)),
  );
}

/**
 * `Upload Media…`: of the file that is given, else of one the person picks; its id goes into the message that is open. What was
 * uploaded before can be picked as well.
 */
async function uploadMedia(given: unknown, ports: UploadPorts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const open = editor && isMessageDocument(editor.document) ? editor : undefined;
  const offset = open?.document.offsetAt(open.selection.active) ?? 0;
  const wanted = open && kindAt(open.document.getText(), offset);
  const media =
    given instanceof vscode.Uri && !isMessage(given)
      ? await uploadFile(await fileAt(given), wanted, ports)
      : await pickMedia(wanted, ports);
  if (!media) return;
  const edits = open && placeMedia(open.document.getText(), offset, media);
  const placed =
    edits &&
    (await open.edit(builder => {
      for (const { span, text } of edits) builder.replace(toRange(open.document, span), text);
    }));
  if (!placed) await offerId(media.id, media.filename);
}

/** A known upload, or a file that is uploaded now. */
async function pickMedia(
  wanted: MediaKind | undefined,
  ports: UploadPorts,
): Promise<UploadedMedia | undefined> {
  const now = Date.now();
  const account = ports.accounts.current;
  const known = ports.uploads.of(account, now, wanted).flatMap(upload => {
    const kind = kindOf(upload);
    if (!kind) return [];
    const media: UploadedMedia = { id: upload.id, kind, filename: upload.name };
    const label = `$(file-media) ${upload.name}`;
    return [
      { label, description: expiryText(upload, now), detail: `${upload.id} · ${upload.mimeType}`, media },
    ];
  });
  const another = { label: "$(cloud-upload) Choose a File…", description: "", detail: "", media: undefined };
  const picked =
    known.length === 0
      ? another
      : await vscode.window.showQuickPick([another, ...known], {
          title: `Upload Media to ${account.name}`,
          placeHolder: "A file, or one that was uploaded before",
          matchOnDetail: true,
        });
  if (!picked) return undefined;
  const uri = picked.media ? undefined : await pickFile();
  return uri ? uploadFile(await fileAt(uri), wanted, ports) : picked.media;
}

const isMessage = (uri: vscode.Uri): boolean => uri.path.endsWith(".wamsg.json");

async function pickFile(): Promise<vscode.Uri | undefined> {
  const extensions = mediaFormats.flatMap(format => format.extensions.map(it => it.slice(1)));
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: "Upload Media",
      openLabel: "Upload",
      filters: { "What WhatsApp takes": extensions, "All files": ["*"] },
    })) ?? [];
  return uri;
}

/** Offers the ids of uploads where one belongs: in the `id` of a media object. */
function registerCompletion({ accounts, uploads }: UploadPorts): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: languageId },
    {
      provideCompletionItems(source, position) {
        const text = source.getText();
        const offset = source.offsetAt(position);
        const place = stringAt(text, offset);
        const kind = place?.path.at(-1) === "id" ? kindAt(text, offset) : undefined;
        if (!place || !kind) return [];
        const now = Date.now();
        return uploads.of(accounts.current, now, kind).map((upload, order) => {
          const label = { label: upload.name, description: expiryText(upload, now) };
          const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.File);
          item.insertText = JSON.stringify(upload.id);
          item.filterText = `"${upload.name} ${upload.id}"`;
          item.sortText = `0${String(order).padStart(4, "0")}`;
          item.detail = `${upload.id} · ${upload.mimeType}`;
          item.range = toRange(source, place.span);
          return item;
        });
      },
    },
    '"',
  );
}
