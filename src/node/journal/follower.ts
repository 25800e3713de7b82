import { stat } from "node:fs/promises";
import { isWhole, lineStart, readEntry, type StoredEntry } from "./entry.ts";
import { readLines } from "./readLines.ts";
import { segmentPath, segmentsIn } from "./segments.ts";
import type { Commit } from "./segmentWriter.ts";

/** Where reading stands: how many bytes of each file are known. */
export type Places = ReadonlyMap<number, number>;

/** Reads what other processes add to a journal. */
export class Follower {
  readonly #folder: string;
  readonly #ownStart: string;
  readonly #told: (stored: StoredEntry) => void;
  readonly #places: Map<number, number>;
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(folder: string, writer: string, from: Places, told: (stored: StoredEntry) => void) {
    this.#folder = folder;
    this.#ownStart = lineStart(writer);
    this.#places = new Map(from);
    this.#told = told;
  }

  /** What was written from here, where nobody else wrote, need not be read. */
  skip({ segment, bytes, size }: Commit): void {
    if ((this.#places.get(segment) ?? 0) + bytes === size && !this.#looking) this.#places.set(segment, size);
  }

  /** Reads what is new. Resolves when all that was there at the call has been told. */
  async look(): Promise<void> {
    this.#again = true;
    this.#looking ??= this.#lookUntilCalm();
    await this.#looking;
  }

  async #lookUntilCalm(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        for (const segment of await segmentsIn(this.#folder)) await this.#read(segment);
      }
    } finally {
      this.#looking = undefined;
    }
  }

  async #read(segment: number): Promise<void> {
    const path = segmentPath(this.#folder, segment);
    const from = this.#places.get(segment) ?? 0;
    const { size } = await stat(path).catch(() => ({ size: 0 }));
    if (size <= from) return;
    for await (const line of readLines(path, from, size)) {
      // Somebody is in the middle of writing it.
      if (!line.ended && !isWhole(line.text)) return;
      this.#places.set(segment, line.next);
      if (line.text.startsWith(this.#ownStart)) continue;
      const stored = readEntry(line.text);
      if (stored) this.#told(stored);
    }
  }
}

/** Where the whole lines of every file end. What comes after is still being written, or was left by a crash. */
export async function placesOf(folder: string): Promise<Places> {
  const places = new Map<number, number>();
  for (const segment of await segmentsIn(folder)) {
    const path = segmentPath(folder, segment);
    const { size } = await stat(path).catch(() => ({ size: 0 }));
    places.set(segment, await endOfWhole(path, size));
  }
  return places;
}

const tailBytes = 1 << 16;

async function endOfWhole(path: string, size: number): Promise<number> {
  for (let back = tailBytes; ; back *= 8) {
    const from = Math.max(0, size - back);
    let last: { readonly text: string; readonly start: number; readonly ended: boolean } | undefined;
    for await (const line of readLines(path, from, size)) last = line;
    // The first line of a piece may have begun before it.
    if (from > 0 && (last === undefined || last.start === from)) continue;
    return last === undefined || last.ended || isWhole(last.text) ? size : last.start;
  }
}
