import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkDocument } from "../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { root } from "../host/folders.ts";

/** How often a file is parsed and checked in a second, after a second of warming up. */
export function checksPerSecond(file: string): number {
  const text = readFileSync(join(root, file), "utf8");
  const once = (): unknown => checkDocument(parseDocument(text), { country: "US", variables: {} });
  repeat(once, 1000);
  const { count, seconds } = repeat(once, 2000);
  return count / seconds;
}

function repeat(work: () => unknown, durationMs: number): { count: number; seconds: number } {
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < durationMs) {
    work();
    count++;
  }
  return { count, seconds: (performance.now() - begun) / 1000 };
}
