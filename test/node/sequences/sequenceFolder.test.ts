import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { SequenceFolder } from "../../../src/node/sequences/sequenceFolder.ts";
import { sequenceOf } from "../../core/sending/sequenceOf.ts";

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "wamsg-sequences-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("a sequence is found as it was kept last, the oldest first", () =>
  inFolder(async folder => {
    const sequences = new SequenceFolder(join(folder, "new"));
    assert.deepEqual(await sequences.unfinished(), []);
    const [first, second] = [sequenceOf(2), { ...sequenceOf(1), id: "other", startedAtMs: 5 }];
    await sequences.keep(second);
    await sequences.keep(first);
    assert.deepEqual(await sequences.unfinished(), [first, second]);
  }));

test("a sequence that another window is sending is not offered", () =>
  inFolder(async folder => {
    const kept = JSON.stringify({ process: process.ppid, sequence: sequenceOf(2) });
    await writeFile(join(folder, "s.json"), kept);
    assert.deepEqual(await new SequenceFolder(folder).unfinished(), []);
  }));

test("files that are cut off or are not ours are passed over", () =>
  inFolder(async folder => {
    const whole = JSON.stringify({ process: 0, sequence: sequenceOf(2) });
    await writeFile(join(folder, "cut.json"), whole.slice(0, -9));
    await writeFile(join(folder, "s.json.next"), whole);
    await writeFile(join(folder, "other.json"), "[]");
    assert.deepEqual(await new SequenceFolder(folder).unfinished(), []);
  }));

test("an id cannot lead out of the folder", () =>
  inFolder(async folder => {
    await new SequenceFolder(join(folder, "inner")).keep({ ...sequenceOf(1), id: "../out" });
    assert.deepEqual(await readdir(folder), ["inner"]);
  }));
