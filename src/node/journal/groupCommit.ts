import { JournalError } from "./journalError.ts";

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<T> {
  /** Makes items durable, all or none. */
  readonly commit: (items: readonly T[]) => Promise<void>;
  /** Is told of durable items, in order, after those who waited for them; while it works only one more group is committed. */
  readonly committed: (items: readonly T[]) => Promise<void>;
  /** How much an item adds to its group. */
  readonly weightOf: (item: T) => number;
  /** No more than this goes into one group, unless a single item weighs more. */
  readonly limit: number;
}

/** Makes items durable in groups: what comes while the disk is busy goes to it together, with one wait for all. */
export class GroupCommit<T> {
  readonly #options: GroupCommitOptions<T>;
  readonly #waiting: Waiting<T>[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: GroupCommitOptions<T>) {
    this.#options = options;
  }

  /** Resolves when the item is durable, rejects when it is not. */
  add(item: T): Promise<void> {
    if (this.#closed) return Promise.reject(new JournalError("closed", "The journal is closed."));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Takes nothing more, and resolves when all that was taken is durable or refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    let telling = Promise.resolve();
    // What comes in the same turn of the event loop belongs to the first group already.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#groupSize());
      const items = group.map(({ item }) => item);
      try {
        await this.#options.commit(items);
      } catch (error) {
        for (const { reject } of group) reject(error);
        continue;
      }
      for (const { resolve } of group) resolve();
      await telling;
      telling = this.#options.committed(items);
    }
    this.#running = undefined;
    await telling;
  }

  #groupSize(): number {
    let weight = 0;
    let size = 0;
    for (const { item } of this.#waiting) {
      weight += this.#options.weightOf(item);
      if (size > 0 && weight > this.#options.limit) break;
      size++;
    }
    return size;
  }
}
