import { createInterface } from "node:readline";
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

/** How many lines of output are kept to explain a failure. */
const keptLines = 20;

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
  const output: string[] = [];
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
      output.push(line);
      if (output.length > keptLines) output.shift();
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
    stopped(timeLimit, () => new TunnelError("tooSlow", tooSlow(tool, output))),
    ...(signal ? [stopped(signal, () => new TunnelError("cancelled", "Cancelled."))] : []),
  ];
  const ended = exited.then(() => (asked ? undefined : whyEnded(tool, output)));
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

function whyEnded(tool: TunnelTool, output: readonly string[]): string {
  const said = output.filter(line => line.trim() !== "").slice(-2);
  const quoted = said.length > 0 ? `: “${oneLine(said.join(" "), 300)}”` : " without a word";
  const advice = tool.adviceFor(output.join("\n")) ?? `Run it in a terminal to see why: ${howToRun(tool)}`;
  return `${tool.program} ended${quoted}. ${advice}`;
}

function tooSlow(tool: TunnelTool, output: readonly string[]): string {
  const advice = tool.adviceFor(output.join("\n"));
  const last = output.findLast(line => line.trim() !== "");
  return `${tool.program} gave no public address in time${last ? `; the last it said was “${oneLine(last)}”` : ""}. ${
    advice ?? `Check the network, or run it in a terminal: ${howToRun(tool)}`
  }`;
}

const howToRun = (tool: TunnelTool): string => [tool.program, ...tool.args(3000)].join(" ");

const howToGet = ({ install }: TunnelTool): string =>
  install.startsWith("https:") ? `Install it from ${install}, or choose another way.` : install;

/** ngrok quotes the token that it does not like. */
const withoutToken = (line: string): string => line.replace(/(auth_?token\W+)[\w-]{8,}/gi, "$1…");
