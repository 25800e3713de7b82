import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "./folders.ts";
import { runProgram, runQuietly } from "./runProgram.ts";
import { CannotGoOn } from "./say.ts";

/** Builds what ships, into `dist/`. */
export async function build(): Promise<void> {
  const code = await runProgram(process.execPath, ["esbuild.mjs"], { cwd: root });
  if (code !== 0) throw new CannotGoOn("the extension could not be built; the reason is above.");
}

/** Packages what was built as a `.vsix`, the way it is released, and returns the file. */
export async function packageVsix(): Promise<string> {
  const file = join(cache, "wamsg.vsix");
  rmSync(file, { force: true });
  const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
  const args = ["package", "--no-dependencies", "--out", file];
  await runQuietly("package", process.execPath, [vsce, ...args], { cwd: root });
  if (!existsSync(file)) throw new CannotGoOn(`the package ${file} was not made.`);
  return file;
}
