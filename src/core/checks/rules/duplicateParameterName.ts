import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { textParameters } from "./templateComponents.ts";

/** Two parameters of one header or body for the same variable (Templates §1.4). */
export const duplicateParameterName: Rule = {
  code: "duplicate-name",
  severity: "error",
  types: ["template"],
  check: payload =>
    payload.componentLists.flat().flatMap(component => {
      const seen = new Set<string>();
      return textParameters(component).flatMap(({ pointer, value: { parameter_name: name } }) => {
        if (typeof name !== "string" || name === "" || hasVariable(name)) return [];
        if (!seen.has(name)) {
          seen.add(name);
          return [];
        }
        const at = `${pointer}/parameter_name`;
        return [
          {
            message: `Each variable has one parameter; ${shown(name)} is already there.`,
            span: spanOf(placeAt(payload, at).node),
            pointer: at,
          },
        ];
      });
    }),
};
