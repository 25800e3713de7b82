import type { Platform, Theme, Viewpoint } from "../core/protocol.ts";

/** Why a picture of a document could not be made. Callers branch on `code`, people read `message`. */
export class ExportError extends Error {
  override readonly name = "ExportError";
  readonly code: "noBrowser" | "unreadable" | "unwritable";

  constructor(code: ExportError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What to draw, and where to put it. */
export interface ExportOptions {
  /** The document's text. */
  readonly text: string;
  /** Shown as the page's title. */
  readonly fileName: string;
  /** Path of the file to write: `.png` is a picture, anything else a self-contained HTML page. */
  readonly out: string;
  readonly viewpoint: Viewpoint;
  readonly theme: Theme;
  readonly platform: Platform;
  /** Folder with `main.js` and `style.css` of the webview, normally `dist/webview`. */
  readonly assetsFolder: string;
}

/** Draws a document into a file that needs no network. Throws {@link ExportError}. */
export async function exportPreview(options: ExportOptions): Promise<void> {
  throw new ExportError("unwritable", `${options.out} cannot be written yet.`);
}
