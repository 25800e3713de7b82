import { definitionsNamed } from "./definitionsNamed.ts";
import type { TemplateContent, TemplateDefinition } from "./templateDefinition.ts";

/** A value that a definition knows for a place of a template message. */
export interface ParameterOffer {
  readonly value: string;
  readonly description: string;
}

/**
 * What a template's definition offers at a path of its message: the names of its variables for `parameter_name`, the example of
 * a variable for the `text` of its parameter. `path` begins at the payload; nothing for other places, or without a definition.
 */
export function parameterOffers(
  payload: unknown,
  path: readonly (string | number)[],
  templates: readonly TemplateDefinition[],
): readonly ParameterOffer[] {
  const [root, components, component, ...inner] = path;
  if (root !== "template" || components !== "components") return [];
  const template = at(payload, "template");
  const [definition] = definitionsNamed(templates, at(template, "name"), at(template, "language", "code"));
  if (!definition || component === undefined) return [];
  const [cards, card, cardComponents, cardComponent, ...inCard] = inner;
  if (cards === "cards" && cardComponents === "components" && card !== undefined) {
    const index = at(template, "components", component, "cards", card, "card_index");
    const content = definition.cards[typeof index === "number" ? index : Number(card)];
    const owner = at(template, "components", component, "cards", card, "components", cardComponent ?? "");
    return ofComponent(owner, inCard, content, definition);
  }
  return ofComponent(at(template, "components", component), inner, definition.content, definition);
}

function ofComponent(
  component: unknown,
  path: readonly (string | number)[],
  content: TemplateContent | undefined,
  { format }: TemplateDefinition,
): readonly ParameterOffer[] {
  const [parameters, number, property, ...deeper] = path;
  if (parameters !== "parameters" || typeof number !== "number" || deeper.length > 0) return [];
  const type = String(at(component, "type")).toLowerCase();
  const text = type === "header" ? content?.header : type === "body" ? content?.body : undefined;
  if (!text) return [];
  if (property === "parameter_name" && format === "named") {
    return text.variables.map(value => ({ value, description: `variable of the ${type}: ${text.text}` }));
  }
  if (property !== "text") return [];
  const named = at(component, "parameters", number, "parameter_name");
  const variable = format === "named" ? named : text.variables[number];
  if (typeof variable !== "string" || !Object.hasOwn(text.examples, variable)) return [];
  const value = text.examples[variable] ?? "";
  return [{ value, description: `example of {{${variable}}} in the ${type}: ${text.text}` }];
}

const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (owner, key) =>
      typeof owner === "object" && owner !== null && Object.hasOwn(owner, key)
        ? (owner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
