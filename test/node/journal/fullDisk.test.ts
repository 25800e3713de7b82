import assert from "node:assert/strict";
import { test } from "node:test";
import { type AppendFile, openAppendFile } from "../../../src/node/journal/appendFile.ts";
import type { JournalError } from "../../../src/node/journal/journalError.ts";
import { folderOf, opened, webhook } from "./journals.ts";

/** A disk that does as it is told: it takes so many bytes of a write, or fails with a code, until it is well again. */
function disk() {
  const state = { room: Number.POSITIVE_INFINITY, fails: "", syncFails: "", syncs: 0, opens: 0 };
  const fault = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });
  return {
    state,
    async open(path: string): Promise<AppendFile> {
      if (state.fails) throw fault(state.fails);
      state.opens++;
      const file = await openAppendFile(path);
      return {
        ...file,
        async write(bytes) {
          if (state.fails) throw fault(state.fails);
          if (state.room === 0) throw fault("ENOSPC");
          const taken = await file.write(bytes.subarray(0, Math.min(state.room, bytes.length)));
          state.room -= taken;
          return taken;
        },
        async sync() {
          if (state.syncFails) throw fault(state.syncFails);
          state.syncs++;
          await file.sync();
        },
      };
    },
  };
}

const code =
  (wanted: string, said: RegExp) =>
  (error: JournalError): boolean =>
    error.code === wanted && said.test(error.message);

test("a disk that runs full in the middle of a line refuses it, and takes the next one when there is room", async context => {
  const folder = folderOf(context);
  const { state, open } = disk();
  const { journal, told, heard } = await opened(context, folder, { open });
  await journal.append(webhook("one"));
  state.room = 40;
  await assert.rejects(journal.append(webhook("two")), code("full", /no room left .* Free some/));
  await assert.rejects(journal.append(webhook("three")), code("full", /no room/));
  state.room = Number.POSITIVE_INFINITY;
  await journal.append(webhook("four"));
  await heard(2);
  assert.deepEqual(
    told.map(([text]) => text),
    ["one", "four"],
  );
  await journal.close();
  assert.deepEqual(await (await opened(context, folder)).texts(), ["one", "four"]);
});

for (const fails of ["EROFS", "EACCES", "EPERM"])
  test(`a journal made read-only (${fails}) refuses, says what to do, and recovers`, async context => {
    const { state, open } = disk();
    const { journal } = await opened(context, folderOf(context), { open });
    await journal.append(webhook("one"));
    state.fails = fails;
    await assert.rejects(journal.append(webhook("two")), code("readOnly", /cannot be written/));
    state.fails = "";
    await journal.append(webhook("three"));
  });

test("what could not be brought to the disk is not acknowledged", async context => {
  const { state, open } = disk();
  const { journal, told } = await opened(context, folderOf(context), { open });
  state.syncFails = "EIO";
  await assert.rejects(journal.append(webhook("one")), code("failed", /could not be written/));
  assert.deepEqual(told, []);
});

test("those who wait together wait for the disk together", async context => {
  const { state, open } = disk();
  const { journal, heard } = await opened(context, folderOf(context), { open });
  await Promise.all(Array.from({ length: 500 }, (_, i) => journal.append(webhook(`${i}`))));
  assert.equal(state.syncs, 1);
  assert.deepEqual(
    (await heard(500)).map(([text]) => text),
    Array.from({ length: 500 }, (_, i) => `${i}`),
  );
});

test("large entries go to the disk in several groups", async context => {
  const { state, open } = disk();
  const { journal } = await opened(context, folderOf(context), { open });
  const large = "x".repeat(1_500_000);
  await Promise.all(Array.from({ length: 6 }, () => journal.append(webhook(large))));
  assert.equal(state.syncs, 3);
});
