import { insertProperty, removeProperty, replaceValue } from "../../document/edits.ts";
import { openingOf, spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { nearest } from "../nearest.ts";
import { anyOf, shown } from "../wording.ts";
import { definedParts } from "./definedParts.ts";
import { type ComponentPlace, textParameters } from "./templateComponents.ts";

/**
 * A parameter without the name of a variable, or with one that the text does not have, where variables have names; one with
 * a name where they have numbers: error 132012 (Templates §§1.4, 2.5).
 */
export const templateParameterName: Rule = {
  code: "template-parameter-name",
  severity: "error",
  types: ["template"],
  check: payload =>
    definedParts(payload).flatMap(({ template, content, components }) =>
      components.flatMap(component => {
        const text = component.type === "header" ? content.header : content.body;
        const variables = text?.variables ?? [];
        if (variables.length === 0) return [];
        const parameters = textParameters(component);
        if (template.format === "positional") return parameters.flatMap(it => inPositional(payload, it));
        const given = new Set(parameters.map(({ value }) => value.parameter_name));
        const free = variables.filter(variable => !given.has(variable));
        return parameters.flatMap(it => inNamed(payload, it, variables, free));
      }),
    ),
};

function inPositional(payload: CheckedPayload, parameter: ComponentPlace): RuleFinding[] {
  if (!Object.hasOwn(parameter.value, "parameter_name")) return [];
  const pointer = `${parameter.pointer}/parameter_name`;
  const { key, node, property } = placeAt(payload, pointer);
  return [
    {
      message: "The variables of this template have numbers, so its parameters have no names.",
      span: spanOf(key ?? node),
      pointer,
      fixes: () =>
        property
          ? [{ title: 'Remove "parameter_name"', edits: [removeProperty(property)], preferred: true }]
          : [],
    },
  ];
}

function inNamed(
  payload: CheckedPayload,
  parameter: ComponentPlace,
  variables: readonly string[],
  free: readonly string[],
): RuleFinding[] {
  const name = parameter.value.parameter_name;
  if (typeof name === "string" && (hasVariable(name) || variables.includes(name))) return [];
  if (name === undefined) {
    const place = placeAt(payload, parameter.pointer);
    const [meant] = free;
    return [
      {
        message: `The variables of this template have names: this parameter needs a "parameter_name", one of ${anyOf(variables)}.`,
        span: openingOf(place),
        pointer: parameter.pointer,
        fixes: () =>
          meant === undefined
            ? []
            : [
                {
                  title: `Insert "parameter_name": ${shown(meant)}`,
                  edits: [insertProperty(payload.text, place.node, "parameter_name", meant, ["type"])],
                  preferred: true,
                },
              ],
      },
    ];
  }
  if (typeof name !== "string") return [];
  const pointer = `${parameter.pointer}/parameter_name`;
  const { node } = placeAt(payload, pointer);
  const meant = nearest(name, free) ?? (free.length === 1 ? free[0] : undefined);
  return [
    {
      message: `This text has no variable ${shown(name)}; it has ${anyOf(variables)}.`,
      span: spanOf(node),
      pointer,
      fixes: () =>
        meant !== undefined && node.value === name
          ? [{ title: `Change to ${shown(meant)}`, edits: [replaceValue(node, meant)], preferred: true }]
          : [],
    },
  ];
}
