import { globSync, readdirSync, statSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { CliError } from "./io.ts";
import { reasonOf } from "./readSource.ts";

/** A file as the person named it, or as it was found. */
export interface FoundFile {
  readonly name: string;
  /** It was seen to be a plain file: no pipe, no device. */
  readonly plain: boolean;
}

/**
 * The files that names, folders and globs stand for, each once, in the order given. A folder stands for its payload files.
 * Throws {@link CliError} for what stands for nothing.
 */
export function findFiles(patterns: readonly string[], cwd: string): readonly FoundFile[] {
  const found = patterns.flatMap(pattern => filesOf(pattern, cwd));
  return patterns.length > 1 ? [...new Map(found.map(file => [file.name, file])).values()] : found;
}

function filesOf(pattern: string, cwd: string): readonly FoundFile[] {
  if (pattern === "-") return [{ name: "-", plain: false }];
  const found = statSync(resolve(cwd, pattern), { throwIfNoEntry: false });
  if (found && !found.isDirectory()) return [{ name: pattern, plain: found.isFile() }];
  if (!found && !/[*?[\]{}]/.test(pattern))
    throw new CliError(`${pattern} cannot be read: there is no such file.`);
  const wanted = found ? `${pattern.replace(/[\\/]+$/, "")}/**/*.wamsg.json` : pattern;
  const files = found ? filesIn(normalize(pattern), cwd) : matching(pattern, cwd);
  if (files.length === 0) throw new CliError(`No file matches ${wanted}.`);
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The payload files of a folder and of those in it, but for the folders of packages and of Git. */
function filesIn(folder: string, cwd: string): FoundFile[] {
  const files: FoundFile[] = [];
  // Joining every name anew would take as long as finding it.
  const start = join(folder, "x").slice(0, -1);
  for (const entry of entriesOf(folder, cwd)) {
    const name = start + entry.name;
    if (entry.isDirectory()) {
      if (!skipped.test(entry.name)) for (const file of filesIn(name, cwd)) files.push(file);
    } else if (entry.name.endsWith(".wamsg.json")) {
      if (entry.isFile()) files.push({ name, plain: true });
      else if (isFile(resolve(cwd, name))) files.push({ name, plain: false });
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

const matching = (pattern: string, cwd: string): FoundFile[] =>
  globSync(pattern, { cwd, exclude: name => skipped.test(name) })
    .filter(file => isFile(resolve(cwd, file)))
    .map(name => ({ name, plain: true }));

/** Whatever can be read as one: also a link to a file. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const skipped = /(?:^|[\\/])(?:node_modules|\.git)$/;
