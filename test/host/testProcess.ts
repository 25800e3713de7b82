import { run } from "node:test";
import { spec } from "node:test/reporters";
import { root } from "./folders.ts";
import type { Tally } from "./runTestFiles.ts";

// One share of the test files, in this process. Arguments: how long a test may take, in milliseconds, then the files.
const [timeoutMs, ...files] = process.argv.slice(2);
let tally: Tally = { passed: 0, failed: 1 };
const tests = run({ cwd: root, files, isolation: "none", timeout: Number(timeoutMs) });
tests.on("test:summary", ({ file, counts }) => {
  if (file === undefined) tally = { passed: counts.passed, failed: counts.tests - counts.passed };
});
for await (const text of tests.compose(new spec())) process.stdout.write(String(text));
// A handle that a test has left open must not keep the others waiting.
process.send?.(tally, () => process.exit(tally.failed > 0 ? 1 : 0));
