import { customerOf, phoneBook } from "../../core/customers/phoneBook.ts";
import { windowMs } from "../../core/delivery/customerServiceWindow.ts";
import { callConnected, callEnded } from "../../core/replies/callWebhook.ts";
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
  /** Why the webhook was not taken at the first try, as a sentence; `undefined` where it was. */
  readonly notTaken?: string | undefined;
}

/** How long a simulated call lasts, in seconds. */
const callSeconds = 12;

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
  /** When each one wrote last, in milliseconds since the epoch. */
  readonly #wroteMs = new Map<string, number>();
  readonly #startedMs: number;
  /** Who is in a group, in digits. */
  readonly groupMembers: readonly string[] = ["15551234567", "15550100002", "15550100003"];

  constructor(around: Surroundings) {
    this.#around = around;
    this.#startedMs = around.clock.now();
    for (const { number, windowClosed } of phoneBook) if (windowClosed) this.closeWindow(number.slice(1));
  }

  /**
   * Sends a message to a business, the first one where none is named. Resolves when its webhook was answered, or did not arrive,
   * or goes nowhere; never rejects.
   */
  async send(
    { content, from, answers }: CustomerMessage,
    business: Business = this.#around.business,
  ): Promise<CustomerSent> {
    const { clock, callbacks, wamid: newId } = this.#around;
    if (content.type === "call") {
      const { bodies, ...called } = await this.call({ from, payload: content.call.payload }, business);
      return { ...called, body: bodies[0] };
    }
    const customer = this.identity(from);
    const wamid = newId();
    const atMs = clock.now();
    this.openWindow(from ?? this.#around.testNumber);
    const body = inboundWebhookBody(content, { wamid, atMs, business, customer, answers });
    return { wamid, atMs, body, notTaken: await callbacks.post(business, body) };
  }

  /** Calls a business and hangs up; both are told of. */
  async call(
    { from, payload }: { readonly from: string | undefined; readonly payload: string | undefined },
    business: Business = this.#around.business,
  ): Promise<Omit<CustomerSent, "body"> & { readonly bodies: readonly unknown[] }> {
    const { clock, callbacks, wamid: newId } = this.#around;
    const wamid = `wacid.${newId().slice(6)}`;
    const atMs = clock.now();
    this.openWindow(from ?? this.#around.testNumber);
    const call = { wamid, atMs, business, customer: this.identity(from), payload };
    const bodies = [callConnected(call), callEnded(call, callSeconds)];
    let notTaken: string | undefined;
    for (const body of bodies) notTaken = (await callbacks.postAccount(business.wabaId, body)) ?? notTaken;
    return { wamid, atMs, bodies, notTaken };
  }

  /** How a customer appears in webhooks; the test number where none is named. */
  identity(from: string | undefined) {
    const digits = from ?? this.#around.testNumber;
    const known = customerOf(digits);
    const waId = known?.waId ?? digits;
    return {
      waId: known?.username === undefined ? waId : undefined,
      userId: userIdOf(waId),
      name: known?.name ?? "Robin Example",
      username: known?.username,
    };
  }

  /** By a message or a call, now. */
  openWindow(waId: string): void {
    this.#wroteMs.set(customerOf(waId)?.waId ?? waId, this.#around.clock.now());
  }

  closeWindow(waId: string): void {
    this.#wroteMs.set(customerOf(waId)?.waId ?? waId, this.#around.clock.now() - windowMs);
  }

  /** As it was kept. */
  wrote(waId: string, atMs: number): void {
    this.#wroteMs.set(waId, atMs);
  }

  /** When each one wrote last, by number. */
  get windows(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#wroteMs);
  }

  /** Whoever never wrote counts as having written just before the simulator started: nobody is held up before anything is tried. */
  windowClosesMs(waId: string): number {
    return (this.#wroteMs.get(waId) ?? this.#startedMs) + windowMs;
  }

  isWindowOpen(waId: string): boolean {
    return this.#around.clock.now() < this.windowClosesMs(waId);
  }
}
