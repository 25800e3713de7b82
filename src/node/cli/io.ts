/** What a command has of the world around it: a terminal, or a test. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** All of standard input, up to a limit in bytes; what exceeds it is cut off. */
  input(limit: number): Promise<Buffer>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when the person wants to stop: Ctrl+C, or a signal. */
  readonly stop: AbortSignal;
  /** Waits before another attempt, at most until the signal is aborted; by the real clock where it is left out. */
  readonly pause?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** 0: all right. 1: the work was done and the answer is no. 2: it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** Why a command could not be done, as a sentence for the person who typed it. */
export class CliError extends Error {
  override readonly name = "CliError";
}
