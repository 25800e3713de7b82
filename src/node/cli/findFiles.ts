import { globSync, readdirSync, statSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { CliError } from "./io.ts";
import { reasonOf } from "./readSource.ts";

/**
 * The files that names, folders and globs stand for, each once, in the order given. A folder stands for its payload files.
 * Throws {@link CliError} for what stands for nothing.
 */
export function findFiles(patterns: readonly string[], cwd: string): readonly string[] {
  return [...new Set(patterns.flatMap(pattern => filesOf(pattern, cwd)))];
}

function filesOf(pattern: string, cwd: string): readonly string[] {
  if (pattern === "-") return ["-"];
  const found = statSync(resolve(cwd, pattern), { throwIfNoEntry: false });
  if (found && !found.isDirectory()) return [pattern];
  if (!found && !/[*?[\]{}]/.test(pattern))
    throw new CliError(`${pattern} cannot be read: there is no such file.`);
  const wanted = found ? `${pattern.replace(/[\\/]+$/, "")}/**/*.wamsg.json` : pattern;
  const files = found ? filesIn(normalize(pattern), cwd) : matching(pattern, cwd);
  if (files.length === 0) throw new CliError(`No file matches ${wanted}.`);
  return files.sort();
}

/** The payload files of a folder and of those in it, but for the folders of packages and of Git. */
function filesIn(folder: string, cwd: string): string[] {
  const files: string[] = [];
  for (const entry of entriesOf(folder, cwd)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.test(entry.name)) files.push(...filesIn(path, cwd));
    } else if (entry.name.endsWith(".wamsg.json") && (entry.isFile() || isFile(resolve(cwd, path)))) {
      files.push(path);
    }
  }
  return files;
}

function entriesOf(folder: string, cwd: string) {
  try {
    return readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch (cause) {
    throw new CliError(`${folder} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

const matching = (pattern: string, cwd: string): string[] =>
  globSync(pattern, { cwd, exclude: name => skipped.test(name) }).filter(file => isFile(resolve(cwd, file)));

/** Whatever can be read as one: also a link to a file. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const skipped = /(?:^|[\\/])(?:node_modules|\.git)$/;
