import { setOwn } from "../document/plainValue.ts";

/** The names of the variables in a value, in the order they appear, each once. Names of properties hold none. */
export function variablesIn(value: unknown): string[] {
  const names = new Set<string>();
  eachString(value, text => {
    for (const [, name] of text.matchAll(variable)) if (name) names.add(name);
  });
  return [...names];
}

/**
 * The value with every variable of `variables` filled in; others stay as they are. The value itself is not changed. Each use of
 * `${uuid}` gets a value of its own: the given one, and what follows it.
 */
export const withVariables = (value: unknown, variables: Readonly<Record<string, string>>): unknown =>
  new Filler(variables).value(value);

/** The same for the properties of an object. */
export const filled = (
  object: object,
  variables: Readonly<Record<string, string>>,
): Record<string, unknown> => new Filler(variables).object(object);

class Filler {
  readonly #variables: Readonly<Record<string, string>>;
  #uuids = 0;

  constructor(variables: Readonly<Record<string, string>>) {
    this.#variables = variables;
  }

  value(value: unknown): unknown {
    if (typeof value === "string") {
      if (!value.includes("${")) return value;
      return value.replace(variable, (whole, name: string) => this.#named(name) ?? whole);
    }
    if (Array.isArray(value)) return value.map(item => this.value(item));
    return typeof value === "object" && value !== null ? this.object(value) : value;
  }

  object(object: object): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(object)) setOwn(result, key, this.value(item));
    return result;
  }

  #named(name: string): string | undefined {
    const value = Object.hasOwn(this.#variables, name) ? this.#variables[name] : undefined;
    return name === "uuid" && value !== undefined ? following(value, this.#uuids++) : value;
  }
}

/** The UUID that comes so many after another one. */
const following = (uuid: string, count: number): string =>
  uuid.replace(/[\da-f]{12}$/i, last =>
    ((Number.parseInt(last, 16) + count) % 2 ** 48).toString(16).padStart(12, "0"),
  );

/** Whether a text holds a variable. */
export const hasVariable = (text: string): boolean => text.includes("${") && text.search(variable) >= 0;

const variable = /\$\{([A-Za-z_]\w*)\}/g;

function eachString(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) eachString(item, visit);
  }
}
