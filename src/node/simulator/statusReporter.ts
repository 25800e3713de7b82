import type { Clock } from "./clock.ts";
import type { Outgoing } from "./outgoing.ts";
import { type PlannedStatus, statusPlan } from "./statusPlan.ts";
import { type Business, statusWebhook } from "./statusWebhook.ts";
import type { WebhookSender } from "./webhookSender.ts";

interface Surroundings {
  readonly clock: Clock;
  readonly random: () => number;
  /** `1` is a person's speed. */
  readonly speed: number;
  readonly business: Business;
  readonly webhooks: Pick<WebhookSender, "post">;
  /** Whether the customer service window of a recipient is open. */
  readonly windowOpen: (waId: string) => boolean;
}

/** Reports what becomes of messages, one webhook a status, those of one message one after the other. */
export class StatusReporter {
  readonly #around: Surroundings;
  readonly #pending = new Set<() => void>();
  #closed = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  report(message: Outgoing): void {
    const { clock, random, windowOpen } = this.#around;
    const open = windowOpen(message.recipient.waId ?? "");
    this.#next(message, statusPlan(message, random, open), clock.now());
  }

  /** Nothing is reported from now on. */
  close(): void {
    this.#closed = true;
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
  }

  #next(message: Outgoing, plan: readonly PlannedStatus[], acceptedMs: number): void {
    const [status, ...rest] = plan;
    if (!status || this.#closed) return;
    const { clock, speed, business, webhooks } = this.#around;
    const dueMs = acceptedMs + status.reportedMs / speed;
    const cancel = clock.after(Math.max(0, dueMs - clock.now()), () => {
      this.#pending.delete(cancel);
      const body = statusWebhook(business, message, status, acceptedMs + status.happensMs / speed);
      webhooks.post(body).then(() => this.#next(message, rest, acceptedMs));
    });
    this.#pending.add(cancel);
  }
}
