import { attemptLimit, retryDelayMs } from "../../core/sending/retryDelay.ts";
import { CloudApiError } from "./cloudApiError.ts";

/** A pause before another attempt, for a person to see and to end. */
export interface Pause {
  readonly error: CloudApiError;
  readonly delayMs: number;
  /** The attempt that follows, from 2, of at most `attempts`. */
  readonly attempt: number;
  readonly attempts: number;
}

export interface Patience {
  readonly signal: AbortSignal;
  /** How long all pauses may take together; as long as the back-off has it where nothing is said. */
  readonly limitMs?: number;
  /** Told before each pause. */
  onPause(pause: Pause): void;
  /** Resolves after a time, at once where the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Sends until the message is taken, as long as what comes back surely was no delivery and says "later". Throws the last
 * `CloudApiError` otherwise; `cancelled` where the person ends a pause.
 */
export async function sendPatiently<T>(send: () => Promise<T>, patience: Patience): Promise<T> {
  let paused = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const delayMs = error instanceof CloudApiError ? retryDelayMs(failureOf(error), attempt) : undefined;
      if (!(error instanceof CloudApiError) || delayMs === undefined) throw error;
      paused += delayMs;
      if (patience.limitMs !== undefined && paused > patience.limitMs) throw error;
      patience.onPause({ error, delayMs, attempt: attempt + 1, attempts: attemptLimit });
      await patience.wait(delayMs, patience.signal);
      if (patience.signal.aborted)
        throw new CloudApiError("cancelled", `Cancelled while waiting. ${notSent(error.message)}`, {
          cause: error,
        });
    }
  }
}

const notSent = (message: string): string =>
  message.includes("The message was not sent.") ? message : `The message was not sent: ${message}`;

/** Waits by the real clock. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}

function failureOf({ code, graph, mayHaveBeenSent, cause }: CloudApiError) {
  const connectionRefused =
    code === "unreachable" &&
    typeof cause === "object" &&
    cause !== null &&
    "code" in cause &&
    cause.code === "ECONNREFUSED";
  return { graphCode: graph?.code, connectionRefused, mayHaveBeenSent };
}
