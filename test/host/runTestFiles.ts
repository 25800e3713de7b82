import { globSync } from "node:fs";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { root } from "./folders.ts";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface TestFiles {
  /** Globs from the project's folder. */
  readonly files: readonly string[];
  /** Options for the Node that runs each file. */
  readonly nodeOptions?: readonly string[];
  /** How many files run at the same time. */
  readonly concurrency: number;
  /** How long one file may take. */
  readonly timeoutMs: number;
}

/** Runs test files with node's test runner, each in its own process, and writes its report to the terminal. */
export async function runTestFiles(options: TestFiles): Promise<Tally> {
  const files = options.files.flatMap(pattern => globSync(pattern, { cwd: root })).sort();
  if (files.length === 0) throw new Error(`There is no test file at ${options.files.join(", ")}.`);
  let tally: Tally = { passed: 0, failed: 1 };
  const tests = run({
    cwd: root,
    files,
    concurrency: options.concurrency,
    timeout: options.timeoutMs,
    execArgv: [...(options.nodeOptions ?? [])],
  });
  tests.on("test:summary", ({ file, counts }) => {
    if (file === undefined) tally = { passed: counts.passed, failed: counts.tests - counts.passed };
  });
  for await (const text of tests.compose(new spec())) process.stdout.write(String(text));
  return tally;
}
