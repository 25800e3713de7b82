import { fork } from "node:child_process";
import { globSync } from "node:fs";
import { root } from "./folders.ts";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface TestFiles {
  /** Globs from the project's folder. */
  readonly files: readonly string[];
  /** Options for the Node that runs them. */
  readonly nodeOptions?: readonly string[];
  /** Processes at the same time, each with its share of the files. Starting one for each file costs more than the tests do. */
  readonly processes: number;
  /** How long one test may take. */
  readonly timeoutMs: number;
}

/** Runs test files with node's test runner and writes its reports to the terminal, one process after the other. */
export async function runTestFiles(options: TestFiles): Promise<Tally> {
  const files = options.files.flatMap(pattern => globSync(pattern, { cwd: root })).sort();
  if (files.length === 0) throw new Error(`There is no test file at ${options.files.join(", ")}.`);
  const shares = Array.from({ length: Math.min(options.processes, files.length) }, (_, share) =>
    files.filter((_, index) => index % options.processes === share),
  );
  const tallies = await Promise.all(shares.map(share => runShare(share, options)));
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** A process that ends without a word, whatever ended it, has failed. */
function runShare(files: readonly string[], { nodeOptions = [], timeoutMs }: TestFiles): Promise<Tally> {
  const program = new URL("testProcess.ts", import.meta.url);
  const child = fork(program, [String(timeoutMs), ...files], {
    cwd: root,
    execArgv: [...nodeOptions],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", chunk => output.push(chunk));
  let tally: Tally = { passed: 0, failed: 1 };
  child.on("message", message => {
    tally = message as Tally;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", code => {
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 });
    });
  });
}
