import type { CheckedPayload, Finding, Rule } from "./finding.ts";
import { allRules } from "./rules/allRules.ts";

/** What the rules object to. Rules for other types than the payload's are not asked. */
export function ruleFindings(payload: CheckedPayload): Finding[] {
  const findings: Finding[] = [];
  const { type } = payload.value;
  for (const rule of (typeof type === "string" ? ofType.get(type) : undefined) ?? ofEveryType) {
    const { code, severity } = rule;
    for (const finding of rule.check(payload)) findings.push({ code, severity, ...finding });
  }
  return findings;
}

const ofEveryType: readonly Rule[] = allRules.filter(rule => rule.types === undefined);

/** The rules of each type, made once: most rules are for a few types only. */
const ofType: ReadonlyMap<string, readonly Rule[]> = new Map(
  [...new Set(allRules.flatMap(rule => rule.types ?? []))].map(type => [
    type,
    allRules.filter(rule => rule.types === undefined || rule.types.includes(type)),
  ]),
);
