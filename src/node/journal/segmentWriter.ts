import { mkdir } from "node:fs/promises";
import type { AppendFile, OpenAppendFile } from "./appendFile.ts";
import { JournalError, journalError } from "./journalError.ts";
import { type Keeping, prune, segmentPath, segmentsIn, syncFolder } from "./segments.ts";

/** Where a commit went, so that a follower need not read what was just written. */
export interface Commit {
  readonly segment: number;
  /** Bytes that were written, and the size of the file after it: more than was known before where others wrote too. */
  readonly bytes: number;
  readonly size: number;
}

interface Segment {
  readonly number: number;
  readonly file: AppendFile;
  readonly bornMs: number;
  size: number;
}

export interface SegmentWriterOptions {
  readonly folder: string;
  readonly keeping: Keeping;
  readonly now: () => number;
  readonly open: OpenAppendFile;
}

/**
 * Puts blocks of lines at the end of the newest file of a folder, and begins a new file in time. Several processes may do
 * so at once. Every block begins with a line break: whatever a process left unfinished that was killed, or a disk that ran
 * full, ends there and spoils no line after it.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  #segment: Segment | undefined;

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
  }

  /** Resolves when the lines are on the disk. Throws {@link JournalError}; the next call begins afresh. */
  async commit(lines: readonly string[]): Promise<Commit> {
    const block = Buffer.from(`\n${lines.join("\n")}`);
    try {
      for (let attempt = 1; ; attempt++) {
        const segment = await this.#newest();
        if (await written(segment.file, block)) {
          await segment.file.sync();
          const { size, links } = await segment.file.stat();
          segment.size = size;
          if (links > 0) return { segment: segment.number, bytes: block.length, size };
          // Somebody deleted the file: what is in it is lost with it, so it is written again.
          await this.close();
        }
        if (attempt === 3)
          throw new JournalError(
            "failed",
            `${this.#options.folder} takes only part of what is written to it.`,
          );
      }
    } catch (cause) {
      await this.close();
      throw journalError(cause, this.#options.folder);
    }
  }

  /** Closes the file; the next commit opens it again. */
  async close(): Promise<void> {
    const segment = this.#segment;
    this.#segment = undefined;
    await segment?.file.close().catch(() => {});
  }

  async #newest(): Promise<Segment> {
    const { keeping, now } = this.#options;
    const known = this.#segment;
    if (known && hasRoom(known, keeping, now())) return known;
    await this.close();
    return this.#open();
  }

  async #open(): Promise<Segment> {
    const { folder, keeping, now, open } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const newest = (await segmentsIn(folder)).at(-1);
    if (newest !== undefined) {
      const segment = await opened(newest, folder, open);
      this.#segment = segment;
      if (hasRoom(segment, keeping, now())) return segment;
      await this.close();
    }
    this.#segment = { ...(await opened((newest ?? 0) + 1, folder, open)), bornMs: now() };
    await syncFolder(folder);
    await prune(folder, keeping, now());
    return this.#segment;
  }
}

async function opened(number: number, folder: string, open: OpenAppendFile): Promise<Segment> {
  const file = await open(segmentPath(folder, number));
  const { size, bornMs } = await file.stat();
  return { number, file, size, bornMs };
}

const hasRoom = (segment: Segment, keeping: Keeping, nowMs: number): boolean =>
  segment.size < keeping.segmentBytes && nowMs - segment.bornMs < keeping.segmentAgeMs;

/** In one piece or not at all: between two pieces another process may write. */
const written = async (file: AppendFile, block: Buffer): Promise<boolean> =>
  (await file.write(block)) === block.length;
