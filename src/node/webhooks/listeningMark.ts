import { mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";

/** How often the mark is renewed, and after how long without that it means nothing any more, in milliseconds. */
export const beatMs = 15_000;
const staleMs = 90_000;

/**
 * Says that a person wants an account's webhooks on this machine. It outlives the window that listens by a minute and a
 * half: long enough for another window, or the same one after a reload, to go on; too short for the next day.
 */
export class ListeningMark {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, "listening.json");
  }

  async set(accountId: string): Promise<void> {
    await mkdir(join(this.#path, ".."), { recursive: true });
    await writeFile(this.#path, JSON.stringify({ accountId }));
  }

  async beat(nowMs: number): Promise<void> {
    await utimes(this.#path, nowMs / 1000, nowMs / 1000).catch(() => {});
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  /** The account that is wanted; `undefined` where none is, or the wish is old. */
  async wanted(nowMs: number): Promise<string | undefined> {
    try {
      const { mtimeMs } = await stat(this.#path);
      if (Math.abs(nowMs - mtimeMs) > staleMs) return undefined;
      return textOf(fieldsOf(JSON.parse(await readFile(this.#path, "utf8")))?.accountId);
    } catch {
      return undefined;
    }
  }
}
