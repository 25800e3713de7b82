import type { Accepted } from "../../core/delivery/advance.ts";
import { lastSentId, type Origin } from "../../core/delivery/deliveries.ts";
import type { Delivery } from "../../core/delivery/delivery.ts";
import { Ledger } from "../../core/delivery/ledger.ts";
import type { StatusEvent, WebhookEvent } from "../../core/delivery/webhookEvent.ts";

/** A status of a message sent from here. */
export interface FollowedStatus {
  readonly event: StatusEvent;
  readonly delivery: Delivery;
  readonly origin: Origin;
  readonly receivedAtMs: number;
}

/** Follows the messages of one run. A status that is faster than the API's answer is told after it. */
export class DeliveryFollower {
  readonly #tell: (status: FollowedStatus) => void;
  readonly #waiting = new Set<() => void>();
  readonly #deliveries = new Ledger();
  #early: { readonly event: StatusEvent; readonly receivedAtMs: number }[] = [];

  constructor(tell: (status: FollowedStatus) => void) {
    this.#tell = tell;
  }

  get lastSentId(): string | undefined {
    return lastSentId(this.#deliveries);
  }

  accept(accepted: Accepted, origin: Origin, tellAccepted: (delivery: Delivery) => void): void {
    tellAccepted(this.#deliveries.accept(accepted, origin));
    const early = this.#early;
    this.#early = [];
    for (const { event, receivedAtMs } of early) this.#follow(event, receivedAtMs);
  }

  take(event: WebhookEvent, receivedAtMs: number): void {
    this.#deliveries.apply(event);
    if (event.kind === "status") this.#follow(event, receivedAtMs);
    for (const look of this.#waiting) look();
  }

  /** The delivery as soon as it satisfies a condition, or as it is when the time is up or the person stops waiting. */
  async until(
    wamid: string,
    done: (delivery: Delivery) => boolean,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<Delivery | undefined> {
    const now = (): Delivery | undefined => this.#deliveries.sent.get(wamid);
    await new Promise<void>(resolve => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        this.#waiting.delete(look);
        resolve();
      };
      const look = (): void => {
        const delivery = now();
        if (delivery && done(delivery)) end();
      };
      const timer = setTimeout(end, timeoutMs);
      signal.addEventListener("abort", end);
      this.#waiting.add(look);
      look();
      if (signal.aborted) end();
    });
    return now();
  }

  #follow(event: StatusEvent, receivedAtMs: number): void {
    const delivery = this.#deliveries.sent.get(event.wamid);
    const origin = this.#deliveries.origins.get(event.wamid);
    if (delivery && origin) this.#tell({ event, delivery, origin, receivedAtMs });
    else this.#early.push({ event, receivedAtMs });
  }
}
