import type { Node } from "jsonc-parser";
import { clipped, field, items, spanOf, textOf } from "./jsonField.ts";
import type { BlockView, ParameterView } from "./view.ts";

/** Few templates have more than ten. */
const mostParameters = 100;

/** The values of a component, where the text that they go into is not known. */
export function viewParameters(title: string, component: Node | undefined, owner: Node): BlockView {
  const parameters = items(field(component, "parameters")).slice(0, mostParameters);
  if (parameters.length === 0)
    return {
      block: "placeholder",
      text: "The approved text of the template",
      span: spanOf(component ?? owner),
    };
  return { block: "parameters", title, values: parameters.map(viewParameter) };
}

/** Named or by position, as the template has it. */
function viewParameter(parameter: Node, index: number): ParameterView {
  const type = textOf(field(parameter, "type"));
  const value = shownValue(parameter);
  return {
    label: `{{${clipped(textOf(field(parameter, "parameter_name")) || String(index + 1), 40)}}}`,
    value: clipped(value ?? (type && type !== "text" ? `${clipped(type, 40)} value` : "no value yet"), 1000),
    span: spanOf(parameter),
    faint: !value,
  };
}

/** What a customer reads of a value: of a currency and a date always the fallback. `undefined`: nothing is there yet. */
export function shownValue(parameter: Node | undefined): string | undefined {
  return (
    textOf(field(parameter, "text")) ||
    textOf(field(parameter, "currency", "fallback_value")) ||
    textOf(field(parameter, "date_time", "fallback_value"))
  );
}
