import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "../host/folders.ts";
import { runQuietly } from "../host/runProgram.ts";

/** An extension that does one thing and nothing else: what is measured against it is what Wamsg adds. */
export interface BareExtension {
  readonly name: string;
  readonly activationEvents: readonly string[];
  readonly contributes: Readonly<Record<string, unknown>>;
  /** CommonJS. */
  readonly source: string;
}

/** Packages it as a `.vsix` and returns the file. */
export async function packBareExtension(extension: BareExtension): Promise<string> {
  const { name, source, ...more } = extension;
  const folder = join(cache, "bare", name);
  const vsix = join(cache, "bare", `${name}.vsix`);
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name,
    publisher: "bench",
    version: "1.0.0",
    engines: { vscode: "^1.106.0" },
    main: "./main.cjs",
    ...more,
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "main.cjs"), source);
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  await runQuietly(name, process.execPath, [vsce, "package", ...options], { cwd: folder });
  return vsix;
}
