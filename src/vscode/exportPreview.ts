import * as vscode from "vscode";
import type { Theme } from "../core/arrangement.ts";
import type { Snapshot } from "../core/protocol.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import type { LoadedMedia } from "../core/view/mediaSource.ts";
import type { DrawOptions } from "../node/exportPreview.ts";
import { nameOf } from "./messageDocument.ts";
import { readSettings } from "./settings.ts";

/** What an export needs to know besides the document. */
export interface ExportSource {
  readonly extensionUri: vscode.Uri;
  businessName(): string;
  /** Draws a document into the content of a file. Rejects with a sentence. */
  draw(options: DrawOptions): Promise<Uint8Array>;
  templates(uri: vscode.Uri): readonly TemplateDefinition[];
  /** The tab that shows the document, if one does. */
  panelOf(uri: vscode.Uri): ShownPreview | undefined;
}

/** A preview that is open. */
export interface ShownPreview {
  readonly seen: Snapshot | undefined;
  /** The content of the files in it. */
  readonly media: readonly LoadedMedia[];
  /** The same by its own page, where no browser is installed; `undefined`: it cannot. */
  draw(): Promise<Uint8Array | undefined>;
  copy(png: string): Promise<boolean | undefined>;
}

const page = "$(file-code) Save as Web Page…";
const picture = "$(file-media) Save as Picture…";
const clipboard = "$(clippy) Copy as Picture";

const drawnBy = "PNG, drawn by an installed browser, else by the open preview";

/** Asks what is to be made of a document's preview, and makes it: a page that needs nothing else, or a picture. */
export async function exportPreview(source: vscode.TextDocument, known: ExportSource): Promise<void> {
  const panel = known.panelOf(source.uri);
  const choice = await vscode.window.showQuickPick(
    [
      { label: page, description: "one HTML file that loads nothing" },
      { label: picture, description: drawnBy },
      ...(panel ? [{ label: clipboard, description: drawnBy }] : []),
    ],
    { title: `Export the preview of ${nameOf(source.uri)}` },
  );
  if (!choice) return;
  if (choice.label === clipboard) return copyPreview(source, known);
  const extension = choice.label === page ? "html" : "png";
  await save(source, extension, () => made(source, extension, known));
}

/** Puts a picture of the preview of a document, which has to be open, into the clipboard. */
export async function copyPreview(source: vscode.TextDocument, known: ExportSource): Promise<void> {
  const panel = known.panelOf(source.uri);
  const content = panel && (await made(source, "png", known));
  if (!content) return;
  const done = await panel.copy(Buffer.from(content).toString("base64"));
  if (done) vscode.window.setStatusBarMessage("$(check) The preview is in the clipboard as a picture", 5000);
  if (done !== false) return;
  const choice = await vscode.window.showWarningMessage(
    "This editor lets no preview put a picture into the clipboard. Save the picture as a file instead.",
    saveInstead,
  );
  if (choice === saveInstead) await save(source, "png", () => Promise.resolve(content));
}

const saveInstead = "Save as Picture…";

async function save(
  source: vscode.TextDocument,
  extension: "html" | "png",
  make: () => Thenable<Uint8Array | undefined>,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: besides(source.uri, extension),
    filters: extension === "html" ? { "Web page": ["html"] } : { Picture: ["png"] },
    saveLabel: "Export",
  });
  const content = target && (await make());
  if (!content) return;
  try {
    await vscode.workspace.fs.writeFile(target, content);
  } catch (cause) {
    void vscode.window.showErrorMessage(`${nameOf(target)} cannot be written: ${wordsOf(cause)}`);
    return;
  }
  const open = await vscode.window.showInformationMessage(`Exported ${nameOf(target)}.`, "Open");
  if (open) await vscode.commands.executeCommand("vscode.open", target);
}

/** The content of the file; `undefined`: it could not be made, and the person has been told why. */
function made(
  source: vscode.TextDocument,
  extension: "html" | "png",
  known: ExportSource,
): Thenable<Uint8Array | undefined> {
  const { preview } = readSettings(source.uri);
  const panel = known.panelOf(source.uri);
  const seen = panel?.seen;
  const arranged = seen?.defaults ?? preview;
  const theme = outside(arranged.theme);
  const progress = { location: vscode.ProgressLocation.Notification, title: "Drawing the preview…" };
  return vscode.window.withProgress(progress, async () => {
    try {
      return await known.draw({
        text: source.getText(),
        fileName: nameOf(source.uri),
        format: extension,
        viewpoint: arranged.viewpoint,
        theme,
        platform: arranged.platform,
        media: panel?.media,
        snapshot: seen && { ...seen, defaults: { ...seen.defaults, theme } },
        templates: known.templates(source.uri),
        businessName: known.businessName(),
        assetsFolder: vscode.Uri.joinPath(known.extensionUri, "dist", "webview").fsPath,
      });
    } catch (cause) {
      const noBrowser = cause instanceof Error && "code" in cause && cause.code === "noBrowser";
      const own = noBrowser ? await panel?.draw() : undefined;
      if (own) return own;
      void vscode.window.showErrorMessage(`The preview was not exported. ${wordsOf(cause)}`);
      return undefined;
    }
  });
}

/** A file has no editor to follow: it is as light or dark as the editor is now. */
function outside(theme: Theme): Theme {
  const { Light, HighContrastLight } = vscode.ColorThemeKind;
  const { kind } = vscode.window.activeColorTheme;
  return theme !== "auto" ? theme : kind === Light || kind === HighContrastLight ? "light" : "dark";
}

/** The message's own name with another ending, beside it. */
function besides(uri: vscode.Uri, extension: string): vscode.Uri {
  const name = nameOf(uri).replace(/(?:\.wamsg)?\.json$/, "");
  const path = uri.path.slice(0, uri.path.lastIndexOf("/") + 1);
  return uri.with({ path: `${path}${name}.${extension}` });
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
