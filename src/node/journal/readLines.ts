import { open } from "node:fs/promises";

/** A line of a file, and where the next one begins. */
export interface Line {
  readonly text: string;
  /** The offset of its first byte. */
  readonly start: number;
  /** Whether a line break came after it; what a crash or a writer at work left at the end has none. */
  readonly ended: boolean;
  /** The offset after the line and its line break. */
  readonly next: number;
}

const chunkBytes = 1 << 18;

/**
 * The lines of a file between two offsets in bytes, the empty ones left out. However large the file, only a piece of it
 * and its longest line are in memory. Nothing where the file is gone.
 */
export async function* readLines(path: string, from: number, to: number): AsyncGenerator<Line> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!file) return;
  try {
    let rest: Buffer[] = [];
    let lineStart = from;
    let offset = from;
    while (offset < to) {
      const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, to - offset));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
      if (bytesRead === 0) break;
      let start = 0;
      for (;;) {
        const end = chunk.subarray(0, bytesRead).indexOf(10, start);
        if (end === -1) break;
        const text = textOf(rest, chunk.subarray(start, end));
        rest = [];
        start = end + 1;
        if (text !== "") yield { text, start: lineStart, ended: true, next: offset + start };
        lineStart = offset + start;
      }
      if (start < bytesRead) rest.push(chunk.subarray(start, bytesRead));
      offset += bytesRead;
    }
    const text = textOf(rest);
    if (text !== "") yield { text, start: lineStart, ended: false, next: offset };
  } finally {
    await file.close();
  }
}

const textOf = (pieces: readonly Buffer[], last?: Buffer): string =>
  (pieces.length === 0 && last ? last : Buffer.concat(last ? [...pieces, last] : [...pieces])).toString(
    "utf8",
  );
