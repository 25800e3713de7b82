import type { Clock } from "../../../src/node/simulator/clock.ts";

/** A clock that stands still until a test lets the next thing happen. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers: { readonly atMs: number; readonly run: () => void }[] = [];
  #added = (): void => {};

  constructor(now = 1_795_300_000_000) {
    this.#now = now;
  }

  now = (): number => this.#now;

  after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { atMs: this.#now + delayMs, run };
    this.#timers.push(timer);
    this.#timers.sort((one, other) => one.atMs - other.atMs);
    this.#added();
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index !== -1) this.#timers.splice(index, 1);
    };
  };

  /** How many things are still to happen. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Goes on to the next thing that is to happen, as soon as there is one, and lets it happen. */
  async next(): Promise<void> {
    while (this.#timers.length === 0) {
      await new Promise<void>(resolve => {
        this.#added = resolve;
      });
    }
    const timer = this.#timers.shift();
    if (!timer) return;
    this.#now = Math.max(this.#now, timer.atMs);
    timer.run();
  }
}
