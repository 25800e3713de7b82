/** Why a request failed, as far as it matters for trying again. */
export interface Failure {
  /** The API's error code; `undefined` where it did not answer. */
  readonly graphCode: number | undefined;
  /** Nothing listened at the address: no byte of the message left. */
  readonly connectionRefused: boolean;
  readonly mayHaveBeenSent: boolean;
}

/** How often a message is sent at most, the first time included. */
export const attemptLimit = 5;

/**
 * How long to wait before attempt number `attempt` (the first retry is 1), in milliseconds; `undefined`: it is not tried
 * again. Only what surely did not deliver is: no connection, or a limit that the API names. Meta's back-off: 4^X seconds,
 * X growing from 0 (rules §5).
 */
export function retryDelayMs(failure: Failure, attempt: number): number | undefined {
  if (failure.mayHaveBeenSent || attempt >= attemptLimit) return undefined;
  const passing = failure.graphCode === undefined ? failure.connectionRefused : limits.has(failure.graphCode);
  return passing ? 1000 * 4 ** (attempt - 1) : undefined;
}

/** The errors that say "later": of the app, the WABA, the number, the pair, and of an account that is being upgraded. */
const limits: ReadonlySet<number> = new Set([4, 17, 80007, 130429, 131056, 131057]);
