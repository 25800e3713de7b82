import { explainError } from "../errors/explainError.ts";

/** What is reported of a message. */
export type SimulatedState = "sent" | "delivered" | "read" | "played" | "failed";

/** What becomes of the messages to a simulated customer. */
export type Outcome =
  /** Received and read. */
  | { readonly kind: "usual" }
  /** The API refuses it at once with this code. */
  | { readonly kind: "refused"; readonly code: number }
  /** It is accepted and fails later, by webhook: everything, or only what is named. */
  | { readonly kind: "fails"; readonly code: number; readonly only?: "interactive" | "marketing" }
  /** Only these statuses are reported. */
  | { readonly kind: "reported"; readonly states: readonly SimulatedState[] }
  /** Every status is reported twice, the last one first. */
  | { readonly kind: "backwards" }
  /** All statuses come in one webhook, when the last of them has happened. */
  | { readonly kind: "together" }
  /** Everything takes so many times as long. */
  | { readonly kind: "slow"; readonly times: number }
  /** Nothing arrives before so many milliseconds have gone by; what does not live as long is dropped. */
  | { readonly kind: "offline"; readonly forMs: number };

/** Codes with which a message that was accepted fails later, by webhook (errors, "How to use the table"). */
const laterCodes: ReadonlySet<number> = new Set([
  1026, 2040, 2046, 2047, 130472, 131026, 131044, 131047, 131048, 131049, 131050, 131052, 131053, 132015,
  137000,
]);

/** How the API tells of a code: at once, or later by webhook. */
export function outcomeOfCode(code: number): Outcome {
  return laterCodes.has(code) ? { kind: "fails", code } : { kind: "refused", code };
}

/** The number to which every message ends in an error: `+15550` and the code in six digits. */
export function numberOfCode(code: number): string {
  return `+15550${String(code).padStart(6, "0")}`;
}

/** The code that a number (in digits) stands for; `undefined` where it stands for none that is published. */
export function codeOfNumber(waId: string): number | undefined {
  const digits = /^15550(\d{6})$/.exec(waId)?.[1];
  const code = digits === undefined ? undefined : Number(digits);
  return code !== undefined && explainError(code) ? code : undefined;
}
