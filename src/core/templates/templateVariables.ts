/** The variables of a template's text, such as `{{1}}` or `{{first_name}}`, each once, in the order they appear. */
export const templateVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(templateVariable)].map(([, name = ""]) => name)),
];

/** The text with values in the place of its variables; those without a value stay. */
export const substituted = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(templateVariable, (whole, name: string) => values.get(name) ?? whole);

/** A variable as a template's text has it; its name is the first group. */
export const templateVariable = /\{\{\s{0,8}(\w{1,64})\s{0,8}\}\}/g;
