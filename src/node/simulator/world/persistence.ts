import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fields, fieldsOf, itemsOf, textOf } from "../../../core/delivery/fields.ts";
import type { BusinessAccount, BusinessNumber } from "./accounts.ts";
import type { Group } from "./groups.ts";
import type { StoredMedia } from "./mediaStore.ts";
import type { StoredTemplate } from "./templateStore.ts";
import type { World } from "./world.ts";

/** How soon after a change it is written, in milliseconds: at most so much is lost when the simulator is killed. */
const writeAfterMs = 100;

/** A folder in which nothing can be kept; `message` says why. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";
}

/** Keeps what there is in a simulator in a folder: numbers, templates, groups, windows, files, and how far its clock was moved. */
export class Persistence {
  readonly #folder: string;
  readonly #world: World;
  readonly #warn: (message: string) => void;
  /** The ids of the files that lie in the folder. */
  readonly #files: Set<string>;
  #timer: NodeJS.Timeout | undefined;

  /** Makes the folder and takes up what is in it. Throws {@link DataFolderError}. */
  constructor(folder: string, world: World, warn: (message: string) => void) {
    this.#warn = warn;
    this.#folder = folder;
    this.#world = world;
    try {
      mkdirSync(join(folder, "media"), { recursive: true });
      this.#files = new Set(readdirSync(join(folder, "media")));
      const text = readIfThere(this.#stateFile);
      if (text !== undefined) restore(readState(text, folder), world, folder);
    } catch (cause) {
      if (cause instanceof DataFolderError || !isSystemError(cause)) throw cause;
      throw new DataFolderError(`Nothing can be kept in ${folder}: ${cause.message}`, { cause });
    }
  }

  /** Something may have changed. */
  changed(): void {
    this.#timer ??= setTimeout(() => this.save(), writeAfterMs);
  }

  /** Writes now. A file is there whole or as it was before; where it cannot be written, that is warned of. */
  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      this.#write();
    } catch (error) {
      this.#warn(`Nothing was kept in ${this.#folder}: ${error instanceof Error ? error.message : error}`);
    }
  }

  #write(): void {
    const kept = this.#world.media.all;
    for (const { id, bytes } of kept) {
      if (this.#files.has(id)) continue;
      writeWhole(join(this.#folder, "media", id), bytes);
      this.#files.add(id);
    }
    writeWhole(this.#stateFile, JSON.stringify(snapshot(this.#world), null, 1));
    const ids = new Set(kept.map(({ id }) => id));
    for (const id of this.#files) {
      if (ids.has(id)) continue;
      rmSync(join(this.#folder, "media", id), { force: true });
      this.#files.delete(id);
    }
  }

  get #stateFile(): string {
    return join(this.#folder, "simulator.json");
  }
}

function snapshot({ accounts, clock, customers, groups, media, templates }: World) {
  return {
    version: 1,
    aheadMs: clock.aheadMs,
    accounts: accounts.accounts,
    numbers: accounts.numbers.map(number => ({ ...number, blocked: [...number.blocked] })),
    templates: accounts.accounts.flatMap(({ id }) => templates.of(id)),
    groups: accounts.numbers.flatMap(({ id }) => groups.of(id)),
    media: media.all.map(({ bytes: _, ...about }) => about),
    windows: customers.windows,
  };
}

/** Throws {@link DataFolderError}: what is not the simulator's must neither be taken up nor written over. */
function readState(text: string, folder: string): Fields {
  try {
    const state = fieldsOf(JSON.parse(text));
    if (state?.version === 1) return state;
  } catch {
    // Not even JSON.
  }
  throw new DataFolderError(
    `${join(folder, "simulator.json")} holds something that this simulator did not write. Name another folder, or remove the file.`,
  );
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error;

/** What this simulator wrote is trusted in its shape, once it is known to be that. */
function restore(state: Fields, world: World, folder: string): void {
  const objects = (name: string): readonly Fields[] =>
    itemsOf(state[name]).flatMap(item => {
      const fields = fieldsOf(item);
      return fields && textOf(fields.id) !== undefined ? [fields] : [];
    });
  world.clock.moveBy(Number(state.aheadMs) || 0);
  for (const number of objects("numbers"))
    world.accounts.put({
      ...(number as unknown as BusinessNumber),
      blocked: new Set(itemsOf(number.blocked).map(String)),
    });
  for (const account of objects("accounts")) world.accounts.putAccount(account as unknown as BusinessAccount);
  for (const { id } of world.accounts.accounts)
    for (const template of world.templates.of(id)) world.templates.remove(template);
  for (const template of objects("templates")) world.templates.put(template as unknown as StoredTemplate);
  for (const group of objects("groups")) world.groups.put(group as unknown as Group);
  for (const about of objects("media")) {
    const file = join(folder, "media", String(about.id).replace(/\D/g, ""));
    const bytes = readIfThere(file, "bytes");
    if (bytes) world.media.put({ ...(about as unknown as StoredMedia), bytes });
  }
  for (const [waId, atMs] of Object.entries(fieldsOf(state.windows) ?? {}))
    if (typeof atMs === "number") world.customers.wrote(waId, atMs);
}

function readIfThere(path: string): string | undefined;
function readIfThere(path: string, as: "bytes"): Uint8Array | undefined;
function readIfThere(path: string, as?: "bytes"): string | Uint8Array | undefined {
  try {
    return as ? readFileSync(path) : readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
