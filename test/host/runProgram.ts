import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cache } from "./folders.ts";
import { CannotGoOn } from "./say.ts";

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program with its output on the terminal and returns its exit code. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<number> {
  return exitCode(
    spawn(command, args, { ...options, shell: needsShell(command), stdio: ["ignore", "inherit", "inherit"] }),
  );
}

/**
 * Runs a talkative installer with its output in `.vscode-test/logs/<name>.log`.
 * Throws {@link CannotGoOn} with the last lines when it fails.
 */
export async function runQuietly(
  name: string,
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<void> {
  const folder = join(cache, "logs");
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `${name}.log`);
  const output = openSync(log, "w");
  try {
    const child = spawn(command, args, {
      ...options,
      shell: needsShell(command),
      stdio: ["ignore", output, output],
    });
    const code = await exitCode(child);
    if (code === 0) return;
  } finally {
    closeSync(output);
  }
  const end = readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n");
  throw new CannotGoOn(`"${command} ${args.join(" ")}" failed (all of it: ${log}):\n${end}`);
}

export const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Node starts `.cmd` files on Windows through a shell only. */
const needsShell = (command: string): boolean => command.endsWith(".cmd");

/** Ctrl+C ends the program first; what it leaves half done is found by the next start. */
async function exitCode(child: ChildProcess): Promise<number> {
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, forward);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? (signal ? 130 : 0)));
    });
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}
