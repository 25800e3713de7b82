import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { fileChecker, type Known, type Verdict } from "./checkFile.ts";
import type { FoundFile } from "./findFiles.ts";
import type { Io } from "./io.ts";

/** What a thread beside the first one is given. */
export interface ThreadTask {
  readonly files: readonly FoundFile[];
  readonly known: Known;
  readonly cwd: string;
  /** Two numbers that all threads share: the next batch that nobody has taken, and whether to stop. */
  readonly shared: Int32Array;
}

/** What a thread tells: a batch that is done, or a complaint about something beside the files. */
export type FromThread =
  | { readonly batch: number; readonly verdicts: readonly Verdict[] }
  | { readonly complaint: string };

/** Files that one thread takes at once: few enough that a signal is heard soon, enough that telling them costs little. */
export const batchSize = 64;

/** A thread has to load everything anew before it checks: this many files are worth it. */
const filesForThreads = 2000;

/** So many batches are begun before the first of them is done: what they found is kept until then. */
const batchesAhead = 64;

/** How many threads to check with: all that can run at the same time, where there is enough to do. Never more than eight. */
export const threadsFor = (files: readonly FoundFile[]): number =>
  files.length < filesForThreads ? 1 : Math.min(availableParallelism(), 8);

/**
 * What became of the files, in their order, some at a time. Ends early when it is asked to stop. With more than one thread this
 * one still does its share. Rejects when a thread breaks down.
 */
export async function* checkFiles(
  files: readonly FoundFile[],
  known: Known,
  io: Io,
  threads: number,
): AsyncGenerator<readonly Verdict[]> {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const complain = once(io.err);
  const check = fileChecker({ ...io, err: complain }, known);
  const batches = Math.ceil(files.length / batchSize);
  const task: ThreadTask = { files, known, cwd: io.cwd, shared };
  await using others = new Threads(threads - 1, task, complain);
  for (let wanted = 0; wanted < batches; ) {
    if (io.stop.aborted) return;
    const done = others.take(wanted);
    if (done) {
      wanted++;
      yield done;
      continue;
    }
    const own = Atomics.load(shared, 0) < wanted + batchesAhead ? Atomics.add(shared, 0, 1) : batches;
    if (own >= batches) await others.news(io.stop);
    else {
      others.keep(own, await checkBatch(batchOf(files, own), check));
      // Files are read without waiting, so that a signal and other threads are heard only where this pauses.
      await nextTurn();
    }
  }
}

export const batchOf = (files: readonly FoundFile[], batch: number): readonly FoundFile[] =>
  files.slice(batch * batchSize, (batch + 1) * batchSize);

/** Checks files one after the other. */
export async function checkBatch(
  files: readonly FoundFile[],
  check: ReturnType<typeof fileChecker>,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const file of files) {
    const verdict = check(file);
    verdicts.push(verdict instanceof Promise ? await verdict : verdict);
  }
  return verdicts;
}

/** Batches that are done, whichever thread did them. */
class Threads implements AsyncDisposable {
  readonly #workers: readonly Worker[];
  readonly #shared: Int32Array;
  readonly #done = new Map<number, readonly Verdict[]>();
  #fault: unknown;
  #wake = (): void => {};

  constructor(count: number, task: ThreadTask, complain: (text: string) => void) {
    this.#shared = task.shared;
    this.#workers = Array.from({ length: count }, () => {
      const worker = new Worker(threadFile, { workerData: task });
      worker.on("message", (told: FromThread) => {
        if ("complaint" in told) complain(told.complaint);
        else this.keep(told.batch, told.verdicts);
      });
      worker.on("error", fault => {
        this.#fault ??= fault;
        this.#wake();
      });
      return worker;
    });
  }

  keep(batch: number, verdicts: readonly Verdict[]): void {
    this.#done.set(batch, verdicts);
    this.#wake();
  }

  /** A batch that is done; it is forgotten here. */
  take(batch: number): readonly Verdict[] | undefined {
    if (this.#fault) throw this.#fault;
    const verdicts = this.#done.get(batch);
    this.#done.delete(batch);
    return verdicts;
  }

  /** Resolves when another thread has done something, or the person wants to stop. */
  async news(stop: AbortSignal): Promise<void> {
    await new Promise<void>(resolve => {
      this.#wake = resolve;
      stop.addEventListener("abort", () => resolve(), { once: true });
      if (stop.aborted || this.#fault) resolve();
    });
    this.#wake = () => {};
  }

  async [Symbol.asyncDispose](): Promise<void> {
    Atomics.store(this.#shared, 1, 1);
    await Promise.all(this.#workers.map(worker => worker.terminate()));
  }
}

/** Beside this file, bundled or not. */
const threadFile = new URL(
  import.meta.url.endsWith(".ts") ? "./checkThread.ts" : "./cli-thread.js",
  import.meta.url,
);

/** Every thread finds the same templates, and would complain of them. */
function once(err: (text: string) => void): (text: string) => void {
  const told = new Set<string>();
  return text => {
    if (!told.has(text)) err(text);
    told.add(text);
  };
}

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
