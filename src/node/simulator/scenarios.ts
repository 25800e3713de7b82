/** What becomes of a message to a certain number. */
export type Outcome =
  /** The API refuses it at once with this code. */
  | { readonly kind: "refused"; readonly code: number }
  /** It is accepted and fails later, by webhook. */
  | { readonly kind: "fails"; readonly code: number; readonly templatesPass?: boolean }
  /** Only these statuses are reported, in this order. */
  | { readonly kind: "reported"; readonly states: readonly SimulatedState[] }
  /** Every status is reported twice, the last one first. */
  | { readonly kind: "backwards" };

export type SimulatedState = "sent" | "delivered" | "read" | "failed";

export interface Scenario {
  readonly number: string;
  /** What it is good for, as a sentence. */
  readonly meaning: string;
  readonly outcome: Outcome;
}

/** The business's own number. */
export const businessNumber = "15550100200";

/** Numbers with a story. Any other number receives and reads. Those of an error end in its code. */
export const scenarios: readonly Scenario[] = [
  {
    number: "+15550131026",
    meaning: "Not on WhatsApp: the message is accepted and fails with 131026.",
    outcome: { kind: "fails", code: 131026 },
  },
  {
    number: "+15550131047",
    meaning: "Last wrote more than 24 hours ago: all but templates fail with 131047.",
    outcome: { kind: "fails", code: 131047, templatesPass: true },
  },
  {
    number: "+15550131030",
    meaning: "Not on the test number's list: refused with 131030.",
    outcome: { kind: "refused", code: 131030 },
  },
  {
    number: "+15550131056",
    meaning: "Got too many messages in a short time: refused with 131056.",
    outcome: { kind: "refused", code: 131056 },
  },
  {
    number: "+15550130429",
    meaning: "Finds the throughput exceeded: refused with 130429.",
    outcome: { kind: "refused", code: 130429 },
  },
  {
    number: `+${businessNumber}`,
    meaning: "The business itself: refused with 131021.",
    outcome: { kind: "refused", code: 131021 },
  },
  {
    number: "+15550100001",
    meaning: "The phone is off: sent, never delivered.",
    outcome: { kind: "reported", states: ["sent"] },
  },
  {
    number: "+15550100002",
    meaning: "Read receipts are off: delivered, never read.",
    outcome: { kind: "reported", states: ["sent", "delivered"] },
  },
  {
    number: "+15550100003",
    meaning: "The chat is open: read at once, without a delivered in between.",
    outcome: { kind: "reported", states: ["sent", "read"] },
  },
  {
    number: "+15550100004",
    meaning: "Webhooks come twice and in the wrong order.",
    outcome: { kind: "backwards" },
  },
];

/** The outcome for a recipient in digits; `undefined` for one without a story. */
export function outcomeFor(waId: string): Outcome | undefined {
  return outcomes.get(waId);
}

const outcomes: ReadonlyMap<string, Outcome> = new Map(
  scenarios.map(({ number, outcome }) => [number.slice(1), outcome]),
);
