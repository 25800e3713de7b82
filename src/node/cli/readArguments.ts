import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { CliError } from "./io.ts";

/** The arguments of a command: its options, and what is no option. Throws {@link CliError} with one sentence. */
export function readArguments<T extends ParseArgsOptionsConfig>(
  command: string,
  args: readonly string[],
  options: T,
) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values, positionals };
  } catch (cause) {
    const said = cause instanceof Error ? (cause.message.split(/\.\s/)[0] ?? cause.message) : String(cause);
    throw new CliError(`${said.replace(/\.$/, "")}. See wamsg ${command} --help.`, { cause });
  }
}

/** An option that takes one of a few words. */
export function readChoice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find(it => it === value);
  if (choice === undefined) throw new CliError(`${option} is ${choices.join(", ")}; it was “${value}”.`);
  return choice;
}

/** An option that takes a number between two others, both included. */
export function readNumber(
  option: string,
  value: string,
  { min, max, whole }: { readonly min: number; readonly max: number; readonly whole: boolean },
): number {
  const number = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max) || (whole && !Number.isInteger(number)))
    throw new CliError(
      `${option} is a ${whole ? "whole " : ""}number from ${min} to ${max}; it was “${value}”.`,
    );
  return number;
}

/** The one file that a command takes. */
export function readOneFile(command: string, positionals: readonly string[]): string {
  const [file, ...more] = positionals;
  if (file === undefined) throw new CliError(`A file is missing. See wamsg ${command} --help.`);
  if (more.length > 0)
    throw new CliError(
      `wamsg ${command} takes one file; ${positionals.length} were given. See wamsg ${command} --help.`,
    );
  return file;
}

/** Of a command that takes options only. */
export function refusePositionals(command: string, positionals: readonly string[]): void {
  if (positionals.length > 0)
    throw new CliError(`wamsg ${command} takes no “${positionals[0]}”. See wamsg ${command} --help.`);
}

export const port = { min: 0, max: 65_535, whole: true } as const;
