import type { SimulatedState } from "../../core/customers/outcome.ts";
import type { Outgoing } from "./outgoing.ts";

/** A status to report, at a person's speed. */
export interface PlannedStatus {
  readonly state: SimulatedState;
  /** When the message gets into that state, in milliseconds from its acceptance. */
  readonly happensMs: number;
  /** When that is reported: not before it happens. */
  readonly reportedMs: number;
  /** The error of a `failed`. */
  readonly errorCode: number | undefined;
  /** Whether it says what the message costs: `sent` does, and the first that says it arrived. */
  readonly priced: boolean;
  /** Comes in one webhook with the one before. */
  readonly together: boolean;
}

/**
 * The statuses of a message in the order in which they are reported. `random` spreads the delays by a fifth. What only an open
 * customer service window allows fails without one; what has not arrived when its time to live ends is dropped.
 */
export function statusPlan(message: Outgoing, random: () => number, windowOpen: boolean): PlannedStatus[] {
  const spread = 0.8 + 0.4 * random();
  const code = failureOf(message, windowOpen);
  if (code !== undefined) return [{ ...planned("failed", spread), errorCode: code }];
  const outcome = message.recipient.customer?.outcome;
  const times = outcome?.kind === "slow" ? outcome.times : 1;
  const waitMs = outcome?.kind === "offline" ? outcome.forMs : 0;
  const states =
    outcome?.kind === "reported" ? usual(message).filter(it => outcome.states.includes(it)) : usual(message);
  const statuses = states
    .map(state => planned(state, spread * times, state === "sent" ? 0 : waitMs))
    .filter(({ state, happensMs }) => state === "sent" || happensMs <= message.ttlMs);
  const arrives = statuses.find(({ state }) => state === "delivered" || state === "read");
  const priced = statuses.map(status => ({ ...status, priced: status.priced || status === arrives }));
  const lastMs = Math.max(...priced.map(({ happensMs }) => happensMs));
  switch (outcome?.kind) {
    case "together":
      return priced.map((status, i) => ({ ...status, reportedMs: lastMs, together: i > 0 }));
    case "backwards":
      return priced.toReversed().flatMap(status => {
        const late = { ...status, reportedMs: lastMs };
        return [late, late];
      });
    default:
      return priced;
  }
}

function planned(state: SimulatedState, spread: number, waitMs = 0): PlannedStatus {
  const happensMs = Math.round(delaysMs[state] * spread) + waitMs;
  const priced = state === "sent";
  return { state, happensMs, reportedMs: happensMs, errorCode: undefined, priced, together: false };
}

function failureOf(message: Outgoing, windowOpen: boolean): number | undefined {
  const { category, failure, recipient, type } = message;
  const outcome = recipient.customer?.outcome;
  if (outcome?.kind === "fails" && outcome.only === undefined) return outcome.code;
  if (!windowOpen && category === undefined && recipient.kind !== "group") return 131047;
  if (failure !== undefined) return failure;
  if (outcome?.kind !== "fails") return undefined;
  const concerned = outcome.only === "interactive" ? type === "interactive" : category === "MARKETING";
  return concerned ? outcome.code : undefined;
}

/** A reaction is only ever reported as sent; a voice message is played too (webhooks §5). */
function usual({ type, payload }: Outgoing): readonly SimulatedState[] {
  if (type === "reaction") return ["sent"];
  const voice = type === "audio" && (payload.audio as { voice?: unknown } | undefined)?.voice === true;
  return voice ? ["sent", "delivered", "read", "played"] : ["sent", "delivered", "read"];
}

const delaysMs: Readonly<Record<SimulatedState, number>> = {
  sent: 400,
  delivered: 1500,
  read: 3500,
  played: 5500,
  failed: 1200,
};
