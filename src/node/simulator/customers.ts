import { windowMs } from "../../core/delivery/customerServiceWindow.ts";
import { inboundWebhookBody } from "../../core/replies/inboundWebhook.ts";
import type { CustomerMessage } from "../../core/replies/readCustomerMessage.ts";
import type { Clock } from "./clock.ts";
import { userIdOf } from "./outgoing.ts";
import type { Business } from "./statusWebhook.ts";
import type { Callbacks } from "./webhooks/callbacks.ts";

/** A message that a customer has sent. */
export interface CustomerSent {
  readonly wamid: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** What the business's webhook receives. */
  readonly body: unknown;
}

interface Surroundings {
  readonly clock: Clock;
  readonly business: Business;
  readonly callbacks: Callbacks;
  readonly wamid: () => string;
  /** Whoever writes without naming a number, in digits. */
  readonly testNumber: string;
}

/** The people at the other end: they write, and by that open their customer service windows (rules §1). */
export class Customers {
  readonly #around: Surroundings;
  /** When each number wrote last. */
  readonly #wroteMs = new Map<string, number>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The test number has written before the simulator was started. */
  wroteBefore(waId: string, atMs: number): void {
    this.#wroteMs.set(waId, atMs);
  }

  /** Sends a message to the business. Resolves when its webhook was answered, or is lost, or goes nowhere; never rejects. */
  async send({ content, from, answers }: CustomerMessage): Promise<CustomerSent> {
    const { clock, business, callbacks, wamid: newId, testNumber } = this.#around;
    const waId = from ?? testNumber;
    const wamid = newId();
    const atMs = clock.now();
    this.#wroteMs.set(waId, atMs);
    const customer = { waId, userId: userIdOf(waId), name: "Robin Example" };
    const body = inboundWebhookBody(content, { wamid, atMs, business, customer, answers });
    await callbacks.post(business, body);
    return { wamid, atMs, body };
  }

  /** Who is in a group, in digits. */
  readonly groupMembers: readonly string[] = ["15551234567", "15550100002", "15550100003"];

  isWindowOpen(waId: string): boolean {
    const wroteMs = this.#wroteMs.get(waId);
    return wroteMs !== undefined && this.#around.clock.now() < wroteMs + windowMs;
  }
}
