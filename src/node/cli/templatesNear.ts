import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { readTemplates } from "../../core/templates/readTemplates.ts";
import type { TemplateDefinition } from "../../core/templates/templateDefinition.ts";
import type { Io } from "./io.ts";
import { reasonOf } from "./readSource.ts";

/** What `GET /<WABA_ID>/message_templates` answered, kept beside the messages. */
export const templatesFile = "wamsg.templates.json";

/**
 * Finds the template definitions that hold for a file: those of its folder, else of the nearest folder above it, as far up as
 * the one the program runs in. None where there is no such file; one that cannot be read is told once and counts as none.
 */
export function templateFinder(io: Pick<Io, "cwd" | "err">): (file: string) => readonly TemplateDefinition[] {
  const byFolder = new Map<string, readonly TemplateDefinition[]>();
  const find = (folder: string): readonly TemplateDefinition[] => {
    const known = byFolder.get(folder);
    if (known) return known;
    const up = dirname(folder);
    const below = relative(io.cwd, folder);
    const goesOn = below !== "" && !below.startsWith("..") && up !== folder;
    const found = read(join(folder, templatesFile), io) ?? (goesOn ? find(up) : []);
    byFolder.set(folder, found);
    return found;
  };
  const byStart = new Map<string, readonly TemplateDefinition[]>();
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

function read(path: string, io: Pick<Io, "err">): readonly TemplateDefinition[] | undefined {
  try {
    return readTemplates(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    io.err(`wamsg: ${path} is left out: ${reasonOf(error)}\n`);
    return [];
  }
}
