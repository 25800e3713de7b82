import { parentPort, workerData } from "node:worker_threads";
import { fileChecker } from "./checkFile.ts";
import { batchOf, checkBatch, type FromThread, type ThreadTask } from "./checkFiles.ts";

/** One thread of `wamsg check`: takes batches until none is left, and tells each that is done. */
const { files, known, cwd, shared }: ThreadTask = workerData;
const tell = (told: FromThread): void => parentPort?.postMessage(told);

const check = fileChecker(
  {
    cwd,
    err: complaint => tell({ complaint }),
    input: async () => Buffer.alloc(0),
  },
  known,
);

while (Atomics.load(shared, 1) === 0) {
  const batch = Atomics.add(shared, 0, 1);
  const taken = batchOf(files, batch);
  if (taken.length === 0) break;
  tell({ batch, verdicts: await checkBatch(taken, check) });
}
