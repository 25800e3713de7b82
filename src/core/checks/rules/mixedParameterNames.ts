import { removeProperty } from "../../document/edits.ts";
import { openingOf, spanOf } from "../../document/locate.ts";
import type { Fix } from "../../problem.ts";
import { placeAt, type Rule } from "../finding.ts";
import { definitionOf } from "./definedParts.ts";
import { textParameters } from "./templateComponents.ts";

/** Text parameters with and without a name: the variables of a template are all named or all numbered (Templates §1.4). */
export const mixedParameterNames: Rule = {
  code: "mixed-parameter-names",
  severity: "error",
  types: ["template"],
  check: payload => {
    // Where the template is known, it is known which of them are wrong.
    if (definitionOf(payload)) return [];
    const parameters = payload.componentLists.flat().flatMap(textParameters);
    const named = parameters.filter(({ value }) => Object.hasOwn(value, "parameter_name"));
    const unnamed = parameters.filter(parameter => !named.includes(parameter));
    if (named.length === 0 || unnamed.length === 0) return [];
    if (named.length >= unnamed.length)
      return unnamed.map(({ pointer }) => ({
        message: 'Other parameters of this template have a "parameter_name"; this one has none.',
        span: openingOf(placeAt(payload, pointer)),
        pointer,
      }));
    return named.map(({ pointer }) => {
      const at = `${pointer}/parameter_name`;
      const { key, node, property } = placeAt(payload, at);
      return {
        message: 'Other parameters of this template have no "parameter_name"; this one has one.',
        span: spanOf(key ?? node),
        pointer: at,
        fixes: (): Fix[] =>
          property
            ? [{ title: 'Remove "parameter_name"', edits: [removeProperty(property)], preferred: true }]
            : [],
      };
    });
  },
};
