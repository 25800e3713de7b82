import { randomBytes } from "node:crypto";
import { mkdir, realpath } from "node:fs/promises";
import { type OpenAppendFile, openAppendFile } from "./appendFile.ts";
import { isWhole, type JournalEntry, readEntry, type StoredEntry, writeEntry } from "./entry.ts";
import { Follower, type Places, placesOf } from "./follower.ts";
import { GroupCommit } from "./groupCommit.ts";
import { journalError } from "./journalError.ts";
import { ListenerLock, type Role } from "./listenerLock.ts";
import { Listeners, type Unsubscribe } from "./listeners.ts";
import { readLines } from "./readLines.ts";
import { type Keeping, prune, segmentPath, segmentsIn, usualKeeping } from "./segments.ts";
import { SegmentWriter } from "./segmentWriter.ts";

export interface JournalOptions {
  readonly log: { warn(message: string): void };
  /** How much is kept; what is left out is as usual. */
  readonly keeping?: Partial<Keeping>;
  /** Milliseconds since the epoch; the machine's clock where it is left out. */
  readonly now?: () => number;
  /** Tests bring disks that are full. */
  readonly open?: OpenAppendFile;
}

/** Everything that was received and sent, on disk. Several processes may have the same one open. */
export interface Journal {
  readonly folder: string;
  /** Whether this process is the one that receives webhooks. The others follow, and take over when it ends. */
  readonly role: Role;
  onDidChangeRole(listener: (role: Role) => void): Unsubscribe;
  /** Resolves to the entry's id as soon as it would survive a power cut. Rejects with `JournalError`; the next one may succeed. */
  append(entry: JournalEntry): Promise<string>;
  /** What was there when the journal was opened, oldest first. All that came later is told by {@link onDidAppend}. */
  entries(): AsyncGenerator<StoredEntry>;
  /** The newest of them alone, a few hundred, oldest first: what to show until all are read. */
  recentEntries(): AsyncGenerator<StoredEntry>;
  /** What is there now under this id; `undefined` where it is unknown, or was too old to be kept. */
  find(id: string): Promise<StoredEntry | undefined>;
  /** Tells of each new entry once, soon after it is durable; `here` where it was appended by this process. */
  onDidAppend(listener: (stored: StoredEntry, here: boolean) => void): Unsubscribe;
  /** Resolves when all that was appended is durable and the lock is free. */
  close(): Promise<void>;
}

interface Item {
  readonly stored: StoredEntry;
  readonly line: string;
}

/** Characters of lines that go to the disk together; and milliseconds of listening before others have their turn. */
const groupLimit = 4_000_000;
const turnMs = 8;

/** Opens the journal in a folder, and makes the folder where it is missing. Rejects with `JournalError`. */
export async function openJournal(folder: string, options: JournalOptions): Promise<Journal> {
  const { log, now = Date.now, open = openAppendFile } = options;
  const keeping = { ...usualKeeping, ...options.keeping };
  let places: Places;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Another name of the same folder must lead to the same lock.
    folder = await realpath(folder);
    places = await placesOf(folder);
  } catch (cause) {
    throw journalError(cause, folder);
  }
  await prune(folder, keeping, now()).catch(() => {});

  const writer = randomBytes(6).toString("hex");
  const appended = new Listeners<[StoredEntry, boolean]>(log);
  const roleChanged = new Listeners<[Role]>(log);
  const segments = new SegmentWriter({ folder, keeping, now, open });
  const follower = new Follower(folder, writer, places, stored => appended.tell(stored, false));
  let role: Role = "following";
  let count = 0;
  const lock = new ListenerLock({
    folder,
    onRole: next => {
      if (next === role) return;
      role = next;
      roleChanged.tell(next);
    },
    onBell: () =>
      void follower.look().catch((error: unknown) => log.warn(journalError(error, folder).message)),
    warn: message => log.warn(message),
  });
  const commits = new GroupCommit<Item>({
    commit: async items => {
      follower.skip(await segments.commit(items.map(({ line }) => line)));
      lock.ring();
    },
    committed: async items => {
      let turn = performance.now();
      for (const { stored } of items) {
        appended.tell(stored, true);
        if (performance.now() - turn < turnMs) continue;
        await new Promise(setImmediate);
        turn = performance.now();
      }
    },
    weightOf: ({ line }) => line.length,
    limit: groupLimit,
  });
  await lock.open();

  return {
    folder,
    get role() {
      return role;
    },
    onDidChangeRole: listener => roleChanged.add(listener),
    onDidAppend: listener => appended.add(listener),
    async append(entry) {
      const id = `${writer}-${(count++).toString(36)}`;
      await commits.add({ stored: { id, entry }, line: writeEntry(id, entry) });
      return id;
    },
    entries: () => readEntries(folder, places, log),
    recentEntries: () => readRecent(folder, places),
    find: id => findEntry(folder, id),
    async close() {
      await commits.close();
      await segments.close();
      await lock.close();
    },
  };
}

async function* readEntries(
  folder: string,
  places: Places,
  log: JournalOptions["log"],
): AsyncGenerator<StoredEntry> {
  for (const [segment, end] of places) {
    const path = segmentPath(folder, segment);
    for await (const { text, start } of readLines(path, 0, end)) {
      const stored = readEntry(text);
      if (stored) yield stored;
      else if (!isWhole(text))
        log.warn(
          `${path} has a torn line at byte ${start}, left by a program that was ended; it is ignored.`,
        );
    }
  }
}

/** Bytes of lines that are read before all others; and where they begin there may be half of one. */
const recentBytes = 1 << 18;

async function* readRecent(folder: string, places: Places): AsyncGenerator<StoredEntry> {
  const parts: { readonly path: string; readonly from: number; readonly end: number }[] = [];
  let wanted = recentBytes;
  for (const [segment, end] of [...places].reverse()) {
    if (wanted <= 0) break;
    parts.unshift({ path: segmentPath(folder, segment), from: Math.max(0, end - wanted), end });
    wanted -= end;
  }
  for (const { path, from, end } of parts)
    for await (const { text } of readLines(path, from, end)) {
      const stored = readEntry(text);
      if (stored) yield stored;
    }
}

async function findEntry(folder: string, id: string): Promise<StoredEntry | undefined> {
  const mark = `"id":${JSON.stringify(id)}`;
  for (const segment of (await segmentsIn(folder)).reverse()) {
    for await (const { text } of readLines(segmentPath(folder, segment), 0, Number.MAX_SAFE_INTEGER)) {
      if (text.slice(0, 200).includes(mark)) return readEntry(text);
    }
  }
  return undefined;
}
