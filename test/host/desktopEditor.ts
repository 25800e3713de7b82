import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { cache, root } from "./folders.ts";
import { CannotGoOn, say } from "./say.ts";

/**
 * The executable of a desktop VS Code: `WAMSG_VSCODE`, else `code` on the PATH, else on a desktop a downloaded one.
 * `undefined` where there is none to be had; then VS Code's workbench in a browser does the same.
 * With `unseen`, a virtual display (xvfb-run) is as good as a real one.
 */
export async function desktopEditor({ unseen }: { readonly unseen: boolean }): Promise<string | undefined> {
  const wanted = process.env.WAMSG_VSCODE;
  if (wanted && !existsSync(wanted))
    throw new CannotGoOn(`WAMSG_VSCODE names "${wanted}", which does not exist.`);
  const executable = wanted ? (executableOf(wanted) ?? wanted) : installedEditor();
  if (hasDisplay()) return executable ?? (await downloadedEditor());
  const xvfb = onThePath("xvfb-run");
  if (executable && unseen && xvfb) return underVirtualDisplay(executable, xvfb);
  if (wanted) {
    throw new CannotGoOn(
      `WAMSG_VSCODE names a desktop VS Code, which needs a display: install xvfb (apt-get install xvfb), or leave WAMSG_VSCODE out.`,
    );
  }
  return undefined;
}

/** Somebody could see a window here. */
export const hasDisplay = (): boolean =>
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * The program behind the command `code`: the command itself only passes its arguments on and ends, so it can
 * neither be waited for nor be ended. `undefined` where it is not laid out as an installed VS Code is.
 */
export function executableOf(command: string): string | undefined {
  const home = dirname(dirname(realpathSync(command)));
  const candidates = [
    join(home, "code"), // Linux: /usr/share/code/bin/code
    join(home, "Code.exe"), // Windows: Microsoft VS Code\bin\code.cmd
    join(home, "../../MacOS/Electron"), // macOS: Visual Studio Code.app/Contents/Resources/app/bin/code
    join(home, "../../MacOS/Code"),
    ...(command.startsWith("/snap/") ? ["/snap/code/current/usr/share/code/code"] : []),
  ];
  return candidates.find(candidate => existsSync(candidate) && candidate !== command);
}

function installedEditor(): string | undefined {
  const command = onThePath(process.platform === "win32" ? "code.cmd" : "code");
  const executable = command && executableOf(command);
  if (!executable) return undefined;
  const version = versionOf(executable);
  if (version && supported(version)) return executable;
  say(
    `the installed VS Code is ${version ?? "of an unknown version"}, too old for the extension: it is not used`,
  );
  return undefined;
}

function versionOf(executable: string): string | undefined {
  const home = dirname(executable);
  for (const file of [
    join(home, "resources/app/package.json"),
    join(home, "../Resources/app/package.json"),
  ]) {
    if (!existsSync(file)) continue;
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { version?: unknown };
    return typeof version === "string" ? version : undefined;
  }
  return undefined;
}

/** Not older than `engines.vscode` in package.json. */
function supported(version: string): boolean {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    engines: { vscode: string };
  };
  const oldest = engines.vscode.replace("^", "");
  return version.localeCompare(oldest, "en", { numeric: true }) >= 0;
}

async function downloadedEditor(): Promise<string | undefined> {
  say("looking for VS Code's newest version (it is downloaded once, about 150 MB) …");
  try {
    return await downloadAndUnzipVSCode({ version: "stable", cachePath: cache, timeout: 8000 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`VS Code's download cannot be reached (${reason}): taking its workbench in a browser instead`);
    return undefined;
  }
}

function underVirtualDisplay(executable: string, xvfb: string): string {
  const script = join(cache, "under-virtual-display.sh");
  mkdirSync(cache, { recursive: true });
  writeFileSync(script, `#!/bin/sh\nexec '${xvfb}' -a '${executable}' "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

function onThePath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map(folder => join(folder, name)).find(existsSync);
}
