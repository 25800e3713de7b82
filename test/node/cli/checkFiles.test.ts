import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Verdict } from "../../../src/node/cli/checkFile.ts";
import { batchSize, checkFiles, threadsFor } from "../../../src/node/cli/checkFiles.ts";
import { findFiles } from "../../../src/node/cli/findFiles.ts";
import type { Io } from "../../../src/node/cli/io.ts";
import { bad, folder, good } from "./run.ts";

const known = { country: undefined, variables: {} };

function world(cwd: string) {
  const stop = new AbortController();
  const told: string[] = [];
  const io: Io = {
    out: () => {},
    err: text => told.push(text),
    input: async () => Buffer.alloc(0),
    env: {},
    cwd,
    stop: stop.signal,
  };
  return { io, told, stop: () => stop.abort() };
}

/** Five batches, every seventh file with an error, and templates that cannot be read. */
function manyFiles(): Record<string, string | object> {
  const files = Array.from({ length: batchSize * 5 }, (_, index) => [
    `${String(index).padStart(4, "0")}.wamsg.json`,
    index % 7 === 0 ? bad : good,
  ]);
  return { ...Object.fromEntries(files), "wamsg.templates.json": "{" };
}

async function verdicts(cwd: string, threads: number) {
  const { io, told } = world(cwd);
  const found: Verdict[] = [];
  const files = findFiles(["."], cwd);
  for await (const some of checkFiles(files, known, io, threads)) found.push(...some);
  return { found, told, files };
}

test("more threads tell the same of the same files in the same order, and complain once", async context => {
  const cwd = folder(context, manyFiles());
  const alone = await verdicts(cwd, 1);
  const together = await verdicts(cwd, 3);
  assert.equal(together.found.length, alone.files.length);
  assert.deepEqual(together.found, alone.found);
  assert.deepEqual(together.told, alone.told);
  assert.equal(alone.told.length, 1);
});

test("a file that cannot be read keeps its place among the others", async context => {
  const cwd = folder(context, { "a.wamsg.json": good, "b.wamsg.json": bad });
  const { io } = world(cwd);
  const files = ["a", "gone", "b"].map(name => ({ name: `${name}.wamsg.json`, plain: true }));
  const found: Verdict[] = [];
  for await (const some of checkFiles(files, known, io, 2)) found.push(...some);
  assert.deepEqual(
    found.map(verdict => ("unread" in verdict ? verdict.unread : verdict.findings.length)),
    [0, "gone.wamsg.json cannot be read: there is no such file.", 1],
  );
});

test("a check that is stopped ends after what is under way, and leaves no thread behind", async context => {
  const cwd = folder(context, manyFiles());
  const { io, stop } = world(cwd);
  let count = 0;
  for await (const some of checkFiles(findFiles(["."], cwd), known, io, 2)) {
    count += some.length;
    stop();
  }
  assert.equal(count, batchSize);
});

test("only many files are worth another thread", () => {
  const files = (count: number) => new Array(count).fill({ name: join("a", "b.wamsg.json"), plain: true });
  assert.equal(threadsFor(files(1999)), 1);
  assert.ok(threadsFor(files(2000)) >= 1 && threadsFor(files(2000)) <= 8);
});
