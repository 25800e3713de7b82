import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { substituted } from "../../templates/templateVariables.ts";
import { isObject, placeAt, type Rule } from "../finding.ts";
import { characterCount } from "../wording.ts";
import { type DefinedPart, definedParts } from "./definedParts.ts";
import { type Found, path, valuesAlong } from "./valuesAlong.ts";

/** A body that is too long once its values stand in it: error 132005 (Templates §§1.3, 2.5). Marked is the longest value. */
export const templateTooLong: Rule = {
  code: "template-too-long",
  severity: "error",
  types: ["template"],
  check: payload =>
    definedParts(payload).flatMap(part => {
      const { body } = part.content;
      const component = part.components.find(({ type }) => type === "body");
      if (!body || !component || body.variables.length === 0) return [];
      const parameters = valuesAlong(component.value, path("parameters/*"), component.pointer).map(
        substitute,
      );
      if (parameters.length !== body.variables.length) return [];
      const values = new Map<string, string>();
      for (const [index, parameter] of parameters.entries()) {
        if (parameter === undefined || hasVariable(parameter.value)) return [];
        values.set(parameter.name ?? body.variables[index] ?? "", parameter.value);
      }
      const limit = limitOf(part);
      const length = characterCount(substituted(body.text, values));
      const longest = parameters.reduce((a, b) => ((b?.value.length ?? 0) > (a?.value.length ?? 0) ? b : a));
      // A value that is over the limit by itself is the schema's to find.
      if (length <= limit || !longest || characterCount(longest.value) > 1024) return [];
      return [
        {
          message: `With its values in place, the body of ${part.name} has at most ${limit} characters; it would have ${length}.`,
          span: spanOf(placeAt(payload, longest.pointer).node),
          pointer: longest.pointer,
        },
      ];
    }),
};

/** Templates §2.2. */
function limitOf({ template, content, owner }: DefinedPart): number {
  if (owner !== "/template" || content.header?.format === "PRODUCT") return 160;
  return template.offer === undefined ? 1024 : 600;
}

/** What a parameter puts into the text; `undefined` where that is not known. */
function substitute({ pointer, value }: Found) {
  if (!isObject(value)) return undefined;
  const name = typeof value.parameter_name === "string" ? value.parameter_name : undefined;
  if (typeof value.text === "string") return { pointer: `${pointer}/text`, value: value.text, name };
  for (const kind of ["currency", "date_time"]) {
    const inner = value[kind];
    if (value.type === kind && isObject(inner) && typeof inner.fallback_value === "string")
      return { pointer: `${pointer}/${kind}/fallback_value`, value: inner.fallback_value, name };
  }
  return undefined;
}
