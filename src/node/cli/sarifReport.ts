import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "./finding.ts";
import { findPackageRoot } from "./packageRoot.ts";
import type { Report } from "./report.ts";

/** SARIF 2.1.0, which code scanning services and editors read; one line a result. */
export function sarifReport(): Report {
  /** The codes so far, each with its place in the list of rules, which comes at the end. */
  const rules = new Map<string, number>();
  return {
    begin: () =>
      `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    finding: (finding, first) => {
      const rule = rules.get(finding.code) ?? rules.size;
      rules.set(finding.code, rule);
      return `${first ? "" : ","}\n${JSON.stringify(resultOf(finding, rule))}`;
    },
    end: () => `\n],"tool":${JSON.stringify(toolOf([...rules.keys()]))}}]}\n`,
  };
}

function toolOf(codes: readonly string[]): unknown {
  const version = findPackageRoot()?.version ?? "unknown";
  return { driver: { name: "Wamsg", version, rules: codes.map(ruleOf) } };
}

/** Code scanning services show a short description in their lists: the code in words. */
function ruleOf(id: string): unknown {
  const words = id.replaceAll("-", " ");
  return { id, shortDescription: { text: words.charAt(0).toUpperCase() + words.slice(1) } };
}

function resultOf(finding: Finding, rule: number): unknown {
  return {
    ruleId: finding.code,
    ruleIndex: rule,
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
