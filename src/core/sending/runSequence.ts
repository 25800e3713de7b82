import { advance, nextOf, type Sequence, type SequenceItem, type Step } from "./sequence.ts";

/** What became of one request. */
export type Outcome =
  /** `undefined`: taken, but without an id by which its delivery could be followed (a read receipt). */
  | { readonly kind: "accepted"; readonly wamid: string | undefined }
  /** The API refused this message; the next one may well be taken. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Nothing left, and the next message would fare no better: no network, an expired token, cancelled. */
  | { readonly kind: "blocked"; readonly reason: string }
  | { readonly kind: "ambiguous"; readonly reason: string };

/** What became of a message that was accepted. */
export type Arrival = "delivered" | "failed" | "overdue" | "stopped";

/** Something a person has to decide before the sequence goes on. */
export type Question =
  | { readonly kind: "refused" | "ambiguous"; readonly index: number; readonly reason: string }
  | { readonly kind: "failed" | "overdue"; readonly index: number };

/** `goOn` with a message of which nobody knows counts it as sent; `again` sends it again, or tries a refused one again. */
export type Decision = "goOn" | "again" | "stop";

/** What a sequence needs from where it runs. */
export interface SequencePorts {
  /** Keeps the sequence for good; what cannot be kept is not sent. */
  keep(sequence: Sequence): Promise<void>;
  post(item: SequenceItem, index: number): Promise<Outcome>;
  arrival(wamid: string, item: SequenceItem): Promise<Arrival>;
  decide(question: Question): Promise<Decision>;
  stopped(): boolean;
  nowMs(): number;
}

/**
 * Where a sequence ended. `at` is the message that would have been next; it can be continued from there. `reason` is a
 * sentence, and empty where the person stopped it.
 */
export type End =
  | { readonly kind: "done"; readonly sequence: Sequence }
  | { readonly kind: "stopped"; readonly sequence: Sequence; readonly at: number; readonly reason: string };

/**
 * Sends the messages of a sequence that are still to be sent, each when the one before it was delivered (rules §4). Nothing
 * is ever sent twice by itself: a message leaves only after it is kept that it does.
 */
export async function runSequence(begun: Sequence, ports: SequencePorts): Promise<End> {
  let sequence = begun;
  const step = async (index: number, taken: Step): Promise<void> => {
    sequence = advance(sequence, index, taken, ports.nowMs());
    await ports.keep(sequence);
  };
  for (let at = nextOf(sequence); at !== undefined; at = nextOf(sequence)) {
    const item = sequence.items[at];
    if (!item) break;
    if (ports.stopped()) return { kind: "stopped", sequence, at, reason: "" };

    if (item.state.kind === "ambiguous") {
      const decision = await ports.decide({ kind: "ambiguous", index: at, reason: item.state.reason });
      if (decision === "stop") return { kind: "stopped", sequence, at, reason: item.state.reason };
      await step(at, { kind: decision === "again" ? "sendAgain" : "assume" });
      continue;
    }

    await step(at, { kind: "leave" });
    const outcome = await ports.post(item, at);
    switch (outcome.kind) {
      case "accepted": {
        await step(at, { kind: "accept", wamid: outcome.wamid });
        if (outcome.wamid === undefined || nextOf(sequence) === undefined) break;
        const arrival = await ports.arrival(outcome.wamid, item);
        if (arrival === "delivered" || arrival === "stopped") break;
        const decision = await ports.decide({ kind: arrival, index: at });
        if (decision === "stop")
          return { kind: "stopped", sequence, at: nextOf(sequence) ?? at, reason: whyStopped(arrival, item) };
        break;
      }
      case "refused": {
        await step(at, { kind: "refuse", reason: outcome.reason });
        const decision = await ports.decide({ kind: "refused", index: at, reason: outcome.reason });
        // Once it is put right, it is the first to be tried when the sequence is continued.
        if (decision !== "goOn") await step(at, { kind: "release" });
        if (decision === "stop") return { kind: "stopped", sequence, at, reason: outcome.reason };
        break;
      }
      case "blocked":
        await step(at, { kind: "release" });
        return { kind: "stopped", sequence, at, reason: outcome.reason };
      case "ambiguous":
        await step(at, { kind: "lose", reason: outcome.reason });
        break;
      default:
        outcome satisfies never;
    }
  }
  return { kind: "done", sequence };
}

const whyStopped = (arrival: "failed" | "overdue", { label }: SequenceItem): string =>
  arrival === "failed" ? `${label} failed.` : `${label} was not delivered in time.`;
