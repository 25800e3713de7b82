import type { Fact } from "./accountFacts.ts";

/** `good`: as it should be. `info`: worth knowing. `warning`: something will not work, or not for long. `error`: it does not work. */
export type Severity = "good" | "info" | "warning" | "error";

/** One fact, judged. */
export interface ReportLine {
  readonly severity: Severity;
  readonly label: string;
  readonly value: string;
  /** What to do about it, as a sentence. */
  readonly advice?: string;
}

/** Whether there is something to do about it; a sum of other lines has nothing of its own. */
export const needsAttention = ({ severity, advice }: ReportLine): boolean =>
  (severity === "error" || severity === "warning") && advice !== undefined;

const order: readonly Severity[] = ["good", "info", "warning", "error"];

export const worst = (lines: readonly ReportLine[]): Severity =>
  lines.reduce<Severity>(
    (most, { severity }) => (order.indexOf(severity) > order.indexOf(most) ? severity : most),
    "good",
  );

/** The lines of a part, or the one that says why there are none. */
export function linesOf<T>(
  fact: Fact<T>,
  label: string,
  read: (value: T) => readonly ReportLine[],
): readonly ReportLine[] {
  switch (fact.kind) {
    case "known":
      return read(fact.value);
    case "failed":
      return [{ severity: "warning", label, value: "could not be read", advice: fact.why }];
    case "notAsked":
      return [{ severity: "info", label, value: "not asked for", advice: fact.why }];
    default:
      return fact satisfies never;
  }
}

/** How a value of the API's is judged and put. */
export interface Verdict {
  readonly severity: Severity;
  /** In place of the value's own words. */
  readonly text?: string;
  readonly advice?: string;
}

/** A line for a value of the API's; nothing where it said none. One that is not in the table is shown as it is. */
export function judged(
  label: string,
  value: string | undefined,
  verdicts: Readonly<Record<string, Verdict>>,
): readonly ReportLine[] {
  if (value === undefined) return [];
  const { severity, text, advice }: Verdict = (Object.hasOwn(verdicts, value) && verdicts[value]) || {
    severity: "info",
  };
  return [{ severity, label, value: text ?? words(value), ...(advice && { advice }) }];
}

/** `RATE_LIMITED` as people write it. */
export const words = (value: string): string => value.toLowerCase().replaceAll("_", " ");
