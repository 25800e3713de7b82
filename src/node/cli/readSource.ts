import { createReadStream, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Decoded, decode, isSurelyUtf8, withoutMark } from "./decode.ts";
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
  const { file, text, fault } = await readText(name, io);
  if (fault) throw new CliError(`${file}: ${fault.message}`);
  return { file, text };
}

/** The same, but what is not UTF-8 comes back as a fault. What exceeds the limit is cut off. Throws {@link CliError}. */
export async function readText(file: string, io: Io): Promise<Source & Decoded> {
  if (file === "-") return { file: "<stdin>", ...decode(await io.input(limit)) };
  try {
    const path = resolve(io.cwd, file);
    return { file, ...(readAtOnce(path) ?? decode(await readStart(path))) };
  } catch (cause) {
    throw new CliError(`${file} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

/**
 * Without waiting: a small file is there in 10 µs, and comes ten times slower through Node's thread pool. `undefined`:
 * what is no plain file, such as a pipe (`<(…)` in a shell), or an unusual one.
 */
function readAtOnce(path: string): Decoded | undefined {
  const stats = statSync(path);
  if (!stats.isFile() || stats.size === 0 || stats.size > limit) return undefined;
  const text = readFileSync(path, "utf8");
  return isSurelyUtf8(text) ? { text: withoutMark(text), fault: undefined } : undefined;
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

/** As a stream, which does not ask how much there will be. */
async function readStart(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: limit - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return Buffer.concat(chunks);
}
