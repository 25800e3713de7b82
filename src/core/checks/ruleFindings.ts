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

function rulesFor({ value: { type, interactive } }: CheckedPayload): readonly Rule[] {
  if (typeof type !== "string") return ofEveryType;
  const inner = type === "interactive" && isObject(interactive) ? interactive.type : undefined;
  return (
    (typeof inner === "string" ? ofType.get(`interactive/${inner}`) : undefined) ??
    ofType.get(type) ??
    ofEveryType
  );
}

const ofEveryType: readonly Rule[] = allRules.filter(rule => rule.types === undefined);

/** The rules of each type, made once: most rules are for a few types only. */
const ofType: ReadonlyMap<string, readonly Rule[]> = new Map(
  [...new Set(allRules.flatMap(rule => rule.types ?? []))].map(type => [
    type,
    allRules.filter(
      ({ types }) =>
        types === undefined || types.includes(type) || types.includes(type.split("/")[0] ?? type),
    ),
  ]),
);
