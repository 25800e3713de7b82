import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { readTemplates } from "../../core/templates/readTemplates.ts";
import type { TemplateDefinition } from "../../core/templates/templateDefinition.ts";
import type { Io } from "./io.ts";
import { reasonOf } from "./readSource.ts";

/** What `GET /<WABA_ID>/message_templates` answered, kept beside the messages. */
export const templatesFile = "wamsg.templates.json";

/** The templates that hold for a file. */
export interface NearTemplates {
  readonly definitions: readonly TemplateDefinition[];
  /** What the definitions were read from; `undefined`: nothing is known. */
  readonly source: unknown;
}

const noTemplates: NearTemplates = { definitions: [], source: undefined };

/**
 * Finds the template definitions that hold for a file: those of its folder, else of the nearest folder above it, as far up as
 * the one the program runs in. None where there is no such file; one that cannot be read is told once and counts as none.
 */
export function templateFinder(io: Pick<Io, "cwd" | "err">): (file: string) => NearTemplates {
  const byFolder = new Map<string, NearTemplates>();
  const find = (folder: string): NearTemplates => {
    const known = byFolder.get(folder);
    if (known) return known;
    const up = dirname(folder);
    const below = relative(io.cwd, folder);
    const goesOn = below !== "" && !below.startsWith("..") && up !== folder;
    const found = read(join(folder, templatesFile), io) ?? (goesOn ? find(up) : noTemplates);
    byFolder.set(folder, found);
    return found;
  };
  const byStart = new Map<string, NearTemplates>();
  return file => {
    // Files come folder by folder: what a name begins with says enough.
    const start = file.slice(0, file.lastIndexOf(sep) + 1);
    const known = byStart.get(start);
    if (known) return known;
    const found = find(file === "-" ? io.cwd : dirname(resolve(io.cwd, file)));
    byStart.set(start, found);
    return found;
  };
}

function read(path: string, io: Pick<Io, "err">): NearTemplates | undefined {
  try {
    const source: unknown = JSON.parse(readFileSync(path, "utf8"));
    return { definitions: readTemplates(source), source };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    io.err(`wamsg: ${path} is left out: ${reasonOf(error)}\n`);
    return noTemplates;
  }
}
