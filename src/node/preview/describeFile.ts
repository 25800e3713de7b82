import { sniffMedia } from "../../core/media/sniffMedia.ts";
import { pdfPages } from "../../core/view/fileFacts.ts";
import { drawnMime } from "../../core/view/mediaSource.ts";

/** A file as the preview needs to know it. */
export interface FileDescription {
  /** The MIME type, where a page can draw the file. */
  readonly drawn: string | undefined;
  /** Of a PDF, where it says so. */
  readonly pages: number | undefined;
}

/** What a file is, its content says; its name helps, and what it was declared to be counts where the content tells nothing. */
export function describeFile(bytes: Uint8Array, name: string, declared?: string): FileDescription {
  const mime = sniffMedia(bytes, name)?.mimeType ?? declared;
  return {
    drawn: mime !== undefined && drawnMime.test(mime) ? mime : undefined,
    pages: mime === "application/pdf" ? pdfPages(Buffer.from(bytes).toString("latin1")) : undefined,
  };
}
