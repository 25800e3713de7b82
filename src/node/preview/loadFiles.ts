import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { mediaIn } from "../../core/view/mediaIn.ts";
import { type LoadedMedia, largestMedia, type MediaFile } from "../../core/view/mediaSource.ts";
import type { ConversationView } from "../../core/view/view.ts";
import { percentDecoded } from "../../core/view/webAddress.ts";
import { describeFile } from "./describeFile.ts";

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
    const { bytes, size } = read;
    const { drawn, pages } = bytes ? describeFile(bytes, source.path) : {};
    files[key] = { state: "ready", bytes: size, pages };
    if (bytes && drawn !== undefined) media.push({ key, mime: drawn, bytes });
  }
  return { files, media };
}

async function load(path: string, folder: string) {
  try {
    const file = await realpath(
      /^file:/i.test(path) ? fileURLToPath(path) : resolve(folder, percentDecoded(path)),
    );
    const inside = relative(await realpath(folder), file);
    if (inside.startsWith("..") || isAbsolute(inside))
      return "The file is outside of the message's folder, and is not read.";
    const { size } = await stat(file);
    return { size, bytes: size > largestMedia ? undefined : await readFile(file) };
  } catch {
    return "There is no such file.";
  }
}
