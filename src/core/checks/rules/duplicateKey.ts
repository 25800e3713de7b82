import type { Node } from "jsonc-parser";
import { removeProperty } from "../../document/edits.ts";
import { below, spanOf } from "../../document/locate.ts";
import type { Rule, RuleFinding } from "../finding.ts";
import { shown } from "../wording.ts";

/** A property that is given twice in one object: all but the last are lost (RFC 8259 §4 leaves it to the reader). */
export const duplicateKey: Rule = {
  code: "duplicate-key",
  severity: "warning",
  check: payload => (payload.repeatsKeys ? within(payload.node, "") : []),
};

function within(node: Node, pointer: string): RuleFinding[] {
  if (node.type === "array") {
    return (node.children ?? []).flatMap((item, index) => within(item, below(pointer, index)));
  }
  if (node.type !== "object") return [];
  const properties = node.children ?? [];
  const last = new Map(properties.map(property => [property.children?.[0]?.value, property]));
  return properties.flatMap(property => {
    const [key, value] = property.children ?? [];
    if (!key || !value) return [];
    const at = below(pointer, String(key.value));
    if (last.get(key.value) === property) return within(value, at);
    return [
      {
        message: `${shown(key.value)} is given twice; only the last one counts.`,
        span: spanOf(key),
        pointer: at,
        fixes: () => [{ title: "Remove this one", edits: [removeProperty(property)], preferred: true }],
      },
    ];
  });
}
