import type { AccountFacts } from "./accountFacts.ts";
import { businessLines, webhookLines } from "./reportAccess.ts";
import { needsAttention, type ReportLine, type Severity, worst } from "./reportLine.ts";
import { healthLines, phoneLines } from "./reportNumber.ts";
import { tokenLines } from "./reportToken.ts";

/** What `Check Account` shows. */
export interface AccountReport {
  readonly severity: Severity;
  /** The whole of it in one sentence. */
  readonly headline: string;
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

/** Turns what the API told into lines that say how it stands and what to do about it. */
export function reportAccount(facts: AccountFacts, nowMs: number): AccountReport {
  const sections = [
    { title: "Number", lines: phoneLines(facts.phone) },
    { title: "Sending", lines: healthLines(facts.health) },
    { title: "Access token", lines: tokenLines(facts.token, nowMs) },
    { title: "Webhooks", lines: webhookLines(facts.webhooks, facts.apps, facts.token) },
    { title: "Business account", lines: businessLines(facts.business, facts.token) },
  ];
  const lines = sections.flatMap(section => section.lines);
  const severity = worst(lines);
  return { severity, headline: headline(lines), sections };
}

function headline(lines: readonly ReportLine[]): string {
  const told = lines.filter(needsAttention);
  const errors = told.filter(line => line.severity === "error").length;
  const warnings = told.length - errors;
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  if (errors > 0)
    return `This account cannot be used fully: ${counted(errors, "fault")}${warnings > 0 ? `, ${counted(warnings, "warning")}` : ""}.`;
  return warnings > 0
    ? `This account works, with ${counted(warnings, "warning")}.`
    : "This account works. Nothing needs your attention.";
}
