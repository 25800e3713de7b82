import type { Clock } from "./clock.ts";
import type { Outgoing } from "./outgoing.ts";
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

/** Reports what becomes of messages, one webhook a status, those of one message one after the other. */
export class StatusReporter {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  report(message: Outgoing): void {
    const { clock, random, windowOpen } = this.#around;
    const open = windowOpen(message.recipient.waId ?? "");
    this.#next(message, statusPlan(message, random, open), clock.now());
  }

  #next(message: Outgoing, plan: readonly PlannedStatus[], acceptedMs: number): void {
    const [status, ...rest] = plan;
    if (!status) return;
    const { clock, speed, callbacks } = this.#around;
    const dueMs = acceptedMs + status.reportedMs / speed;
    clock.after(Math.max(0, dueMs - clock.now()), () => {
      const body = statusWebhook(message, status, acceptedMs + status.happensMs / speed);
      callbacks.post(message.business, body).then(() => this.#next(message, rest, acceptedMs));
    });
  }
}
