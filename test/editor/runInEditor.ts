import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { desktopEditor } from "../host/desktopEditor.ts";
import { cache, root } from "../host/folders.ts";
import { sourceTree } from "../host/sourceTree.ts";
import { writeUserSettings } from "../host/userSettings.ts";
import { session } from "./session.ts";

const settings = { "wamsg.simulator.speed": 20 };

/**
 * Runs a module that exports `run()` inside the extension host of a fresh VS Code, in an empty folder and with the extension
 * from the source tree: in a desktop VS Code where there is one, else in its workbench in a browser.
 */
export async function runInEditor(
  name: string,
  module: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const testsPath = join(cache, `${name}.cjs`);
  await build({
    entryPoints: [join(root, module)],
    outfile: testsPath,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    external: ["vscode"],
  });
  const executable = await desktopEditor({ unseen: true });
  await (executable
    ? onDesktop(executable, name, testsPath, environment)
    : inBrowser(name, testsPath, environment));
}

async function onDesktop(
  vscodeExecutablePath: string,
  name: string,
  testsPath: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const home = join(cache, "sessions", name);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, "samples"), { recursive: true });
  writeUserSettings(join(home, "editor", "User"), settings);
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: sourceTree(),
    extensionTestsPath: testsPath,
    extensionTestsEnv: environment,
    launchArgs: [
      join(home, "samples"),
      `--user-data-dir=${join(home, "editor")}`,
      `--extensions-dir=${join(home, "extensions")}`,
    ],
  });
}

async function inBrowser(
  name: string,
  testsPath: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const ended = Promise.withResolvers<void>();
  await session(
    name,
    {
      appearance: "dark",
      empty: true,
      testsPath,
      settings,
      environment,
      prepare: async page => {
        await page.exposeFunction("codeAutomationLog", () => {});
        await page.exposeFunction("codeAutomationExit", () => ended.resolve());
        await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      },
    },
    () => ended.promise,
  );
}
