import { type CheckContext, checkDocument } from "../../core/checks/checkDocument.ts";
import { parseDocument } from "../../core/document/parseDocument.ts";
import type { Decoded } from "./decode.ts";
import type { FoundFile } from "./findFiles.ts";
import { type Finding, findingsOf } from "./finding.ts";
import { CliError, type Io } from "./io.ts";
import { readPlainFile, readText, type Source } from "./readSource.ts";
import { templateFinder } from "./templatesNear.ts";

/** What became of one file. */
export type Verdict = { readonly findings: readonly Finding[] } | { readonly unread: string };

/** What is known besides the files; plain data, so that it can be told to another thread. */
export type Known = Omit<CheckContext, "templates">;

/** Makes a function that checks one file. It waits for nothing where the file is a plain one, and never throws for a file. */
export function fileChecker(
  io: Pick<Io, "cwd" | "err" | "input">,
  known: Known,
): (file: FoundFile) => Verdict | Promise<Verdict> {
  const templatesFor = templateFinder(io);
  const verdict = (source: Source & Decoded, name: string): Verdict => ({
    findings: findingsIn(source, { ...known, templates: templatesFor(name).definitions }),
  });
  const slowly = async (name: string): Promise<Verdict> => {
    try {
      return verdict(await readText(name, io), name);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      return { unread: error.message };
    }
  };
  return ({ name, plain }) => {
    const text = plain ? readPlainFile(name, io.cwd) : undefined;
    return text ? verdict({ file: name, ...text }, name) : slowly(name);
  };
}

function findingsIn({ file, text, fault }: Source & Decoded, context: CheckContext): readonly Finding[] {
  const problems = fault ? [fault] : checkDocument(parseDocument(text), context);
  return problems.length > 0 ? findingsOf(file, text, problems) : none;
}

const none: readonly Finding[] = [];
