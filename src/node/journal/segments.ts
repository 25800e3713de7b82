import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** How much is kept, and in what pieces. */
export interface Keeping {
  /** A new file is begun when the newest one has this many bytes. */
  readonly segmentBytes: number;
  /** Or when it was begun this long ago, in milliseconds. */
  readonly segmentAgeMs: number;
  /** All files together; the oldest are deleted first. */
  readonly totalBytes: number;
  /** Files that were last written longer ago are deleted. */
  readonly ageMs: number;
}

const dayMs = 86_400_000;

/** 35 days: longer than WhatsApp tries to deliver a message (rules §4). */
export const usualKeeping: Keeping = {
  segmentBytes: 32_000_000,
  segmentAgeMs: dayMs,
  totalBytes: 512_000_000,
  ageMs: 35 * dayMs,
};

const pattern = /^journal-(\d{6,12})\.jsonl$/;

/** The number of every file of a journal, oldest first. */
export async function segmentsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .flatMap(name => {
      const number = pattern.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    })
    .sort((one, other) => one - other);
}

export function segmentPath(folder: string, segment: number): string {
  return join(folder, `journal-${String(segment).padStart(6, "0")}.jsonl`);
}

/** Deletes what is too old or too much, never the newest file. Resolves to the numbers that are gone. */
export async function prune(folder: string, keeping: Keeping, nowMs: number): Promise<number[]> {
  const gone: number[] = [];
  const newestFirst = (await segmentsIn(folder)).reverse();
  let total = 0;
  for (const [i, segment] of newestFirst.entries()) {
    const path = segmentPath(folder, segment);
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: nowMs }));
    total += size;
    if (i === 0 || (total <= keeping.totalBytes && nowMs - mtimeMs <= keeping.ageMs)) continue;
    await rm(path, { force: true });
    gone.push(segment);
  }
  return gone;
}

/** Makes a new file's name survive a power cut. Where folders cannot be synced, the system does it in its own time. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
