import type { Report } from "./report.ts";

/** One JSON array, an entry a finding. */
export const jsonReport: Report = {
  begin: () => "[",
  finding: (finding, first) =>
    `${first ? "" : ","}\n  ${JSON.stringify(finding, null, 2).replaceAll("\n", "\n  ")}`,
  end: ({ error, warning, info }) => (error + warning + info > 0 ? "\n]\n" : "]\n"),
};
