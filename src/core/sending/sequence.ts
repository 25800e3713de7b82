import type { Recipient } from "../payload/recipient.ts";

/**
 * How far a message of a sequence is. `leaving` is kept before a request is made and changed once it is answered: found
 * after a crash it means that nobody knows. `assumed`: the person said that it counts as sent.
 */
export type ItemState =
  | { readonly kind: "pending" }
  | { readonly kind: "leaving"; readonly atMs: number }
  | { readonly kind: "accepted"; readonly atMs: number; readonly wamid: string | undefined }
  | { readonly kind: "refused"; readonly atMs: number; readonly reason: string }
  | { readonly kind: "ambiguous"; readonly atMs: number; readonly reason: string }
  | { readonly kind: "assumed"; readonly atMs: number };

/** One message of a sequence, named by where it stands. */
export interface SequenceItem {
  readonly document: string;
  readonly index: number;
  /** What a person calls it. */
  readonly label: string;
  /** The payload's JSON when the sequence began: tells a message that has changed since. */
  readonly payload: string;
  readonly state: ItemState;
}

/** Messages that are sent one after the other. Plain data: it is kept before and after each step. */
export interface Sequence {
  readonly id: string;
  readonly accountId: string;
  /** Whom all of it goes to; `undefined`: to whom each payload says. */
  readonly recipient: Recipient | undefined;
  readonly startedAtMs: number;
  readonly items: readonly SequenceItem[];
}

/** What can happen to a message of a sequence. */
export type Step =
  | { readonly kind: "leave" }
  | { readonly kind: "accept"; readonly wamid: string | undefined }
  | { readonly kind: "refuse"; readonly reason: string }
  /** It surely did not leave, or its refusal is to be tried again: it is as it was before. */
  | { readonly kind: "release" }
  | { readonly kind: "lose"; readonly reason: string }
  /** Decisions of the person about a message of which nobody knows. */
  | { readonly kind: "assume" }
  | { readonly kind: "sendAgain" };

/** Thrown where a step would send a message twice or forget what is known: a fault of the caller. */
export class SequenceError extends Error {
  override readonly name = "SequenceError";
}

/** The sequence after a step of one of its messages. Throws {@link SequenceError} for a step that its state does not allow. */
export function advance(sequence: Sequence, index: number, step: Step, nowMs: number): Sequence {
  const item = sequence.items[index];
  if (!item) throw new SequenceError(`The sequence has no message ${index}.`);
  if (!allowed[step.kind].includes(item.state.kind))
    throw new SequenceError(`“${item.label}” is ${item.state.kind} and cannot ${step.kind}.`);
  const state = stateAfter(step, nowMs);
  return { ...sequence, items: sequence.items.map((it, i) => (i === index ? { ...it, state } : it)) };
}

/** The next message to do something about, in order; `undefined` where the sequence is done. */
export function nextOf({ items }: Sequence): number | undefined {
  const index = items.findIndex(
    ({ state: { kind } }) => kind === "pending" || kind === "ambiguous" || kind === "leaving",
  );
  return index < 0 ? undefined : index;
}

/** A sequence as it is found after a crash: of a message that was leaving nobody knows whether it was sent. */
export function recovered(sequence: Sequence): Sequence {
  const reason = "Wamsg ended while it was on its way.";
  return {
    ...sequence,
    items: sequence.items.map(item =>
      item.state.kind === "leaving"
        ? { ...item, state: { kind: "ambiguous", atMs: item.state.atMs, reason } }
        : item,
    ),
  };
}

/** How many messages are in each state. */
export function tallyOf({ items }: Sequence): Readonly<Record<ItemState["kind"], number>> {
  const tally = { pending: 0, leaving: 0, accepted: 0, refused: 0, ambiguous: 0, assumed: 0 };
  for (const { state } of items) tally[state.kind] += 1;
  return tally;
}

/** Only a pending message ever leaves, which is what keeps one from being sent twice. */
const allowed: Readonly<Record<Step["kind"], readonly ItemState["kind"][]>> = {
  leave: ["pending"],
  accept: ["leaving"],
  refuse: ["leaving"],
  release: ["leaving", "refused"],
  lose: ["leaving"],
  assume: ["ambiguous"],
  sendAgain: ["ambiguous"],
};

function stateAfter(step: Step, atMs: number): ItemState {
  switch (step.kind) {
    case "leave":
      return { kind: "leaving", atMs };
    case "accept":
      return { kind: "accepted", atMs, wamid: step.wamid };
    case "refuse":
      return { kind: "refused", atMs, reason: step.reason };
    case "lose":
      return { kind: "ambiguous", atMs, reason: step.reason };
    case "assume":
      return { kind: "assumed", atMs };
    case "release":
    case "sendAgain":
      return { kind: "pending" };
    default:
      return step satisfies never;
  }
}
