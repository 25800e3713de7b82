import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "./finding.ts";

/** SARIF 2.1.0, which code scanning services and editors read. */
export function formatSarif(findings: readonly Finding[], version: string): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "Wamsg", version, rules: codes.map(id => ({ id })) } },
          columnKind: "utf16CodeUnits",
          results: findings.map(finding => resultOf(finding, codes)),
        },
      ],
    },
    null,
    2,
  );
}

function resultOf(finding: Finding, codes: readonly string[]): unknown {
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: finding.severity === "info" ? "note" : finding.severity,
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(finding.file) },
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
            charOffset: finding.offset,
            charLength: finding.length,
          },
        },
        ...(finding.pointer !== "" && {
          logicalLocations: [{ fullyQualifiedName: finding.pointer, kind: "member" }],
        }),
      },
    ],
  };
}

/** A relative path stays relative to wherever the report is read; each of its parts is made fit for a URI. */
const uriOf = (file: string): string =>
  isAbsolute(file)
    ? pathToFileURL(file).href
    : file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
