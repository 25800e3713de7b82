import { oneLine } from "../../core/delivery/oneLine.ts";
import type { Counts, Report } from "./report.ts";

/** One line a finding, in the form that terminals turn into links, and the sum. */
export const textReport: Report = {
  begin: () => "",
  // A finding's own text may come from the file; it is kept to one line.
  finding: ({ file, line, column, severity, code, message }) =>
    `${file}:${line}:${column}: ${severity} ${oneLine(message, 500)} (${code})\n`,
  end: counts => `${plural(counts.files, "file")} checked: ${summary(counts)}\n`,
};

function summary(counts: Counts): string {
  const told = (["error", "warning", "info"] as const)
    .filter(severity => counts[severity] > 0)
    .map(severity => plural(counts[severity], severity === "info" ? "hint" : severity));
  return told.join(", ") || "no problems";
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
