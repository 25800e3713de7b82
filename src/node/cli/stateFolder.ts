import { homedir } from "node:os";
import { join } from "node:path";

/** Where this user's programs keep what they should remember, as each system has it; `XDG_STATE_HOME` goes before. */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = env.HOME || env.USERPROFILE || homedir();
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, "wamsg");
  if (platform === "win32") return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "wamsg");
  if (platform === "darwin") return join(home, "Library", "Application Support", "wamsg");
  return join(home, ".local", "state", "wamsg");
}
