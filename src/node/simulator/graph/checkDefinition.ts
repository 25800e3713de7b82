import { type Fields, fieldsOf, itemsOf, textOf } from "../../../core/delivery/fields.ts";
import { GraphError } from "../graphError.ts";

/** What a definition has to say. */
export interface DefinitionBasics {
  readonly name: string;
  readonly language: string;
  /** In capitals. */
  readonly category: string;
  readonly components: readonly unknown[];
}

/** Holds a new template to the limits of templates part 2. Throws `GraphError` for the first fault. */
export function checkDefinition(definition: Fields): DefinitionBasics {
  const { name, language } = definition;
  if (typeof name !== "string") throw new GraphError(131008, "name: It is missing.");
  if (!/^[a-z0-9_]{1,512}$/.test(name))
    throw new GraphError(100, "name: It has 1 to 512 lower-case letters, digits and underscores.");
  if (typeof language !== "string") throw new GraphError(131008, "language: It is missing.");
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language))
    throw new GraphError(100, "language: It is not a code such as en_US.");
  return { name, language, category: categoryOf(definition), components: componentsOf(definition) };
}

/** The category in capitals. Throws `GraphError`. */
export function categoryOf({ category }: Fields): string {
  if (category === undefined) throw new GraphError(131008, "category: It is missing.");
  const known = String(category).toUpperCase();
  if (!categories.has(known))
    throw new GraphError(100, "category: It is AUTHENTICATION, MARKETING or UTILITY.");
  return known;
}

const categories = new Set(["AUTHENTICATION", "MARKETING", "UTILITY"]);

/** The components, which hold one body and fit the limits. Throws `GraphError`. */
export function componentsOf(definition: Fields): readonly unknown[] {
  // A template of Meta's library brings its own.
  if (textOf(definition.library_template_name) !== undefined) return itemsOf(definition.components);
  const components = itemsOf(definition.components);
  if (components.length === 0) throw new GraphError(131008, "components: They are missing.");
  for (const value of components) checkComponent(fieldsOf(value));
  if (!components.some(it => typeOf(it) === "BODY"))
    throw new GraphError(2388072, "components: There is no BODY.");
  return components;
}

const typeOf = (component: unknown): string => String(fieldsOf(component)?.type ?? "").toUpperCase();

function checkComponent(component: Fields | undefined): void {
  const text = component?.text;
  switch (typeOf(component)) {
    case "BODY":
      if (text !== undefined) checkBody(text);
      return;
    case "HEADER":
      if (!headerFormats.has(String(component?.format ?? "TEXT").toUpperCase()))
        throw new GraphError(2388047, `The header's format is none of ${[...headerFormats].join(", ")}.`);
      if (typeof text === "string" && variablesIn(text).length > 1)
        throw new GraphError(2388047, "The header has more than one variable.");
      checkLength("The header", text, 60);
      return;
    case "FOOTER":
      if (typeof text === "string" && variablesIn(text).length > 0)
        throw new GraphError(2388073, "The footer has a variable.");
      checkLength("The footer", text, 60);
      return;
    case "BUTTONS":
      checkButtons(itemsOf(component?.buttons));
      return;
    case "CAROUSEL":
    case "LIMITED_TIME_OFFER":
    case "CALL_PERMISSION_REQUEST":
      return;
    default:
      throw new GraphError(100, "components: One has a type that is none.");
  }
}

const headerFormats = new Set(["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT"]);

function checkBody(text: unknown): void {
  if (typeof text !== "string" || text.trim() === "") throw new GraphError(2388072, "The body has no text.");
  checkLength("The body", text, 1024);
  const trimmed = text.trim();
  if (/^\{\{|\}\}$/.test(trimmed))
    throw new GraphError(2388299, "The body begins or ends with a variable: put words around it.");
  const variables = variablesIn(text);
  const words = text.replace(variable, " ").split(/\s+/).filter(Boolean).length;
  if (words < 2 * variables.length + 1)
    throw new GraphError(2388293, "The body has too many variables for its length.");
}

function checkButtons(buttons: readonly unknown[]): void {
  if (buttons.length === 0 || buttons.length > 10)
    throw new GraphError(100, "A template has 1 to 10 buttons, or none and no BUTTONS.");
  for (const button of buttons) checkLength("A button's text", fieldsOf(button)?.text, 25);
}

const variable = /\{\{\s*\w+\s*\}\}/g;

const variablesIn = (text: string): readonly string[] => text.match(variable) ?? [];

function checkLength(what: string, text: unknown, most: number): void {
  if (typeof text === "string" && [...text].length > most)
    throw new GraphError(
      2388040,
      `${what} has at most ${most} characters; this one has ${[...text].length}.`,
    );
}
