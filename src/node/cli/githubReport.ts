import type { Finding } from "./finding.ts";
import type { Report } from "./report.ts";

/** Workflow commands that GitHub turns into annotations of the changed lines. */
export const githubReport: Report = {
  begin: () => "",
  finding: finding => `${annotation(finding)}\n`,
  end: () => "",
};

function annotation(finding: Finding): string {
  const properties = Object.entries({
    file: finding.file.replaceAll("\\", "/"),
    line: finding.line,
    endLine: finding.endLine,
    // GitHub takes columns only where a finding stands in one line.
    ...(finding.line === finding.endLine && { col: finding.column, endColumn: finding.endColumn }),
    title: `Wamsg: ${finding.code}`,
  }).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${levels[finding.severity]} ${properties.join(",")}::${escaped(finding.message)}`;
}

const levels = { error: "error", warning: "warning", info: "notice" } as const;

const escaped = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapedProperty = (text: string): string => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
