import { openingOf, spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { type CheckedPayload, isObject, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { shown } from "../wording.ts";
import { type DefinedPart, definedParts } from "./definedParts.ts";
import { insertComponent, mediaComponent } from "./insertComponent.ts";
import type { ComponentPlace } from "./templateComponents.ts";

/** A header of another kind than the template's, or none where it needs one: error 132012 (Templates §2.5). */
export const templateHeader: Rule = {
  code: "template-header",
  severity: "error",
  types: ["template"],
  check: payload =>
    definedParts(payload).flatMap(part => {
      const component = part.components.find(({ type }) => type === "header");
      return component ? present(payload, part, component) : absent(payload, part);
    }),
};

function absent(payload: CheckedPayload, part: DefinedPart): RuleFinding[] {
  const { header } = part.content;
  if (!header || header.format === "TEXT") return [];
  return [
    {
      message: `The header of ${part.name} is ${aKind(header.format)}, which the message must bring along.`,
      span: spanOf(placeAt(payload, part.mark).node),
      pointer: part.mark,
      property: { is: "missing", owner: part.owner, name: `header of ${part.name}` },
      fixes: () => {
        const component = mediaComponent(header);
        return component === undefined ? [] : insertComponent(payload, part, component);
      },
    },
  ];
}

function present(payload: CheckedPayload, part: DefinedPart, component: ComponentPlace): RuleFinding[] {
  const { header } = part.content;
  if (!header) {
    const pointer = `${component.pointer}/type`;
    const message = `${part.name.replace(/^t/, "T").replace(/^c/, "C")} has no header, so there is nothing to fill in.`;
    return [{ message, span: spanOf(placeAt(payload, pointer).node), pointer }];
  }
  const { parameters } = component.value;
  const parameter: unknown = Array.isArray(parameters) ? parameters[0] : undefined;
  if (!isObject(parameter) || typeof parameter.type !== "string" || hasVariable(parameter.type)) {
    if (header.format === "TEXT" || (Array.isArray(parameters) && parameters.length > 0)) return [];
    const message = `The header of ${part.name} is ${aKind(header.format)}; it needs a parameter.`;
    const place = payload.locate(`${component.pointer}/parameters`) ?? placeAt(payload, component.pointer);
    return [{ message, span: openingOf(place), pointer: component.pointer }];
  }
  if (header.format === "TEXT" && header.variables.length === 0) return [];
  if (!Object.hasOwn(kinds, header.format) || kinds[header.format]?.includes(parameter.type)) return [];
  const pointer = `${component.pointer}/parameters/0/type`;
  return [
    {
      message: `The header of ${part.name} is ${aKind(header.format)}; this parameter is of type ${shown(parameter.type)}.`,
      span: spanOf(placeAt(payload, pointer).node),
      pointer,
    },
  ];
}

/** What fills each format of a header (Templates §1.3). */
const kinds: Readonly<Record<string, readonly string[]>> = {
  TEXT: ["text", "currency", "date_time"],
  IMAGE: ["image"],
  VIDEO: ["video"],
  GIF: ["gif", "video"],
  DOCUMENT: ["document"],
  LOCATION: ["location"],
  PRODUCT: ["product"],
};

function aKind(format: string): string {
  const kind = format.toLowerCase();
  return kind === "text"
    ? "text"
    : kind === "gif"
      ? "a GIF"
      : `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}
