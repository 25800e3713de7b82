/** The time, and what happens later. Tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs something once after a delay in milliseconds; the function that comes back prevents it. */
  after(delayMs: number, run: () => void): () => void;
}

export const machineClock: Clock = {
  now: Date.now,
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
