import { mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "./folders.ts";

/**
 * The source tree by another name, to load the extension from. By its own, VS Code would take every theme below it for
 * one of the extension's, also those of the editor in `.vscode-test/`, and would switch to the first of them.
 */
export function sourceTree(): string {
  const link = join(cache, "source");
  if (target(link) === root) return link;
  rmSync(link, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  symlinkSync(root, link, "junction");
  return link;
}

/**
 * Makes an editor with this data folder have the extension installed, from the source tree: after a build, reloading its
 * window is enough. Written at each start, so that the editor reads a changed manifest again.
 */
export function linkSource(dataFolder: string): void {
  const folder = join(dataFolder, "extensions");
  const { publisher, name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const location = { $mid: 1, path: sourceTree(), scheme: "file" };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "extensions.json"),
    JSON.stringify([{ identifier: { id: `${publisher}.${name}` }, version, location }]),
  );
}

function target(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}
