import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type OpenAppendFile, openAppendFile } from "../../../src/node/journal/appendFile.ts";
import type { StoredEntry, WebhookEntry } from "../../../src/node/journal/entry.ts";
import { type JournalOptions, openJournal } from "../../../src/node/journal/openJournal.ts";

/** A folder that is gone after the test. */
export function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-journal-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A journal that is closed with the test, what it told of, and what it warned of. */
export async function opened(context: TestContext, folder: string, options: Partial<JournalOptions> = {}) {
  const warned: string[] = [];
  const told: (readonly [string, boolean])[] = [];
  let arrived = (): void => {};
  const journal = await openJournal(folder, {
    log: { warn: message => void warned.push(message) },
    open: unsynced,
    ...options,
  });
  context.after(() => journal.close());
  journal.onDidAppend((stored, here) => {
    told.push([textOf(stored), here]);
    arrived();
  });
  return {
    journal,
    warned,
    told,
    /** Resolves when so many entries were told. */
    async heard(count: number): Promise<typeof told> {
      while (told.length < count)
        await new Promise<void>(resolve => {
          arrived = resolve;
        });
      return told;
    },
    async texts(): Promise<string[]> {
      const texts: string[] = [];
      for await (const stored of journal.entries()) texts.push(textOf(stored));
      return texts;
    },
  };
}

/** Files of a machine that never loses its power: nothing waits for the disk. */
export const unsynced: OpenAppendFile = async path => ({
  ...(await openAppendFile(path)),
  sync: () => Promise.resolve(),
});

/** A webhook whose body is a text. */
export const webhook = (text: string | Buffer, receivedAtMs = 1000): WebhookEntry => ({
  kind: "webhook",
  receivedAtMs,
  raw: Buffer.from(text),
  signature: "sha256=00",
  verified: true,
  source: "test",
});

export const textOf = ({ entry }: StoredEntry): string =>
  entry.kind === "webhook" ? entry.raw.toString("utf8") : entry.kind;
