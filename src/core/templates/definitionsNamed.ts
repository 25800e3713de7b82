import type { TemplateDefinition } from "./templateDefinition.ts";

/** The definitions of a name and language, one that can be sent first. */
export const definitionsNamed = (
  templates: readonly TemplateDefinition[],
  name: unknown,
  language: unknown,
): readonly TemplateDefinition[] =>
  templates
    .filter(it => it.name === name && it.language === language)
    .sort((a, b) => Number(b.status === "APPROVED") - Number(a.status === "APPROVED"));
