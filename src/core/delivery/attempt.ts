import { explainError } from "../errors/explainError.ts";
import { type Origin, placeKey } from "./deliveries.ts";
import { age } from "./describe.ts";
import type { TimelineRow } from "./timeline.ts";

/** A message that left and came to no message id: it was refused, or nobody knows whether it was taken. */
export interface Attempt {
  readonly kind: "refused" | "ambiguous";
  readonly origin: Origin;
  readonly recipient: string | undefined;
  /** When that was known, in milliseconds since the epoch. */
  readonly atMs: number;
  /** The error it was refused with, where the API named one. */
  readonly code: number | undefined;
  /** Why, and what to do, as it was told. */
  readonly message: string;
}

/** What stands in for a message id. No message has one of this form. */
export const attemptKey = ({ atMs, origin }: Pick<Attempt, "atMs" | "origin">): string =>
  `attempt ${atMs} ${placeKey(origin)}`;

/** Where it has come to: `refused 12 s ago: 131047 Re-engagement message`. */
export function describeAttempt({ kind, code, atMs }: Attempt, nowMs: number): string {
  const ago = `${age(nowMs - atMs)} ago`;
  if (kind === "ambiguous") return `may have been sent ${ago}`;
  const title = code === undefined ? undefined : [code, explainError(code)?.title].filter(Boolean).join(" ");
  return title === undefined ? `refused ${ago}` : `refused ${ago}: ${title}`;
}

/** What there is to say of it, line by line. */
export const attemptTimeline = ({ kind, atMs, message }: Attempt): readonly TimelineRow[] => [
  { kind: kind === "refused" ? "error" : "advice", label: message, description: "", atMs },
];
