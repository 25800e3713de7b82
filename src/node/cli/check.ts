import { checkDocument } from "../../core/checks/checkDocument.ts";
import { parseDocument } from "../../core/document/parseDocument.ts";
import { environmentVariables } from "./environment.ts";
import { findFiles } from "./findFiles.ts";
import { type Finding, findingsOf } from "./finding.ts";
import { formatGithub } from "./formatGithub.ts";
import { formatSarif } from "./formatSarif.ts";
import { formatText } from "./formatText.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { findPackageRoot } from "./packageRoot.ts";
import { readArguments, readChoice, readNumber } from "./readArguments.ts";
import { readSource } from "./readSource.ts";

export const help = `wamsg check <file|folder|glob|->…

Checks payload files. A folder stands for the *.wamsg.json files in it, - for standard input.

  --format text|json|sarif|github   how problems are told (text)
  --max-warnings N                  fail when there are more warnings than N
  --country CC                      country of the business number, for numbers without a country code

Exit code: 0 no errors, 1 errors or too many warnings, 2 a file could not be read.
`;

/** Checks files and tells their problems. */
export async function check(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments("check", args, {
    format: { type: "string", default: "text" },
    "max-warnings": { type: "string" },
    country: { type: "string" },
  });
  const format = readChoice("--format", values.format, ["text", "json", "sarif", "github"]);
  const maxWarnings = readMaxWarnings(values["max-warnings"]);
  const context = { country: readCountry(values.country), variables: environmentVariables(io.env) };
  if (positionals.length === 0) throw new CliError("A file is missing. See wamsg check --help.");

  const files = await findFiles(positionals, io.cwd);
  const findings: Finding[] = [];
  let unreadable = 0;
  for (const name of files) {
    try {
      const { file, text } = await readSource(name, io);
      findings.push(...findingsOf(file, text, checkDocument(parseDocument(text), context)));
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      io.err(`wamsg: ${error.message}\n`);
      unreadable++;
    }
  }
  const report = formatted(format, findings, files.length - unreadable);
  if (report) io.out(`${report}\n`);
  if (unreadable > 0) return 2;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return findings.some(({ severity }) => severity === "error") || warnings > maxWarnings ? 1 : 0;
}

function formatted(
  format: "text" | "json" | "sarif" | "github",
  findings: readonly Finding[],
  fileCount: number,
): string {
  switch (format) {
    case "text":
      return formatText(findings, fileCount);
    case "json":
      return JSON.stringify(findings, null, 2);
    case "sarif":
      return formatSarif(findings, findPackageRoot()?.version ?? "unknown");
    case "github":
      return formatGithub(findings);
    default:
      return format satisfies never;
  }
}

function readMaxWarnings(value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  return readNumber("--max-warnings", value, { min: 0, max: 1_000_000, whole: true });
}

function readCountry(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!/^[a-z]{2}$/i.test(value))
    throw new CliError(`--country is a country code of two letters, such as DE; it was “${value}”.`);
  return value.toUpperCase();
}
