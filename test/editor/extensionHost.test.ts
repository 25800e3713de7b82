import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cache, samples } from "../host/folders.ts";
import type { Outcome } from "./inEditor/scenario.ts";
import { runInEditor } from "./runInEditor.ts";

test("the extension in VS Code's extension host", async t => {
  const report = join(cache, "scenarios.json");
  rmSync(report, { force: true });
  await runInEditor("extension-host", "test/editor/inEditor/run.ts", {
    WAMSG_TEST_REPORT: report,
    WAMSG_TEST_SAMPLES: samples,
  });
  const outcomes: Outcome[] = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : [];
  assert.ok(outcomes.length > 0, "VS Code ended without having run a scenario.");
  for (const { name, error } of outcomes) {
    await t.test(name, () => {
      if (error) throw new Error(error);
    });
  }
});
