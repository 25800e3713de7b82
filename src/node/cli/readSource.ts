import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { CliError, type Io } from "./io.ts";

/** A text to work on. */
export interface Source {
  /** As the person named it; `<stdin>` for standard input. */
  readonly file: string;
  readonly text: string;
}

/** Far more than the largest document that is read, so that the document itself can say how large it is. In bytes. */
const limit = 16_000_000;

/** Reads a file, or standard input for `-`. Throws {@link CliError}. */
export async function readSource(file: string, io: Io): Promise<Source> {
  if (file === "-") return { file: "<stdin>", text: textOf(await io.input(limit)) };
  try {
    return { file, text: textOf(await readStart(resolve(io.cwd, file))) };
  } catch (cause) {
    throw new CliError(`${file} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

/** Why the file system refused, in words. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "permission is missing";
    case "EISDIR":
      return "it is a folder";
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}

async function readStart(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // As a stream, so that a pipe (`<(…)` in a shell) is read as a file is.
  for await (const chunk of createReadStream(path, { end: limit - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Editors hide the byte order mark and count from behind it. */
const textOf = (bytes: Buffer): string => bytes.toString("utf8").replace(/^\ufeff/, "");
