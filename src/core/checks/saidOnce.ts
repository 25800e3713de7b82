import { renameKey } from "../document/edits.ts";
import { below, spanOf } from "../document/locate.ts";
import type { Severity } from "../problem.ts";
import { type CheckedPayload, type Finding, placeAt } from "./finding.ts";
import { nearest } from "./nearest.ts";
import { shown } from "./wording.ts";

/** The findings of one payload in the order of the text, without those that say again what another one says. */
export function saidOnce(payload: CheckedPayload, findings: readonly Finding[]): Finding[] {
  const strongest = new Map<string, Finding>();
  for (const finding of misspeltNames(payload, findings)) {
    const key = subject(finding);
    const other = strongest.get(key);
    if (!other || weight[finding.severity] > weight[other.severity]) strongest.set(key, finding);
  }
  return [...strongest.values()].sort(
    (a, b) => a.span.start - b.span.start || weight[b.severity] - weight[a.severity],
  );
}

/** One fault has one subject. Of a payload it is said only once that something in it is not checked. */
const subject = ({ code, span, property }: Finding): string =>
  code === "not-checked-yet" ? code : [sameAs[code] ?? code, span.start, property?.name ?? ""].join("\n");

/** A label that is over its limit is also cut; a value that nothing allows also fits nothing beside it. */
const sameAs: Readonly<Record<string, string>> = {
  "label-cut": "too-long",
  "content-mismatch": "value-not-allowed",
};

const weight: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** A property that is missing while a near name is there: one fault at that name, and a fix that renames it. */
function misspeltNames(payload: CheckedPayload, findings: readonly Finding[]): Finding[] {
  const unknown = findings.filter(it => it.property?.is === "unknown");
  if (unknown.length === 0) return [...findings];
  const explained = new Set<Finding>();
  const merged = findings.map(finding => {
    const { property } = finding;
    if (property?.is !== "missing") return finding;
    const candidates = unknown.filter(it => it.property?.owner === property.owner && !explained.has(it));
    const near = candidates.find(it => nearest(it.property?.name ?? "", [property.name]) !== undefined);
    const name = near?.property?.name;
    if (!near || name === undefined) return finding;
    explained.add(near);
    return misspelt(payload, finding, property.owner, name, property.name);
  });
  return merged.filter(finding => !explained.has(finding));
}

function misspelt(
  payload: CheckedPayload,
  missing: Finding,
  owner: string,
  name: string,
  meant: string,
): Finding {
  const pointer = below(owner, name);
  const { key, node } = placeAt(payload, pointer);
  return {
    ...missing,
    message: `${missing.message} ${shown(name)} looks like a misspelling of it.`,
    span: spanOf(key ?? node),
    pointer,
    fixes: () =>
      key ? [{ title: `Rename to ${shown(meant)}`, edits: [renameKey(key, meant)], preferred: true }] : [],
  };
}
