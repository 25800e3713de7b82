import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type OverrideRecord, readOverrideRecord } from "./overrideRecord.ts";

/** The overrides that are set, one file a phone number, on disk before they are set. */
export class OverrideRecords {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Those that can be read; a torn file says nothing that could be undone. */
  async all(): Promise<readonly OverrideRecord[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const records = await Promise.all(
      names.filter(name => /^override-\d+\.json$/.test(name)).map(name => this.#read(name)),
    );
    return records.filter(record => record !== undefined);
  }

  async of(phoneNumberId: string): Promise<OverrideRecord | undefined> {
    return (await this.all()).find(record => record.phoneNumberId === phoneNumberId);
  }

  /** Resolves when the record would survive a power cut. */
  async write(record: OverrideRecord): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const target = this.#path(record.phoneNumberId);
    const partial = `${target}.${process.pid}.partial`;
    const file = await open(partial, "w", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(record)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, target);
  }

  async remove(phoneNumberId: string): Promise<void> {
    await rm(this.#path(phoneNumberId), { force: true });
  }

  #path(phoneNumberId: string): string {
    return join(this.#folder, `override-${phoneNumberId}.json`);
  }

  async #read(name: string): Promise<OverrideRecord | undefined> {
    try {
      return readOverrideRecord(JSON.parse(await readFile(join(this.#folder, name), "utf8")));
    } catch {
      return undefined;
    }
  }
}
