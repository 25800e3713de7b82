import type { Clock } from "./clock.ts";
import { type Outgoing, windowKeyOf } from "./outgoing.ts";
import { type PlannedStatus, statusPlan } from "./statusPlan.ts";
import { statusWebhook } from "./statusWebhook.ts";
import type { Callbacks } from "./webhooks/callbacks.ts";

interface Surroundings {
  readonly clock: Clock;
  readonly random: () => number;
  /** `1` is a person's speed. */
  readonly speed: number;
  readonly callbacks: Callbacks;
  /** Whether the customer service window of a recipient is open. */
  readonly windowOpen: (waId: string) => boolean;
}

/** A message on its way. */
interface Delivery {
  readonly message: Outgoing;
  readonly acceptedMs: number;
  readonly windowOpen: boolean;
  readonly plan: readonly PlannedStatus[];
}

/** Reports what becomes of messages, those of one message one after the other. */
export class StatusReporter {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  report(message: Outgoing): void {
    const { clock, random, windowOpen } = this.#around;
    const open = windowOpen(windowKeyOf(message.recipient));
    const plan = statusPlan(message, random, open);
    this.#next({ message, acceptedMs: clock.now(), windowOpen: open, plan }, 0);
  }

  #next(delivery: Delivery, from: number): void {
    const { message, acceptedMs, windowOpen, plan } = delivery;
    const first = plan[from];
    if (!first) return;
    let end = from + 1;
    while (plan[end]?.together) end++;
    const { clock, speed, callbacks } = this.#around;
    const dueMs = acceptedMs + first.reportedMs / speed;
    clock.after(Math.max(0, dueMs - clock.now()), () => {
      const statuses = plan
        .slice(from, end)
        .map(status => ({ ...status, atMs: acceptedMs + status.happensMs / speed }));
      const body = statusWebhook(message, statuses, windowOpen);
      callbacks.post(message.business, body).then(() => this.#next(delivery, end));
    });
  }
}
