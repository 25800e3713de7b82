import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Machine } from "../../src/node/tunnel/findProgram.ts";

/** A machine on whose PATH are these programs and no others; each is the text of a Node script. */
export function machineWith(context: TestContext, programs: Readonly<Record<string, string>>): Machine {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-programs-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "a-folder-is-no-program"));
  for (const [name, script] of Object.entries(programs))
    writeFileSync(join(folder, name), `#!${process.execPath}\n${script}\n`, { mode: 0o755 });
  return { platform: process.platform, env: { PATH: folder } };
}

/** Keeps a script running until it is ended. */
export const runsOn = "setInterval(() => {}, 1000);";
