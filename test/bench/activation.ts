import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runInEditor } from "../editor/runInEditor.ts";
import { cache } from "../host/folders.ts";

/** Milliseconds from loading the extension's code to the end of its `activate`, each in a fresh extension host. */
export async function activationTimes(runs: number): Promise<number[]> {
  const report = join(cache, "activation.json");
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    rmSync(report, { force: true });
    await runInEditor("bench-activation", "test/bench/inEditor.ts", { WAMSG_TEST_REPORT: report });
    times.push(Number(readFileSync(report, "utf8")));
  }
  return times;
}
