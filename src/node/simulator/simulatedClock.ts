import type { Clock } from "./clock.ts";

interface Timer {
  readonly atMs: number;
  /** Of two at the same moment the one that was set first comes first. */
  readonly order: number;
  run: (() => void) | undefined;
}

/**
 * The simulator's time: the machine's, and ahead of it by as much as somebody moved it. However much is still to happen, the
 * clock beneath keeps one timer.
 */
export class SimulatedClock implements Clock {
  readonly #base: Clock;
  #aheadMs = 0;
  /** A heap: no timer is earlier than its parent at half its place. */
  readonly #timers: Timer[] = [];
  #set = 0;
  #wakesMs = Number.POSITIVE_INFINITY;
  #cancelWake = (): void => {};
  #closed = false;

  constructor(base: Clock) {
    this.#base = base;
  }

  /** By how much it was moved. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  now = (): number => this.#base.now() + this.#aheadMs;

  after = (delayMs: number, run: () => void): (() => void) => {
    const timer: Timer = { atMs: this.now() + Math.max(0, delayMs), order: this.#set++, run };
    if (!this.#closed) {
      this.#push(timer);
      this.#arm();
    }
    return () => {
      timer.run = undefined;
      this.#dropCancelled();
    };
  };

  /** Goes ahead at once; what was to happen by then happens now. Time never goes back. */
  moveBy(ms: number): void {
    this.#aheadMs += Math.max(0, ms);
    this.#fire();
  }

  /** Nothing happens from now on. */
  close(): void {
    this.#closed = true;
    this.#timers.length = 0;
    this.#cancelWake();
  }

  #arm(): void {
    const next = this.#timers[0];
    if (!next || next.atMs >= this.#wakesMs) return;
    this.#cancelWake();
    this.#wakesMs = next.atMs;
    this.#cancelWake = this.#base.after(Math.max(0, next.atMs - this.now()), () => this.#fire());
  }

  #fire(): void {
    this.#cancelWake();
    this.#wakesMs = Number.POSITIVE_INFINITY;
    const now = this.now();
    for (let next = this.#timers[0]; next && next.atMs <= now; next = this.#timers[0]) {
      this.#pop();
      next.run?.();
    }
    this.#arm();
  }

  #dropCancelled(): void {
    if (this.#timers[0]?.run) return;
    while (this.#timers[0] && !this.#timers[0].run) this.#pop();
    this.#cancelWake();
    this.#wakesMs = Number.POSITIVE_INFINITY;
    this.#arm();
  }

  #push(timer: Timer): void {
    const heap = this.#timers;
    let place = heap.push(timer) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(timer, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = timer;
  }

  #pop(): void {
    const heap = this.#timers;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (!one) break;
      const child = other && isBefore(other, one) ? other : one;
      if (!isBefore(child, last)) break;
      heap[place] = child;
      place = child === one ? left : left + 1;
    }
    heap[place] = last;
  }
}

const isBefore = (one: Timer, other: Timer): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
