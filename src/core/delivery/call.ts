import { oneLine } from "./oneLine.ts";
import { type Compare, compareParts, union } from "./sortedSet.ts";
import type { CallEvent } from "./webhookEvent.ts";

/** One thing that was reported of a call. */
export interface CallStep {
  /** `connect`, `terminate`, `RINGING`, `ACCEPTED`, `REJECTED`. */
  readonly event: string;
  readonly timestampMs: number;
  /** How it ended: `COMPLETED`, `FAILED`. */
  readonly outcome: string | undefined;
  readonly durationSeconds: number | undefined;
}

/** What is known of a call between a customer and the business. */
export interface Call {
  readonly callId: string;
  readonly customer: string | undefined;
  /** Who called; `undefined` where nothing said so yet. */
  readonly caller: CallEvent["caller"];
  /** Each report once, in the order of a call. */
  readonly steps: readonly CallStep[];
}

/** No flood of webhooks about one call can fill the memory. */
const stepLimit = 64;

/** The call of which only this is known. */
export function callOf({
  callId,
  customer,
  caller,
  event,
  timestampMs,
  outcome,
  durationSeconds,
}: CallEvent): Call {
  return { callId, customer, caller, steps: [{ event, timestampMs, outcome, durationSeconds }] };
}

/** Both pieces of knowledge about one call together; the order of the two does not matter. */
export function joinedCalls(one: Call, other: Call): Call {
  return {
    callId: one.callId,
    customer: compareParts(one.customer, other.customer) >= 0 ? one.customer : other.customer,
    caller: compareParts(one.caller, other.caller) >= 0 ? one.caller : other.caller,
    steps: union(one.steps, other.steps, compareSteps, stepLimit),
  };
}

/** Whether a webhook tells of nothing but what is known of the call. */
export function isRepeatedCall({ steps }: Call, event: CallEvent): boolean {
  return steps.some(step => compareSteps(step, event) === 0);
}

/** Where a call has come to: `completed, 42 s`, `ringing`, `connecting`. */
export function describeCall({ steps }: Call): string {
  const last = steps.at(-1);
  return last === undefined ? "" : describeStep(last);
}

/** One report of a call in a few words. */
export function describeStep({ event, outcome, durationSeconds }: CallStep): string {
  const known = names.get(event.toLowerCase()) ?? event.toLowerCase();
  return oneLine(
    [
      outcome === undefined ? known : outcome.toLowerCase(),
      durationSeconds !== undefined && `${durationSeconds} s`,
    ]
      .filter(Boolean)
      .join(", "),
    60,
  );
}

const names: ReadonlyMap<string, string> = new Map([
  ["connect", "connecting"],
  ["terminate", "ended"],
]);

/** The order of reports of the same second. */
const order = ["connect", "ringing", "accepted", "rejected", "terminate"];

const compareSteps: Compare<CallStep> = (one, other) =>
  compareParts(one.timestampMs, other.timestampMs) ||
  compareParts(order.indexOf(one.event.toLowerCase()), order.indexOf(other.event.toLowerCase())) ||
  compareParts(one.event, other.event) ||
  compareParts(one.outcome, other.outcome) ||
  compareParts(one.durationSeconds, other.durationSeconds);
