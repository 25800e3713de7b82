import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { desktopEditor } from "../host/desktopEditor.ts";
import { cache, samples } from "../host/folders.ts";
import { sourceTree } from "../host/sourceTree.ts";
import { writeUserSettings } from "../host/userSettings.ts";
import type { Outcome } from "./inEditor/scenario.ts";
import { session } from "./session.ts";

const testsPath = join(cache, "inEditor.cjs");
const report = join(cache, "inEditor.json");
const settings = { "wamsg.simulator.speed": 20 };

before(async () => {
  rmSync(report, { force: true });
  await build({
    entryPoints: [join(import.meta.dirname, "inEditor/run.ts")],
    outfile: testsPath,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    external: ["vscode"],
  });
});

test("the extension in VS Code's extension host", async t => {
  const executable = await desktopEditor({ unseen: true });
  await (executable ? onDesktop(executable) : inBrowser());
  const outcomes: Outcome[] = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : [];
  assert.ok(outcomes.length > 0, "VS Code ended without having run a scenario.");
  for (const { name, error } of outcomes) {
    await t.test(name, () => {
      if (error) throw new Error(error);
    });
  }
});

async function onDesktop(vscodeExecutablePath: string): Promise<void> {
  const home = join(cache, "sessions", "extension-host");
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  cpSync(samples, join(home, "samples"), { recursive: true });
  writeUserSettings(join(home, "editor", "User"), settings);
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: sourceTree(),
    extensionTestsPath: testsPath,
    extensionTestsEnv: { WAMSG_TEST_REPORT: report },
    launchArgs: [
      join(home, "samples"),
      `--user-data-dir=${join(home, "editor")}`,
      `--extensions-dir=${join(home, "extensions")}`,
    ],
  });
}

async function inBrowser(): Promise<void> {
  const ended = Promise.withResolvers<void>();
  await session(
    "extension-host",
    {
      appearance: "dark",
      testsPath,
      settings,
      environment: { WAMSG_TEST_REPORT: report },
      prepare: async page => {
        await page.exposeFunction("codeAutomationLog", () => {});
        await page.exposeFunction("codeAutomationExit", () => ended.resolve());
        await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      },
    },
    () => ended.promise,
  );
}
