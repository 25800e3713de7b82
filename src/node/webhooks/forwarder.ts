import { Agent, type Dispatcher, request } from "undici";
import { type Clock, machineClock } from "../simulator/clock.ts";
import { forwardedByHeader, loopDetected, thisProcess } from "./forwardTarget.ts";

/** What is passed on: the bytes as they came, and the signature over them. */
export interface Forwardable {
  readonly raw: Buffer;
  readonly signature: string | undefined;
}

/** How one attempt went. */
export interface ForwardOutcome {
  /** 1 for the first. */
  readonly attempt: number;
  readonly latencyMs: number;
  /** The HTTP status; `undefined` where there was no answer. */
  readonly status: number | undefined;
  /** Why there was no answer. */
  readonly failure: string | undefined;
  /** Only 200 is (webhooks §3). */
  readonly taken: boolean;
  /** When it is tried again; `undefined`: never by itself. */
  readonly againInMs: number | undefined;
}

export interface ForwarderOptions {
  readonly url: URL;
  /** Whether what is not taken is sent again, at once and then ever more seldom for 36 hours, as Meta does (webhooks §3). */
  readonly retries: boolean;
  /** Is told of each attempt. */
  readonly told: (outcome: ForwardOutcome, webhook: Forwardable) => void;
  readonly clock?: Clock;
  readonly dispatcher?: Dispatcher;
}

const minuteMs = 60_000;

/** The pauses between attempts. Meta publishes no more than that they grow. */
export const retryPausesMs: readonly number[] = [
  0,
  ...[1, 5, 30, 120, 360, 720, 900].map(minutes => minutes * minuteMs),
];

/** Meta waits about as long for an answer as for a connection. */
const answerTimeoutMs = 10_000;
const parallel = 16;
const longestQueue = 10_000;

/** Passes webhooks on to another server, byte for byte and with their signature, a few at a time. */
export class Forwarder {
  readonly #options: ForwarderOptions;
  readonly #clock: Clock;
  readonly #agent: Dispatcher;
  readonly #stop = new AbortController();
  readonly #queue: { readonly webhook: Forwardable; readonly attempt: number }[] = [];
  readonly #pauses = new Set<() => void>();
  readonly #underway = new Set<Promise<void>>();
  readonly #unsettled = new Set<Forwardable>();

  constructor(options: ForwarderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? machineClock;
    this.#agent = options.dispatcher ?? new Agent({ connect: { timeout: answerTimeoutMs } });
  }

  /** Passes a webhook on, now or as soon as those before it are answered. What becomes of it is told. */
  forward(webhook: Forwardable): void {
    if (this.#stop.signal.aborted) return;
    this.#unsettled.add(webhook);
    this.#add(webhook, 1);
  }

  /** What waits for its turn or for another attempt, or is under way. */
  get unsettled(): readonly Forwardable[] {
    return [...this.#unsettled];
  }

  /** Resolves when nothing is under way or waits for its turn; pauses before another attempt are not waited for. */
  async idle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }

  /** Gives up what is not settled, and resolves to it. */
  async close(): Promise<readonly Forwardable[]> {
    const { unsettled } = this;
    this.#stop.abort();
    for (const cancel of this.#pauses) cancel();
    this.#queue.length = 0;
    await this.idle();
    if (!this.#options.dispatcher) await this.#agent.destroy();
    return unsettled;
  }

  #add(webhook: Forwardable, attempt: number): void {
    if (this.#stop.signal.aborted) return;
    if (this.#queue.length >= longestQueue) {
      this.#tell(webhook, { attempt, latencyMs: 0, failure: `${longestQueue} others wait before it` });
      return;
    }
    this.#queue.push({ webhook, attempt });
    this.#next();
  }

  #next(): void {
    while (this.#underway.size < parallel) {
      const next = this.#queue.shift();
      if (!next) return;
      const attempt = this.#attempt(next.webhook, next.attempt).finally(() => {
        this.#underway.delete(attempt);
        this.#next();
      });
      this.#underway.add(attempt);
    }
  }

  async #attempt(webhook: Forwardable, attempt: number): Promise<void> {
    const begunMs = this.#clock.now();
    const latency = (): number => Math.max(0, this.#clock.now() - begunMs);
    try {
      const status = await this.#post(webhook);
      this.#tell(webhook, { attempt, latencyMs: latency(), status });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#tell(webhook, { attempt, latencyMs: latency(), failure: reasonOf(error) });
    }
  }

  async #post({ raw, signature }: Forwardable): Promise<number> {
    const response = await request(this.#options.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "wamsg",
        [forwardedByHeader]: thisProcess,
        ...(signature !== undefined && { "x-hub-signature-256": signature }),
      },
      body: raw,
      dispatcher: this.#agent,
      signal: this.#stop.signal,
      headersTimeout: answerTimeoutMs,
      bodyTimeout: answerTimeoutMs,
    });
    await response.body.dump();
    return response.statusCode;
  }

  #tell(
    webhook: Forwardable,
    told: {
      readonly attempt: number;
      readonly latencyMs: number;
      readonly status?: number;
      readonly failure?: string;
    },
  ): void {
    const { attempt, latencyMs, status, failure } = told;
    const taken = status === 200;
    const final = taken || status === loopDetected || !this.#options.retries;
    const againInMs = final ? undefined : retryPausesMs[attempt - 1];
    if (againInMs === undefined) this.#unsettled.delete(webhook);
    else this.#later(webhook, attempt + 1, againInMs);
    this.#options.told({ attempt, latencyMs, status, failure, taken, againInMs }, webhook);
  }

  #later(webhook: Forwardable, attempt: number, pauseMs: number): void {
    const cancel = this.#clock.after(pauseMs, () => {
      this.#pauses.delete(cancel);
      this.#add(webhook, attempt);
    });
    this.#pauses.add(cancel);
  }
}

/** Where a name has several addresses and none answers, the error has no message but a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

/** An attempt in a few words: `HTTP 200 in 12 ms`, `no answer (connect ECONNREFUSED 127.0.0.1:3000); again in 5 min`. */
export function describeForward({ attempt, status, failure, latencyMs, againInMs }: ForwardOutcome): string {
  const answer = status === undefined ? `no answer (${failure})` : `HTTP ${status} in ${latencyMs} ms`;
  const loop = status === loopDetected ? ": that is where Wamsg itself receives webhooks" : "";
  const count = attempt > 1 ? ` at attempt ${attempt}` : "";
  const again =
    againInMs === undefined
      ? ""
      : `; again ${againInMs === 0 ? "at once" : `in ${againInMs / minuteMs} min`}`;
  return `${answer}${loop}${count}${again}`;
}
