import { oneLine } from "../../core/delivery/oneLine.ts";
import type { Finding } from "./finding.ts";

/** One line a finding, in the form that terminals turn into links, and the sum. */
export function formatText(findings: readonly Finding[], fileCount: number): string {
  const lines = findings.map(
    ({ file, line, column, severity, code, message }) =>
      `${file}:${line}:${column}: ${severity} ${oneLine(message, 500)} (${code})`,
  );
  return [...lines, summary(findings, fileCount)].join("\n");
}

/** A finding's own text may come from the file; it is kept to one line. */
function summary(findings: readonly Finding[], fileCount: number): string {
  const counts = (["error", "warning", "info"] as const)
    .map(severity => ({ severity, count: findings.filter(it => it.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity === "info" ? "hint" : severity));
  return `${plural(fileCount, "file")} checked: ${counts.join(", ") || "no problems"}`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
