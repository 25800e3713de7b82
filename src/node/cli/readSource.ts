import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { isAbsolute, resolve, sep } from "node:path";
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
export async function readText(file: string, io: Pick<Io, "cwd" | "input">): Promise<Source & Decoded> {
  if (file === "-") return { file: "<stdin>", ...decode(await io.input(limit)) };
  try {
    return { file, ...decode(await readStart(resolve(io.cwd, file))) };
  } catch (cause) {
    throw new CliError(`${file} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

/**
 * The text of a plain file, without waiting: a small one is there in 10 µs, and comes ten times slower through Node's thread
 * pool. `undefined`: it is large or unusual, or cannot be read; reading it the slow way tells what it is.
 */
export function readPlainFile(name: string, cwd: string): Decoded | undefined {
  let file: number | undefined;
  try {
    file = openSync(isAbsolute(name) ? name : cwd + sep + name, "r");
    const length = readSync(file, start, 0, start.length, null);
    if (length === start.length) return undefined;
    const text = start.toString("utf8", 0, length);
    return isSurelyUtf8(text) ? { text: withoutMark(text), fault: undefined } : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A message is a few kilobytes. */
const start = Buffer.allocUnsafeSlow(128 * 1024);

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
