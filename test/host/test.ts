import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { browser } from "./browser.ts";
import { editorTests } from "./editorTests.ts";
import { root } from "./folders.ts";
import { runProgram } from "./runProgram.ts";
import { runTestFiles, type Tally } from "./runTestFiles.ts";
import { main } from "./say.ts";
import { withSharedBrowser } from "./sharedBrowser.ts";

interface Stage {
  readonly heading: string;
  run(): Promise<Tally>;
}

const fakes = "./test/fakes/register.ts";

/** `npm test`: everything, the quick things first; the first stage that fails is the last. */
const stages: readonly Stage[] = [
  { heading: "Build", run: () => tool("esbuild.mjs") },
  { heading: "Types", run: () => tool("node_modules/typescript/bin/tsc", "-b") },
  {
    heading: "Style",
    run: () => tool("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"),
  },
  {
    heading: "Unit tests",
    run: () =>
      runTestFiles({
        files: ["test/*.test.ts", "test/{core,node,schemas,vscode,host}/**/*.test.ts"],
        nodeOptions: existsSync(join(root, fakes)) ? ["--import", fakes] : [],
        processes: availableParallelism(),
        timeoutMs: 60_000,
      }),
  },
  {
    heading: "The preview, in a browser",
    run: async () =>
      withSharedBrowser(await browser(), () =>
        runTestFiles({
          files: ["test/webview/**/*.test.ts"],
          processes: availableParallelism(),
          timeoutMs: 120_000,
        }),
      ),
  },
  { heading: "The extension, in a real VS Code", run: editorTests },
];

await main(async () => {
  let passed = 0;
  for (const { heading, run } of stages) {
    console.log(`\n── ${heading} ──`);
    const begun = performance.now();
    const tally = await run();
    passed += tally.passed;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (tally.failed > 0) {
      console.log(`\n"${heading}" failed after ${seconds} s; what comes after it was not run.`);
      console.log(`${passed} passed, ${tally.failed} failed`);
      return 1;
    }
    console.log(`all right, in ${seconds} s`);
  }
  console.log(`\n${passed} passed, 0 failed`);
  return 0;
});

/** A tool that ends with 0 has found nothing wrong; it counts as no test. */
async function tool(program: string, ...args: readonly string[]): Promise<Tally> {
  const code = await runProgram(process.execPath, [program, ...args], { cwd: root });
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}
