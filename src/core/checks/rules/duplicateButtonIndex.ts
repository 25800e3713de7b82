import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";

/** Two components for the same button of a template or of a card; no page says which of them counts (Templates §1.5). */
export const duplicateButtonIndex: Rule = {
  code: "duplicate-index",
  severity: "warning",
  types: ["template"],
  check: payload =>
    payload.componentLists.flatMap(components => {
      const seen = new Set<string>();
      return components.flatMap(({ pointer, value: { index }, type }) => {
        if (type !== "button" || !isIndex(index)) return [];
        if (!seen.has(String(index))) {
          seen.add(String(index));
          return [];
        }
        const at = `${pointer}/index`;
        return [
          {
            message: `Each button has one component; there is already one with the index ${shown(index)}.`,
            span: spanOf(placeAt(payload, at).node),
            pointer: at,
          },
        ];
      });
    }),
};

/** A position is written as a string or as a number; only digits are compared. */
const isIndex = (index: unknown): index is string | number =>
  typeof index === "number" || (typeof index === "string" && /^\d$/.test(index));
