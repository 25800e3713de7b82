import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { type ForwardTarget, readForwardTarget } from "./forwardTarget.ts";

/** How often the mark is renewed, and after how long without that it means nothing any more, in milliseconds. */
export const beatMs = 15_000;
const staleMs = 90_000;

/** What a person wants of the webhooks that come to this machine. */
export interface ListeningWish {
  readonly accountId: string;
  /** Where whichever window listens passes them on to. */
  readonly forward: ForwardTarget | undefined;
}

/**
 * Says that a person wants an account's webhooks on this machine. It outlives the window that listens by a minute and a
 * half: long enough for another window, or the same one after a reload, to go on; too short for the next day.
 */
export class ListeningMark {
  readonly #path: string;
  #written: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#path = join(folder, "listening.json");
  }

  /** The newest wish holds, whoever else wishes at the same time. */
  set(wish: ListeningWish): Promise<void> {
    this.#written = this.#written.catch(() => {}).then(() => this.#write(wish));
    return this.#written;
  }

  async #write(wish: ListeningWish): Promise<void> {
    await mkdir(join(this.#path, ".."), { recursive: true });
    // Another window reads it at any time, and must not find half of it.
    const whole = `${this.#path}.${process.pid}`;
    await writeFile(whole, JSON.stringify(wish), { mode: 0o600 });
    await rename(whole, this.#path);
  }

  async beat(nowMs: number): Promise<void> {
    await utimes(this.#path, nowMs / 1000, nowMs / 1000).catch(() => {});
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  /** What is wanted; `undefined` where nothing is, or the wish is old. */
  async wanted(nowMs: number): Promise<ListeningWish | undefined> {
    try {
      const { mtimeMs } = await stat(this.#path);
      if (Math.abs(nowMs - mtimeMs) > staleMs) return undefined;
      const wish = fieldsOf(JSON.parse(await readFile(this.#path, "utf8")));
      const accountId = textOf(wish?.accountId);
      return accountId === undefined ? undefined : { accountId, forward: readForwardTarget(wish?.forward) };
    } catch {
      return undefined;
    }
  }
}
