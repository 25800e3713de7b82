import type { Clock } from "../clock.ts";
import { GraphError } from "../graphError.ts";

/** Messages a second from one number (rules §5). */
const throughput = 80;
/** From one number to one user: one message in so many milliseconds, and so many at once, borrowed from the future. */
const pairEveryMs = 6000;
const pairBurst = 45;
/** Pairs beyond this many are looked through for those that owe nothing any more. */
const mostPairs = 10_000;

/** How many messages may be sent. Their measure of time is a person's; at a higher speed more fit into a second. */
export class RateLimits {
  readonly #clock: Pick<Clock, "now">;
  readonly #speed: number;
  /** When each number and each pair will have paid back what it borrowed, in milliseconds since the epoch. */
  readonly #numbers = new Map<string, number>();
  readonly #pairs = new Map<string, number>();

  constructor(clock: Pick<Clock, "now">, speed: number) {
    this.#clock = clock;
    this.#speed = speed;
  }

  /** Counts a message. Throws `GraphError` 130429 or 131056 where it is one too many. */
  count(phoneNumberId: string, recipient: string): void {
    const nowMs = this.#clock.now();
    const everyMs = 1000 / throughput / this.#speed;
    const number = owed(this.#numbers.get(phoneNumberId), nowMs, everyMs, throughput);
    if (number === undefined)
      throw new GraphError(130429, `More than ${throughput} messages were sent in a second.`);
    const pairMs = pairEveryMs / this.#speed;
    const key = `${phoneNumberId} ${recipient}`;
    const pair = owed(this.#pairs.get(key), nowMs, pairMs, pairBurst);
    if (pair === undefined)
      throw new GraphError(
        131056,
        `After ${pairBurst} messages at once one message in ${pairMs / 1000} seconds can be sent to the same user.`,
      );
    this.#numbers.set(phoneNumberId, number);
    this.#pairs.set(key, pair);
    if (this.#pairs.size > mostPairs)
      for (const [old, untilMs] of this.#pairs) if (untilMs <= nowMs) this.#pairs.delete(old);
  }
}

/** Until when it is paid back with one more; `undefined` where more is borrowed than may be. */
function owed(untilMs: number | undefined, nowMs: number, everyMs: number, most: number): number | undefined {
  const next = Math.max(untilMs ?? nowMs, nowMs) + everyMs;
  return next - nowMs > most * everyMs + 1e-6 ? undefined : next;
}
