import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const programs = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
  "msedge",
];

const macApplications = ["Google Chrome", "Chromium", "Microsoft Edge"];

const windowsPrograms = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** What is asked of the machine. */
interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly exists: (path: string) => boolean;
}

/**
 * Path of an installed browser of the Chromium family: `WAMSG_BROWSER` if it is set, else one on the PATH or in the
 * usual place. `undefined`: there is none, or `WAMSG_BROWSER` names a file that is not there.
 */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const chosen = machine.env.WAMSG_BROWSER;
  if (chosen) return machine.exists(chosen) ? chosen : undefined;
  return candidates(machine).find(machine.exists);
}

const thisMachine: Machine = { env: process.env, platform: process.platform, exists: existsSync };

function candidates({ env, platform }: Machine): string[] {
  const suffix = platform === "win32" ? ".exe" : "";
  const folders = (env.PATH ?? "").split(delimiter).filter(folder => folder !== "");
  const onPath = programs.flatMap(program => folders.map(folder => join(folder, program + suffix)));
  if (platform === "darwin")
    return [...onPath, ...macApplications.map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)];
  if (platform !== "win32") return onPath;
  const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
  return [
    ...onPath,
    ...roots.flatMap(root => (root ? windowsPrograms.map(program => `${root}\\${program}`) : [])),
  ];
}
