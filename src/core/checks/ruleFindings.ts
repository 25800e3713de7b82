import { type CheckedPayload, type Finding, isObject, type Rule } from "./finding.ts";
import { allRules } from "./rules/allRules.ts";

/** What the rules object to. Rules for other types than the payload's are not asked. */
export function ruleFindings(payload: CheckedPayload): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rulesFor(payload)) {
    if (rule.mark !== undefined && !payload.marks[rule.mark]) continue;
    const found = rule.check(payload);
    if (found.length === 0) continue;
    const { code, severity } = rule;
    for (const finding of found) findings.push({ code, severity, ...finding });
  }
  return findings;
}

function rulesFor({ value: { type, interactive }, accepted }: CheckedPayload): readonly Rule[] {
  const { ofEveryType, ofType } = accepted ? beyondSchemas : all;
  if (typeof type !== "string") return ofEveryType;
  const inner = type === "interactive" && isObject(interactive) ? interactive.type : undefined;
  return (
    (typeof inner === "string" ? ofType.get(`interactive/${inner}`) : undefined) ??
    ofType.get(type) ??
    ofEveryType
  );
}

/** The rules of each type, made once: most rules are for a few types only. */
function byType(rules: readonly Rule[]) {
  const types = new Set(allRules.flatMap(rule => rule.types ?? []));
  const isFor = (rule: Rule, type: string) =>
    !rule.types || rule.types.includes(type) || rule.types.includes(type.split("/")[0] ?? type);
  return {
    ofEveryType: rules.filter(rule => rule.types === undefined),
    ofType: new Map([...types].map(type => [type, rules.filter(rule => isFor(rule, type))])),
  };
}

const all = byType(allRules);
const beyondSchemas = byType(allRules.filter(rule => !rule.inSchemas));
