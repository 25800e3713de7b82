import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fieldsOf } from "../../core/delivery/fields.ts";
import { readSequence } from "../../core/sending/readSequence.ts";
import type { Sequence } from "../../core/sending/sequence.ts";

/**
 * Sequences that are not done, one file each. What {@link SequenceFolder.keep} has resolved for is there after any crash:
 * a file is written whole, flushed, and put in the place of the one before.
 */
export class SequenceFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(sequence: Sequence): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const file = this.#file(sequence.id);
    const next = `${file}.next`;
    const handle = await open(next, "w", 0o600);
    try {
      await handle.writeFile(JSON.stringify({ process: process.pid, sequence }));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, file);
  }

  async forget(id: string): Promise<void> {
    await rm(this.#file(id), { force: true });
  }

  /** The sequences that nobody is sending, oldest first: those of a process that still runs are its own. */
  async unfinished(): Promise<readonly Sequence[]> {
    const names = await readdir(this.#folder).catch((): string[] => []);
    const found = await Promise.all(
      names.filter(name => name.endsWith(".json")).map(name => this.#read(join(this.#folder, name))),
    );
    return found.filter(it => it !== undefined).sort((one, other) => one.startedAtMs - other.startedAtMs);
  }

  async #read(file: string): Promise<Sequence | undefined> {
    try {
      const kept = fieldsOf(JSON.parse(await readFile(file, "utf8")));
      const owner = kept?.process;
      return typeof owner === "number" && owner !== process.pid && isRunning(owner)
        ? undefined
        : readSequence(kept?.sequence);
    } catch {
      // Deleted since it was listed, or no file of ours.
      return undefined;
    }
  }

  /** An id is made here and only ever letters, digits and dashes; anything else must not become a path. */
  #file(id: string): string {
    return join(this.#folder, `${id.replace(/[^\w-]/g, "_")}.json`);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
