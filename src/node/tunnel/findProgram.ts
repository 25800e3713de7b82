import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The path of a program that can be started without a shell; `undefined` where there is none. On Windows that is an `.exe`
 * or a `.com`: a `.cmd` needs a shell, which would give its arguments a second meaning.
 */
export async function findProgram(
  name: string,
  { platform, env }: Machine = process,
): Promise<string | undefined> {
  const windows = platform === "win32";
  const names = windows && !/\.(exe|com)$/i.test(name) ? [`${name}.exe`, `${name}.com`] : [name];
  // A relative folder on the PATH would be taken from wherever the editor was started: a workspace, perhaps.
  const folders = isAbsolute(name) ? [""] : pathOf(env).split(delimiter).filter(isAbsolute);
  for (const folder of folders)
    for (const file of names) {
      const path = folder === "" ? file : join(folder, file);
      if (await canRun(path, windows)) return path;
    }
  return undefined;
}

/** Windows writes the variable's name as it likes. */
function pathOf(env: Machine["env"]): string {
  const key = Object.keys(env).find(name => name.toUpperCase() === "PATH");
  return (key && env[key]) ?? "";
}

async function canRun(path: string, windows: boolean): Promise<boolean> {
  try {
    await access(path, windows ? constants.F_OK : constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
