import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { writeEntry } from "../../../src/node/journal/entry.ts";
import { folderOf, opened, webhook } from "./journals.ts";

type Opened = Awaited<ReturnType<typeof opened>>;

const takesOver = ({ journal }: Opened): Promise<string> =>
  new Promise(resolve => journal.onDidChangeRole(resolve));

async function untilListening(window: Opened): Promise<void> {
  if (window.journal.role !== "listening") assert.equal(await takesOver(window), "listening");
}

test("of several windows the first listens and the others follow", async context => {
  const folder = folderOf(context);
  const windows = [
    await opened(context, folder),
    await opened(context, folder),
    await opened(context, folder),
  ];
  assert.deepEqual(
    windows.map(({ journal }) => journal.role),
    ["listening", "following", "following"],
  );
});

test("journals in different folders have nothing to do with each other", async context => {
  const [one, other] = [await opened(context, folderOf(context)), await opened(context, folderOf(context))];
  assert.deepEqual([one.journal.role, other.journal.role], ["listening", "listening"]);
});

test("what one window appends is told in all of them, once", async context => {
  const folder = folderOf(context);
  const [listening, one, two] = [
    await opened(context, folder),
    await opened(context, folder),
    await opened(context, folder),
  ];
  await listening.journal.append(webhook("from the first"));
  await one.journal.append(webhook("from the second"));
  assert.deepEqual(await listening.heard(2), [
    ["from the first", true],
    ["from the second", false],
  ]);
  assert.deepEqual(await one.heard(2), [
    ["from the first", false],
    ["from the second", true],
  ]);
  assert.deepEqual(await two.heard(2), [
    ["from the first", false],
    ["from the second", false],
  ]);
});

test("windows that write at once, and begin new files, lose nothing and tell nothing twice", async context => {
  const folder = folderOf(context);
  const keeping = { segmentBytes: 2000 };
  const windows = [
    await opened(context, folder, { keeping }),
    await opened(context, folder, { keeping }),
    await opened(context, folder, { keeping }),
  ];
  const texts = windows.flatMap((_, i) => Array.from({ length: 60 }, (_, n) => `${i}-${n}`));
  await Promise.all(
    windows.map(async ({ journal }, i) => {
      for (let n = 0; n < 60; n += 2)
        await Promise.all([journal.append(webhook(`${i}-${n}`)), journal.append(webhook(`${i}-${n + 1}`))]);
    }),
  );
  for (const window of windows) {
    const told = await window.heard(texts.length);
    assert.deepEqual(told.map(([text]) => text).sort(), texts.toSorted());
  }
  await Promise.all(windows.map(({ journal }) => journal.close()));
  assert.deepEqual((await (await opened(context, folder)).texts()).sort(), texts.toSorted());
});

test("when the listening window closes, one of the others takes over, and it knows everything", async context => {
  const folder = folderOf(context);
  const [first, second, third] = [
    await opened(context, folder),
    await opened(context, folder),
    await opened(context, folder),
  ];
  const next = Promise.race([takesOver(second), takesOver(third)]);
  await first.journal.append(webhook("last words"));
  await first.journal.close();
  assert.equal(await next, "listening");
  const [heir, other] = second.journal.role === "listening" ? [second, third] : [third, second];
  assert.equal(other.journal.role, "following");
  assert.deepEqual(await heir.heard(1), [["last words", false]]);
  await heir.journal.append(webhook("go on"));
  assert.deepEqual((await other.heard(2)).at(-1), ["go on", false]);
  await heir.journal.close();
  await untilListening(other);
});

test("a line that another window is in the middle of writing is told when it is whole", async context => {
  const folder = folderOf(context);
  const [one, other] = [await opened(context, folder), await opened(context, folder)];
  await one.journal.append(webhook("one"));
  await other.heard(1);
  const line = writeEntry("x-1", webhook("half, then whole"));
  const path = join(folder, "journal-000001.jsonl");
  appendFileSync(path, `\n${line.slice(0, 30)}`);
  const third = await opened(context, folder);
  appendFileSync(path, line.slice(30));
  await one.journal.append(webhook("two"));
  for (const { heard, count } of [
    { ...other, count: 3 },
    { ...third, count: 2 },
  ])
    assert.deepEqual(
      (await heard(count)).slice(-2).map(([text]) => text),
      ["half, then whole", "two"],
    );
  assert.deepEqual([await third.texts(), third.warned], [["one"], []]);
});
