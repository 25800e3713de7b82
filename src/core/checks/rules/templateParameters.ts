import { openingOf, spanOf } from "../../document/locate.ts";
import type { TemplateText } from "../../templates/templateDefinition.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { counted } from "../wording.ts";
import { type DefinedPart, definedParts } from "./definedParts.ts";
import { insertComponent, textComponent } from "./insertComponent.ts";

/** More or fewer parameters than the header or body has variables: error 132000 (Templates §§1.4, 2.5). */
export const templateParameters: Rule = {
  code: "template-parameters",
  severity: "error",
  types: ["template"],
  check: payload =>
    definedParts(payload).flatMap(part => {
      const { header, body } = part.content;
      return [
        ...(header?.format === "TEXT" ? ofText(payload, part, "header", header) : []),
        ...(body ? ofText(payload, part, "body", body) : []),
      ];
    }),
};

function ofText(
  payload: CheckedPayload,
  part: DefinedPart,
  type: "header" | "body",
  text: TemplateText,
): RuleFinding[] {
  const { variables } = text;
  const named = part.template.format === "named";
  const component = part.components.find(it => it.type === type);
  const has = `The ${type} of ${part.name} has ${variables.length === 0 ? "no variables" : `${counted(variables.length, "variable")} (${namesOf(variables)})`}`;
  if (!component) {
    if (variables.length === 0) return [];
    const place = placeAt(payload, part.mark);
    return [
      {
        message: `${has}; none is filled in.`,
        span: spanOf(place.node),
        pointer: part.mark,
        property: { is: "missing", owner: part.owner, name: `${type} of ${part.name}` },
        fixes: () => insertComponent(payload, part, textComponent(type, text, named)),
      },
    ];
  }
  const parameters: readonly unknown[] = Array.isArray(component.value.parameters)
    ? component.value.parameters
    : [];
  const count = parameters.length;
  // Named ones that are too many are unknown or twice, which is said of each of them.
  if (count === variables.length || (named && count > variables.length && variables.length > 0)) return [];
  const pointer =
    count > variables.length
      ? `${component.pointer}/parameters/${variables.length}`
      : `${component.pointer}/parameters`;
  const place = payload.locate(pointer) ?? placeAt(payload, component.pointer);
  return [
    {
      message: `${has}; here ${count === 1 ? "is" : "are"} ${count === 0 ? "no parameters" : counted(count, "parameter")}.`,
      span: openingOf(place),
      pointer,
    },
  ];
}

/** `{{1}}, {{2}}`, and no more than four of them. */
function namesOf(variables: readonly string[]): string {
  const names = variables.slice(0, 4).map(name => `{{${name}}}`);
  return variables.length > names.length ? `${names.join(", ")} …` : names.join(", ");
}
