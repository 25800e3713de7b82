import { glob, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError } from "./io.ts";

/**
 * The files that names, folders and globs stand for, each once, in the order given. A folder stands for its payload files.
 * Throws {@link CliError} for what stands for nothing.
 */
export async function findFiles(patterns: readonly string[], cwd: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const pattern of patterns) files.push(...(await filesOf(pattern, cwd)));
  return [...new Set(files)];
}

async function filesOf(pattern: string, cwd: string): Promise<readonly string[]> {
  if (pattern === "-") return ["-"];
  const found = await stat(resolve(cwd, pattern)).catch(() => undefined);
  if (found && !found.isDirectory()) return [pattern];
  if (!found && !/[*?[\]{}]/.test(pattern))
    throw new CliError(`${pattern} cannot be read: there is no such file.`);
  const wanted = found ? `${pattern.replace(/[\\/]+$/, "")}/**/*.wamsg.json` : pattern;
  const files: string[] = [];
  for await (const entry of glob(wanted, { cwd, withFileTypes: false, exclude: name => skipped.test(name) }))
    files.push(entry);
  const matches = (
    await Promise.all(files.map(async file => ((await isFile(resolve(cwd, file))) ? file : [])))
  ).flat();
  if (matches.length === 0) throw new CliError(`No file matches ${wanted}.`);
  return matches.sort();
}

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() === true;

const skipped = /(?:^|[\\/])(?:node_modules|\.git)$/;
