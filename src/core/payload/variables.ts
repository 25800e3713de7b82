import { setOwn } from "../document/plainValue.ts";

/** The names of the variables in a value, in the order they appear, each once. Names of properties hold none. */
export function variablesIn(value: unknown): string[] {
  const names = new Set<string>();
  eachString(value, text => {
    for (const [, name] of text.matchAll(variable)) if (name) names.add(name);
  });
  return [...names];
}

/** The value with every variable of `variables` filled in; others stay as they are. The value itself is not changed. */
export function withVariables(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === "string") {
    if (!value.includes("${")) return value;
    return value.replace(variable, (whole, name: string) =>
      Object.hasOwn(variables, name) ? (variables[name] ?? whole) : whole,
    );
  }
  if (Array.isArray(value)) return value.map(item => withVariables(item, variables));
  return typeof value === "object" && value !== null ? filled(value, variables) : value;
}

/** The same for the properties of an object. */
export function filled(object: object, variables: Readonly<Record<string, string>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(object)) setOwn(result, key, withVariables(item, variables));
  return result;
}

/** Whether a text holds a variable. */
export const hasVariable = (text: string): boolean => text.includes("${") && text.search(variable) >= 0;

const variable = /\$\{([A-Za-z_]\w*)\}/g;

function eachString(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) eachString(item, visit);
  }
}
