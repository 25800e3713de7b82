/** The variables of a template's text, such as `{{1}}` or `{{first_name}}`, each once, in the order they appear. */
export const templateVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(variable)].map(([, name = ""]) => name)),
];

/** The text with values in the place of its variables; those without a value stay. */
export const substituted = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(variable, (whole, name: string) => values.get(name) ?? whole);

const variable = /\{\{\s{0,8}(\w{1,64})\s{0,8}\}\}/g;
