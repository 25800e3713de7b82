import type { TemplateContent, TemplateDefinition } from "../../templates/templateDefinition.ts";
import { type CheckedPayload, isObject, valueAt } from "../finding.ts";
import { type ComponentPlace, componentsAt } from "./templateComponents.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** What a message fills of a template, beside what the template has: the template itself, or one of its cards. */
export interface DefinedPart {
  /** How a sentence calls it: `the template`, `card 2`. */
  readonly name: string;
  readonly template: TemplateDefinition;
  readonly content: TemplateContent;
  readonly components: readonly ComponentPlace[];
  /** The object that has, or should have, the `components`. */
  readonly owner: string;
  /** The value to mark where something is missing altogether. */
  readonly mark: string;
}

/** The definition of the template that a message names; `undefined`: not known. */
export function definitionOf(payload: CheckedPayload): TemplateDefinition | undefined {
  const { templates } = payload.context;
  if (!templates || templates.length === 0 || payload.value.type !== "template") return undefined;
  const name = valueAt(payload, "template", "name");
  const language = valueAt(payload, "template", "language", "code");
  const named = templates.filter(it => it.name === name && it.language === language);
  return named.find(it => it.status === "APPROVED") ?? named[0];
}

/** A template message part by part; nothing where its definition is not known, or its components are still to come. */
export function definedParts(payload: CheckedPayload): DefinedPart[] {
  const template = definitionOf(payload);
  if (!template) return [];
  const whole = {
    name: "the template",
    template,
    content: template.content,
    components: componentsAt(valueAt(payload, "template"), "/template"),
    owner: "/template",
    mark: "/template/name",
  };
  const cards = valuesAlong(payload.value, everyCard).flatMap(({ pointer, value }) => {
    const number = isObject(value) ? value.card_index : undefined;
    if (typeof number !== "number") return [];
    // A carousel of products may have more cards than its template, each like the first one.
    const content = template.cards[number] ?? (sellsProducts(template) ? template.cards[0] : undefined);
    return content
      ? [
          {
            name: `card ${number}`,
            template,
            content,
            components: componentsAt(value, pointer),
            owner: pointer,
            mark: `${pointer}/card_index`,
          },
        ]
      : [];
  });
  return [whole, ...cards];
}

/** Whether the cards show products: then their number is free (Templates §1.6). */
export const sellsProducts = ({ cards }: TemplateDefinition): boolean =>
  cards.some(({ header }) => header?.format === "PRODUCT");

const everyCard = path("template/components/*/cards/*");
