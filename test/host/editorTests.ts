import { rmSync } from "node:fs";
import { join } from "node:path";
import { browser, fonts } from "./browser.ts";
import { packageVsix } from "./build.ts";
import { editorServer } from "./editorServer.ts";
import { cache } from "./folders.ts";
import { runTestFiles, type Tally } from "./runTestFiles.ts";
import { saying } from "./say.ts";

/** The tests in a real VS Code, on what `dist/` holds; all they need is installed before the first one begins. */
export async function editorTests(): Promise<Tally> {
  await browser();
  await fonts();
  await editorServer();
  process.env.WAMSG_VSIX = await saying("packaging the extension", packageVsix);
  rmSync(join(cache, "pictures"), { recursive: true, force: true });
  return runTestFiles({ files: ["test/editor/**/*.test.ts"], processes: 1, timeoutMs: 240_000 });
}
