import { createInterface } from "node:readline";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { oneLine } from "../../core/delivery/oneLine.ts";
import { findProgram, type Machine } from "./findProgram.ts";
import { supervised } from "./supervised.ts";
import { TunnelError } from "./tunnelError.ts";
import type { TunnelTool } from "./tunnelTool.ts";

export interface TunnelOptions {
  /** The port on 127.0.0.1 that becomes public. */
  readonly port: number;
  /** Is told each line that the program prints, without what looks like its secret. */
  readonly heard?: (line: string) => void;
  /** The person changed their mind. */
  readonly signal?: AbortSignal | undefined;
  /** Aborts when no address may come any more; 30 s where it is left out. */
  readonly timeLimit?: AbortSignal | undefined;
  /** Where programs are looked for; this machine where it is left out. */
  readonly machine?: Machine | undefined;
}

/** A port of this machine that the internet reaches. */
export interface Tunnel {
  /** Without a path and without a slash at the end. */
  readonly url: string;
  /** Resolves with the reason when the program ends without being asked to; with `undefined` after `close`. */
  readonly ended: Promise<string | undefined>;
  /** Ends the program. */
  close(): Promise<void>;
}

/** What is kept of a program's output to explain a failure. */
interface Said {
  readonly lines: string[];
  fault: string | undefined;
  advice: string | undefined;
}

const keptLines = 2;

/** Starts a tunnel and resolves when its public address is known. Throws {@link TunnelError}. */
export async function startTunnel(tool: TunnelTool, options: TunnelOptions): Promise<Tunnel> {
  const { port, heard, signal, machine = process } = options;
  const timeLimit = options.timeLimit ?? AbortSignal.timeout(30_000);
  const program = await findProgram(tool.program, machine);
  if (!program)
    throw new TunnelError("notFound", `${tool.program} was not found on the PATH. ${howToGet(tool)}`);

  const child = supervised(program, tool.args(port), machine.env);
  const exited = new Promise<void>(resolve => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  const said: Said = { lines: [], fault: undefined, advice: undefined };
  const address = Promise.withResolvers<string>();
  let asked = false;
  const close = async (): Promise<void> => {
    asked = true;
    // On Windows a signal would end the supervisor alone; the closed pipe makes it end the program first.
    child.stdin?.end();
    await exited;
  };
  child.stdin?.on("error", () => {});
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", raw => {
      const line = withoutToken(raw);
      hear(said, line, tool);
      heard?.(line);
      const url = tool.addressIn(raw);
      if (url) address.resolve(url.replace(/\/+$/, ""));
    });
  }

  const stopped = (reason: AbortSignal, error: () => TunnelError): (() => void) => {
    const abort = (): void => address.reject(error());
    reason.addEventListener("abort", abort, { once: true });
    if (reason.aborted) abort();
    return () => reason.removeEventListener("abort", abort);
  };
  const settle = [
    stopped(timeLimit, () => new TunnelError("tooSlow", tooSlow(tool, said))),
    ...(signal ? [stopped(signal, () => new TunnelError("cancelled", "Cancelled."))] : []),
  ];
  const ended = exited.then(() => (asked ? undefined : whyEnded(tool, said)));
  void ended.then(reason => reason && address.reject(new TunnelError("refused", reason)));
  try {
    return { url: await address.promise, ended, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    for (const stop of settle) stop();
  }
}

/** A failure and what to do about it may be followed by pages of help. */
function hear(said: Said, line: string, tool: TunnelTool): void {
  if (line.trim() === "") return;
  const { lines } = said;
  lines.push(line);
  if (lines.length > keptLines) lines.shift();
  const advice = tool.adviceFor(line);
  said.advice ??= advice;
  said.fault ??= advice && faultIn(line);
}

/** What is wrong, where a log in JSON says it between other things; the line as it is otherwise. */
function faultIn(line: string): string {
  try {
    return textOf(fieldsOf(JSON.parse(line))?.err) ?? line;
  } catch {
    return line;
  }
}

function whyEnded(tool: TunnelTool, { lines, fault, advice }: Said): string {
  const last = fault ?? lines.slice(-2).join(" ");
  const quoted = last !== "" ? `: “${oneLine(last, 300)}”` : " without a word";
  return `${tool.program} ended${quoted}. ${advice ?? `Run it in a terminal to see why: ${howToRun(tool)}`}`;
}

function tooSlow(tool: TunnelTool, { lines, fault, advice }: Said): string {
  const last = fault ?? lines.at(-1);
  return `${tool.program} gave no public address in time${last ? `; the last it said was “${oneLine(last)}”` : ""}. ${
    advice ?? `Check the network, or run it in a terminal: ${howToRun(tool)}`
  }`;
}

const howToRun = (tool: TunnelTool): string => [tool.program, ...tool.args(3000)].join(" ");

const howToGet = ({ install }: TunnelTool): string =>
  install.startsWith("https:") ? `Install it from ${install}, or choose another way.` : install;

/** ngrok quotes the token that it does not like. */
const withoutToken = (line: string): string => line.replace(/(auth_?token\W+)[\w-]{8,}/gi, "$1…");
