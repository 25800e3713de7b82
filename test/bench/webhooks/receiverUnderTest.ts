import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

/** The size of a receiver, in bytes and in messages that it remembers, and how long it has been at work. */
export interface ReceiverSize {
  readonly rss: number;
  readonly heapUsed: number;
  readonly cpuSeconds: number;
  readonly messages: number;
}

/** A receiver in a process of its own, that can be killed. */
export interface ReceiverUnderTest {
  readonly port: number;
  size(): Promise<ReceiverSize>;
  /** Ends it as a power cut would end it. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Bundles the program once, so that a start takes as long as it takes a user; `start` runs it on a folder. */
export async function bundledReceiver(appSecret: string) {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-receiver-"));
  const program = join(folder, "receiver.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "receiverProcess.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    logLevel: "error",
  });
  return {
    /** For the journal. */
    folder: join(folder, "journal"),
    start: (journal = join(folder, "journal")) => started(program, journal, appSecret),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function started(program: string, journal: string, appSecret: string): Promise<ReceiverUnderTest> {
  const child = spawn(process.execPath, ["--expose-gc", program, journal, appSecret], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>(resolve => child.once("exit", () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error("The receiver ended.");
    return JSON.parse(value) as T;
  };
  const { port } = await next<{ port: number }>();
  return {
    port,
    size: () => {
      child.stdin.write("\n");
      return next<ReceiverSize>();
    },
    kill: () => end(child, ended, "SIGKILL"),
    close: () => end(child, ended),
  };
}

async function end(child: ChildProcess, ended: Promise<void>, signal?: NodeJS.Signals): Promise<void> {
  if (signal) child.kill(signal);
  else child.stdin?.end();
  await ended;
}
