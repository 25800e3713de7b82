import type { Finding } from "./finding.ts";
import { githubReport } from "./githubReport.ts";
import { jsonReport } from "./jsonReport.ts";
import { sarifReport } from "./sarifReport.ts";
import { textReport } from "./textReport.ts";

/** Tells findings as they come, so that however many there are, few are kept. */
export interface Report {
  /** What comes before the first finding. */
  begin(): string;
  /** `first`: nothing was told before it. */
  finding(finding: Finding, first: boolean): string;
  end(counts: Counts): string;
}

/** What was found in all. */
export interface Counts {
  /** Files that were read. */
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export const reportFormats = ["text", "json", "sarif", "github"] as const;

export function reportOf(format: (typeof reportFormats)[number]): Report {
  switch (format) {
    case "text":
      return textReport;
    case "json":
      return jsonReport;
    case "sarif":
      return sarifReport();
    case "github":
      return githubReport;
    default:
      return format satisfies never;
  }
}
