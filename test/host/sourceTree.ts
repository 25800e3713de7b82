import { mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
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

function target(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}
