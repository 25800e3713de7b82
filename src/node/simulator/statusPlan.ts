import type { Outgoing } from "./outgoing.ts";
import { outcomeFor, type SimulatedState } from "./scenarios.ts";

/** A status to report, at a person's speed. */
export interface PlannedStatus {
  readonly state: SimulatedState;
  /** When the message gets into that state, in milliseconds from its acceptance. */
  readonly happensMs: number;
  /** When that is reported: not before it happens. */
  readonly reportedMs: number;
  /** The error of a `failed`. */
  readonly errorCode: number | undefined;
}

/**
 * The statuses of a message in the order in which they are reported. `random` spreads the delays by a fifth. In an open
 * customer service window nothing fails for want of one.
 */
export function statusPlan(message: Outgoing, random: () => number, windowOpen: boolean): PlannedStatus[] {
  const spread = 0.8 + 0.4 * random();
  const planned = (state: SimulatedState, errorCode?: number): PlannedStatus => {
    const happensMs = Math.round(delaysMs[state] * spread);
    return { state, happensMs, reportedMs: happensMs, errorCode };
  };
  const statuses = usual(message).map(state => planned(state));
  const outcome = message.recipient.kind === "number" ? outcomeFor(message.recipient.waId ?? "") : undefined;
  switch (outcome?.kind) {
    case "fails":
      return outcome.templatesPass && (windowOpen || message.type === "template")
        ? statuses
        : [planned("failed", outcome.code)];
    case "reported":
      return statuses.filter(({ state }) => outcome.states.includes(state));
    case "backwards": {
      const reportedMs = Math.max(...statuses.map(({ happensMs }) => happensMs));
      return statuses.toReversed().flatMap(status => [
        { ...status, reportedMs },
        { ...status, reportedMs },
      ]);
    }
    default:
      return statuses;
  }
}

/** A reaction is only ever reported as sent (webhooks §5). */
const usual = ({ type }: Outgoing): readonly SimulatedState[] =>
  type === "reaction" ? ["sent"] : ["sent", "delivered", "read"];

const delaysMs: Readonly<Record<SimulatedState, number>> = {
  sent: 400,
  delivered: 1500,
  read: 3500,
  failed: 1200,
};
