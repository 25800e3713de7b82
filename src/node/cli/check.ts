import { checkFiles, threadsFor } from "./checkFiles.ts";
import { environmentVariables } from "./environment.ts";
import { findFiles } from "./findFiles.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { readArguments, readChoice, readNumber } from "./readArguments.ts";
import { reportFormats, reportOf } from "./report.ts";

export const help = `wamsg check <file|folder|glob|->…

Checks payload files. A folder stands for the *.wamsg.json files in it, - for standard input. Template messages are held to
the definitions in wamsg.templates.json, in the file's folder or one above it.

  --format text|json|sarif|github   how problems are told (text)
  --max-warnings N                  fail when there are more warnings than N
  --country CC                      country of the business number, for numbers without a country code

Exit code: 0 no errors, 1 errors or too many warnings, 2 a file could not be read.
`;

/** Checks files and tells their problems, in the order of the files, as soon as each is known. */
export async function check(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments("check", args, {
    format: { type: "string", default: "text" },
    "max-warnings": { type: "string" },
    country: { type: "string" },
  });
  const report = reportOf(readChoice("--format", values.format, reportFormats));
  const maxWarnings = readMaxWarnings(values["max-warnings"]);
  const known = {
    country: readCountry(values.country),
    variables: environmentVariables(io.env),
    nowMs: Date.now(),
  };
  if (positionals.length === 0) throw new CliError("A file is missing. See wamsg check --help.");
  const files = findFiles(positionals, io.cwd);

  const counts = { files: 0, error: 0, warning: 0, info: 0 };
  const output = bufferedOutput(io);
  output.write(report.begin());
  let done = 0;
  for await (const verdicts of checkFiles(files, known, io, threadsFor(files))) {
    done += verdicts.length;
    for (const verdict of verdicts) {
      if ("unread" in verdict) {
        io.err(`wamsg: ${verdict.unread}\n`);
        continue;
      }
      for (const finding of verdict.findings) {
        output.write(report.finding(finding, counts.error + counts.warning + counts.info === 0));
        counts[finding.severity]++;
      }
      counts.files++;
    }
  }
  if (done < files.length) throw new CliError(`Stopped after ${done} of ${files.length} files.`);
  output.write(report.end(counts));
  output.flush();
  if (counts.files < files.length) return 2;
  return counts.error > 0 || counts.warning > maxWarnings ? 1 : 0;
}

/** Few large writes instead of many small ones. */
function bufferedOutput(io: Io) {
  let kept = "";
  const flush = (): void => {
    if (kept !== "") io.out(kept);
    kept = "";
  };
  return {
    flush,
    write(text: string): void {
      kept += text;
      if (kept.length > 65_536) flush();
    },
  };
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
