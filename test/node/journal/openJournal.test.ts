import assert from "node:assert/strict";
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { JournalError } from "../../../src/node/journal/journalError.ts";
import { folderOf, opened, textOf, webhook } from "./journals.ts";

const filesOf = (folder: string): string[] => readdirSync(folder).sort();

test("what was appended is there when the journal is opened again, in order", async context => {
  const folder = folderOf(context);
  const first = await opened(context, folder);
  await Promise.all(["one", "two", "three"].map(text => first.journal.append(webhook(text))));
  await first.journal.close();
  const second = await opened(context, folder);
  assert.deepEqual(await second.texts(), ["one", "two", "three"]);
  assert.deepEqual(second.warned, []);
});

test("an append is told once, and is no part of what was there before", async context => {
  const { journal, heard, texts, told } = await opened(context, folderOf(context));
  await journal.append(webhook("one"));
  await heard(1);
  assert.deepEqual(await texts(), []);
  assert.deepEqual(told, [["one", true]]);
});

test("an entry is found by its id, and an unknown id is not", async context => {
  const { journal } = await opened(context, folderOf(context));
  const [, id] = await Promise.all(["one", "two", "three"].map(text => journal.append(webhook(text))));
  const stored = await journal.find(id ?? "");
  assert.equal(stored && textOf(stored), "two");
  assert.equal(await journal.find("nobody-0"), undefined);
});

test("the newest entries can be had before all others, however many files there are", async context => {
  const folder = folderOf(context);
  const keeping = { segmentBytes: 70_000 };
  const before = await opened(context, folder, { keeping });
  const long = "ä".repeat(400);
  for (let i = 0; i < 10; i++)
    await Promise.all(
      Array.from({ length: 100 }, (_, j) => before.journal.append(webhook(`${long}${i * 100 + j}`))),
    );
  await before.journal.close();
  assert.ok(filesOf(folder).length > 4);

  const { journal, texts, warned } = await opened(context, folder, { keeping });
  const recent: string[] = [];
  for await (const stored of journal.recentEntries()) recent.push(textOf(stored));
  assert.ok(recent.length > 100 && recent.length < 500, `${recent.length} of 1000`);
  assert.deepEqual(recent, (await texts()).slice(-recent.length));
  assert.deepEqual(warned, [], "half a line is none that was torn");

  const few = await opened(context, folderOf(context));
  for await (const _ of few.journal.recentEntries()) assert.fail("there is none");
});

test("wherever a program was killed, every whole line is read, and the next append loses nothing", async context => {
  const folder = folderOf(context);
  const path = join(folder, "journal-000001.jsonl");
  const written = await opened(context, folder);
  await written.journal.append(webhook("one"));
  const oneEnd = statSync(path).size;
  await written.journal.append(webhook("zwei: ä"));
  await written.journal.close();
  const all = readFileSync(path);
  const ends = [0, oneEnd, all.length - 4];
  const cuts = Array.from({ length: all.length + 1 }, (_, cut) => cut).filter(
    cut => cut % 7 === 0 || ends.some(end => Math.abs(cut - end) < 5),
  );
  for (const cut of cuts) {
    writeFileSync(path, all.subarray(0, cut));
    const whole = [...(cut >= oneEnd ? ["one"] : []), ...(cut === all.length ? ["zwei: ä"] : [])];
    const again = await opened(context, folder);
    assert.deepEqual(await again.texts(), whole, `cut at ${cut}`);
    await again.journal.append(webhook("after"));
    await again.journal.close();
    const last = await opened(context, folder);
    assert.deepEqual(await last.texts(), [...whole, "after"], `cut at ${cut}`);
    const torn = ![0, 1, oneEnd, oneEnd + 1, all.length].includes(cut);
    assert.equal(last.warned.length, torn ? 1 : 0, `cut at ${cut}: ${last.warned}`);
    await last.journal.close();
  }
});

test("a torn line is said with its place", async context => {
  const folder = folderOf(context);
  writeFileSync(join(folder, "journal-000001.jsonl"), `\n{"v":1,"id":"w-`);
  const { journal, texts, warned } = await opened(context, folder);
  await journal.append(webhook("one"));
  await journal.close();
  const again = await opened(context, folder);
  assert.deepEqual(await again.texts(), ["one"]);
  assert.match(again.warned[0] ?? "", /journal-000001\.jsonl has a torn line at byte 1/);
  assert.deepEqual([await texts(), warned.length], [[], 0]);
});

test("lines of kinds and versions that are not known are left alone and say nothing", async context => {
  const folder = folderOf(context);
  writeFileSync(join(folder, "journal-000001.jsonl"), `\n{"v":9}\n{"v":1,"id":"w-1","kind":"dance"}\n`);
  const { journal, texts, warned } = await opened(context, folder);
  await journal.append(webhook("one"));
  assert.deepEqual([await texts(), warned], [[], []]);
  assert.match(readFileSync(join(folder, "journal-000001.jsonl"), "utf8"), /\{"v":9\}\n.*dance/);
});

