import { closeSync, constants, createReadStream, fstatSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { decode } from "./decode.ts";
import { CliError, type Io } from "./io.ts";

/** A text to work on. */
export interface Source {
  /** As the person named it; `<stdin>` for standard input. */
  readonly file: string;
  readonly text: string;
}

/** Far more than the largest document that is read, so that the document itself can say how large it is. In bytes. */
const limit = 16_000_000;

/** Reads a file, or standard input for `-`. Throws {@link CliError}, also for what is not UTF-8. */
export async function readSource(name: string, io: Io): Promise<Source> {
  const { file, bytes } = await readBytes(name, io);
  const { text, fault } = decode(bytes);
  if (fault) throw new CliError(`${file}: ${fault.message}`);
  return { file, text };
}

/** The bytes of a file, or of standard input for `-`; what exceeds the limit is cut off. Throws {@link CliError}. */
export async function readBytes(file: string, io: Io): Promise<{ file: string; bytes: Buffer }> {
  if (file === "-") return { file: "<stdin>", bytes: await io.input(limit) };
  try {
    const path = resolve(io.cwd, file);
    // Without waiting: a small file is there in 10 µs, and comes seven times slower through Node's thread pool.
    return { file, bytes: readAtOnce(path) ?? (await readStart(path)) };
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

/** What is no plain file, or an unusual one, is left to a stream; a pipe without a writer must not stop everything. */
function readAtOnce(path: string): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size === 0 || stats.size > limit) return undefined;
    const bytes = Buffer.allocUnsafe(stats.size);
    return readSync(file, bytes, 0, bytes.length, 0) === bytes.length ? bytes : undefined;
  } finally {
    closeSync(file);
  }
}

/** As a stream, so that a pipe (`<(…)` in a shell), whose size nobody knows, is read as a file is. */
async function readStart(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: limit - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return Buffer.concat(chunks);
}
