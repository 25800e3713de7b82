import { oneLine } from "../delivery/oneLine.ts";
import type { AccountReport } from "./accountReport.ts";
import { needsAttention, type ReportLine, type Severity } from "./reportLine.ts";

/** What stands above the report. */
export interface ReportTitle {
  readonly account: string;
  /** Where the API is. */
  readonly host: string;
  /** As people read it. */
  readonly checkedAt: string;
}

/** The report as Markdown: what to do first, then everything. Nothing the API says becomes markup. */
export function accountMarkdown(report: AccountReport, title: ReportTitle): string {
  const todo = report.sections
    .flatMap(({ title: section, lines }) => lines.map(line => ({ section, line })))
    .filter(({ line }) => needsAttention(line))
    .sort((a, b) => Number(b.line.severity === "error") - Number(a.line.severity === "error"));
  return [
    `# ${marks[report.severity]} ${plain(title.account)}`,
    `**${plain(report.headline)}**`,
    ...(todo.length > 0
      ? ["## What to do", todo.map(({ section, line }) => todoItem(section, line)).join("\n")]
      : []),
    ...report.sections.flatMap(({ title: section, lines }) => [`## ${plain(section)}`, table(lines)]),
    `Asked ${plain(title.host)} at ${plain(title.checkedAt)}. “Check Account” asks again.`,
  ]
    .join("\n\n")
    .concat("\n");
}

const marks: Readonly<Record<Severity, string>> = { good: "✅", info: "ℹ️", warning: "⚠️", error: "❌" };

const todoItem = (section: string, { severity, label, value, advice }: ReportLine): string =>
  `- ${marks[severity]} **${plain(section === label ? label : `${section}, ${label.toLowerCase()}`)}: ${plain(value)}.** ${plain(advice ?? "")}`.trimEnd();

function table(lines: readonly ReportLine[]): string {
  const rows = lines.map(({ severity, label, value, advice }) => {
    // What is a fault is told above, with what to do.
    const note = severity === "info" && advice ? ` — ${plain(advice)}` : "";
    return `| ${marks[severity]} | **${plain(label)}** | ${plain(value)}${note} |`;
  });
  return ["| | | |", "|---|---|---|", ...rows].join("\n");
}

/** Text that Markdown takes as it is, whatever it holds. Letters that Markdown knows become character references. */
const plain = (text: string): string =>
  oneLine(text, 400).replace(/[\\`*_{}[\]()<>#+!|&~$:@]/g, mark => `&#${mark.codePointAt(0)};`);
