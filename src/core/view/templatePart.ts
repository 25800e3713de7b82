import type { Node } from "jsonc-parser";
import type { TemplateContent, TemplateDefinition } from "../templates/templateDefinition.ts";
import { field, items, textOf } from "./jsonField.ts";
import type { ViewContext } from "./viewContext.ts";

/** What a template, or one card of it, is drawn from: what is sent, and what Meta has of it where that is known. */
export interface TemplatePart {
  readonly components: readonly Node[];
  readonly content: TemplateContent | undefined;
  readonly template: TemplateDefinition | undefined;
  /** What a press shows where the part itself is missing. */
  readonly owner: Node;
  readonly context: ViewContext;
}

/** Nobody writes more components. */
const mostComponents = 200;

export function componentsOf(node: Node | undefined): readonly Node[] {
  return items(field(node, "components")).slice(0, mostComponents);
}

/** Meta's pages write the types in both cases. */
export function typeOfComponent(component: Node): string {
  return (textOf(field(component, "type")) ?? "").toLowerCase();
}

export function componentsOfType({ components }: TemplatePart, type: string): readonly Node[] {
  return components.filter(component => typeOfComponent(component) === type);
}

/** The first value that a component sends. */
export function firstParameter(component: Node | undefined): Node | undefined {
  return items(field(component, "parameters"))[0];
}

/** What a button of this kind sends along in its `action`. */
export function buttonAction(part: TemplatePart, subType: string): Node | undefined {
  const button = componentsOfType(part, "button").find(it => subTypeOf(it) === subType);
  return field(firstParameter(button), "action");
}

export function subTypeOf(button: Node): string {
  return (textOf(field(button, "sub_type")) ?? "").toLowerCase();
}
