import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { sniffMedia } from "../../core/media/sniffMedia.ts";
import { pdfPages } from "../../core/view/fileFacts.ts";
import { mediaIn } from "../../core/view/mediaIn.ts";
import { drawnMime, type LoadedMedia, largestMedia, type MediaFile } from "../../core/view/mediaSource.ts";
import type { ConversationView } from "../../core/view/view.ts";

/** What is known of the files of a conversation, and the content of those that can be drawn. */
export interface LoadedFiles {
  readonly files: Readonly<Record<string, MediaFile>>;
  readonly media: readonly LoadedMedia[];
}

/** Reads the files that lie beside a document, or below its folder. What cannot be read says why in its place. */
export async function loadFiles(conversation: ConversationView, folder: string): Promise<LoadedFiles> {
  const files: Record<string, MediaFile> = {};
  const media: LoadedMedia[] = [];
  for (const [key, source] of mediaIn(conversation)) {
    if (source.from !== "file") continue;
    const read = await load(source.path, folder);
    if (typeof read === "string") {
      files[key] = { state: "failed", message: read };
      continue;
    }
    const { bytes, mime, size } = read;
    const pages =
      mime === "application/pdf" && bytes ? pdfPages(Buffer.from(bytes).toString("latin1")) : undefined;
    files[key] = { state: "ready", bytes: size, pages };
    if (bytes && mime !== undefined && drawnMime.test(mime)) media.push({ key, mime, bytes });
  }
  return { files, media };
}

async function load(path: string, folder: string) {
  try {
    const file = await realpath(/^file:/i.test(path) ? fileURLToPath(path) : resolve(folder, decoded(path)));
    const inside = relative(await realpath(folder), file);
    if (inside.startsWith("..") || isAbsolute(inside))
      return "The file is outside of the message's folder, and is not read.";
    const { size } = await stat(file);
    if (size > largestMedia) return { size, bytes: undefined, mime: undefined };
    const bytes = await readFile(file);
    return { size, bytes, mime: sniffMedia(bytes, path)?.mimeType };
  } catch {
    return "There is no such file.";
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