test("files of others in the folder are neither read nor deleted", async context => {
  const folder = folderOf(context);
  writeFileSync(join(folder, "notes.txt"), "mine");
  const { journal } = await opened(context, folder, { keeping: { segmentBytes: 1, totalBytes: 1 } });
  await journal.append(webhook("one"));
  await journal.append(webhook("two"));
  assert.deepEqual(filesOf(folder), ["journal-000002.jsonl", "notes.txt"]);
});

test("a file that is large enough is followed by another, and all are read in order", async context => {
  const folder = folderOf(context);
  const { journal } = await opened(context, folder, { keeping: { segmentBytes: 200 } });
  for (const text of ["one", "two", "three", "four"]) await journal.append(webhook(text));
  await journal.close();
  assert.ok(filesOf(folder).length > 1);
  const again = await opened(context, folder);
  assert.deepEqual(await again.texts(), ["one", "two", "three", "four"]);
});

test("a file that is old enough is followed by another", async context => {
  const folder = folderOf(context);
  let nowMs = Date.now();
  const { journal } = await opened(context, folder, {
    now: () => nowMs,
    keeping: { segmentAgeMs: 3_600_000 },
  });
  await journal.append(webhook("one"));
  nowMs += 3_700_000;
  await journal.append(webhook("two"));
  assert.deepEqual(filesOf(folder), ["journal-000001.jsonl", "journal-000002.jsonl"]);
});

test("the oldest files are deleted when there is too much, and when they are too old", async context => {
  const folder = folderOf(context);
  const line = `\n${"x".repeat(99)}`;
  for (const number of [1, 2, 3, 4]) writeFileSync(join(folder, `journal-00000${number}.jsonl`), line);
  const nowMs = Date.now();
  const longAgo = new Date(nowMs - 2_000_000);
  utimesSync(join(folder, "journal-000003.jsonl"), longAgo, longAgo);
  const { journal } = await opened(context, folder, {
    now: () => nowMs,
    keeping: { totalBytes: 300, ageMs: 1_000_000 },
  });
  await journal.close();
  assert.deepEqual(filesOf(folder), ["journal-000002.jsonl", "journal-000004.jsonl"]);
});

test("a clock that jumps back deletes nothing and begins no new file", async context => {
  const folder = folderOf(context);
  let nowMs = Date.now();
  const { journal } = await opened(context, folder, { now: () => nowMs });
  await journal.append(webhook("one"));
  nowMs -= 10 * 365 * 86_400_000;
  await journal.append(webhook("two"));
  assert.deepEqual(filesOf(folder), ["journal-000001.jsonl"]);
});

test("a file that was deleted while it was open loses nothing", async context => {
  const folder = folderOf(context);
  const { journal } = await opened(context, folder);
  await journal.append(webhook("one"));
  rmSync(join(folder, "journal-000001.jsonl"));
  await journal.append(webhook("two"));
  await journal.close();
  assert.deepEqual(await (await opened(context, folder)).texts(), ["two"]);
});

test("a folder that was deleted is made again", async context => {
  const folder = folderOf(context);
  const { journal } = await opened(context, folder);
  await journal.append(webhook("one"));
  rmSync(folder, { recursive: true });
  await journal.append(webhook("two"));
  await journal.close();
  assert.deepEqual(await (await opened(context, folder)).texts(), ["two"]);
});

test("only its owner can read the journal", { skip: process.platform === "win32" }, async context => {
  const folder = join(folderOf(context), "journal");
  const { journal } = await opened(context, folder);
  await journal.append(webhook("one"));
  const modes = [folder, join(folder, "journal-000001.jsonl")].map(path => statSync(path).mode & 0o777);
  assert.deepEqual(modes, [0o700, 0o600]);
});

test("a closed journal takes nothing and says so", async context => {
  const { journal } = await opened(context, folderOf(context));
  await journal.close();
  await assert.rejects(
    journal.append(webhook("one")),
    (error: JournalError) => error.code === "closed" && /closed/.test(error.message),
  );
});

test("closing waits for what was appended", async context => {
  const folder = folderOf(context);
  const { journal } = await opened(context, folder);
  const appending = journal.append(webhook("one"));
  await journal.close();
  await appending;
  assert.deepEqual(await (await opened(context, folder)).texts(), ["one"]);
});

test("a place that cannot be a folder is said with its name", async context => {
  const file = join(folderOf(context), "file");
  appendFileSync(file, "x");
  await assert.rejects(opened(context, file), /file could not be written/);
});

test("a listener that fails takes nothing from the others", async context => {
  const { journal, heard, warned } = await opened(context, folderOf(context));
  journal.onDidAppend(() => {
    throw new Error("no");
  });
  const after = new Promise(resolve => journal.onDidAppend(resolve));
  await journal.append(webhook("one"));
  await heard(1);
  await after;
  assert.deepEqual(warned, ["A new entry could not be shown: no"]);
});
