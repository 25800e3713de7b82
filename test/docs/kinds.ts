import { isSchema, readSchemas } from "../schemas/readSchemas.ts";

/** Something a payload can hold that has a type of its own. */
export interface Kind {
  readonly group: Group;
  /** What it is called here. */
  readonly title: string;
  /** The value that names it, as the API writes it. */
  readonly name: string;
  /** The property that holds the name. */
  readonly key: "type" | "sub_type" | "status";
  /** Every place in a payload where there is one, as a pointer to its object. */
  readonly places: (payload: unknown) => string[];
}

export const groups = [
  "Messages",
  "Bodies without a type",
  "Interactive messages",
  "Template components",
  "Template parameters",
  "Template buttons",
] as const;

export type Group = (typeof groups)[number];

/** Every kind that the schemas name. */
export function everyKind(): Kind[] {
  const [message, interactive, component, parameter, button] = [
    "message",
    "interactive",
    "template-component",
    "template-parameter",
    "template-button",
  ].map(name => readSchemas().get(`${name}.schema.json`));
  const types = valuesOf(message, "definitions", "payload", "properties", "type", "enum");
  const kinds = valuesOf(interactive, "properties", "type", "enum");
  const components = valuesOf(component, "properties", "type", "anyOf", "0", "enum");
  const parameters = Object.keys(at(parameter, "definitions", "parameter", "dependencies") ?? {});
  const buttons = valuesOf(button, "properties", "sub_type", "anyOf", "0", "enum");
  return [
    ...types.map(name => kind("Messages", name, payload => (typeOf(payload) === name ? [""] : []))),
    {
      group: "Bodies without a type",
      title: "read receipt",
      name: "read",
      key: "status",
      places: payload => (typeOf(payload, "status") === "read" ? [""] : []),
    },
    {
      group: "Bodies without a type",
      title: "typing indicator",
      name: "text",
      key: "type",
      places: payload => (at(payload, "typing_indicator") ? ["/typing_indicator"] : []),
    },
    ...kinds.map(name =>
      kind("Interactive messages", name, payload =>
        typeOf(at(payload, "interactive")) === name ? ["/interactive"] : [],
      ),
    ),
    ...components.map(name =>
      kind("Template components", name, payload => ofType(payload, componentsOf(payload), name)),
    ),
    ...parameters.map(name =>
      kind("Template parameters", name, payload =>
        ofType(
          payload,
          componentsOf(payload).flatMap(pointer => itemsOf(payload, `${pointer}/parameters`)),
          name,
        ),
      ),
    ),
    ...buttons.map(
      (name): Kind => ({
        group: "Template buttons",
        title: name,
        name,
        key: "sub_type",
        places: payload => ofType(payload, componentsOf(payload), name, "sub_type"),
      }),
    ),
  ];
}

const kind = (group: Group, name: string, places: Kind["places"]): Kind => ({
  group,
  title: name,
  name,
  key: "type",
  places,
});

const ofType = (payload: unknown, pointers: readonly string[], name: string, key?: string): string[] =>
  pointers.filter(pointer => typeOf(at(payload, ...keys(pointer)), key) === name);

/** The components of a template and of its cards. */
function componentsOf(payload: unknown): string[] {
  const own = itemsOf(payload, "/template/components");
  const cards = own.flatMap(pointer => itemsOf(payload, `${pointer}/cards`));
  return [...own, ...cards.flatMap(pointer => itemsOf(payload, `${pointer}/components`))];
}

function itemsOf(payload: unknown, pointer: string): string[] {
  const list = at(payload, ...keys(pointer));
  return Array.isArray(list) ? list.map((_, index) => `${pointer}/${index}`) : [];
}

/** In lower case: the API takes types of templates in both. */
function typeOf(value: unknown, key = "type"): string | undefined {
  const type = isSchema(value) ? value[key] : undefined;
  return typeof type === "string" ? type.toLowerCase() : undefined;
}

function valuesOf(schema: unknown, ...path: readonly string[]): string[] {
  const values = at(schema, ...path);
  if (!Array.isArray(values)) throw new Error(`No values are listed at ${path.join("/")}.`);
  return values.map(String);
}

/** The value behind some keys; `undefined` where there is none. */
export const at = (value: unknown, ...path: readonly string[]): object | undefined =>
  path.reduce<unknown>(
    (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
    value,
  ) as object | undefined;

export const keys = (pointer: string): string[] => pointer.split("/").slice(1);
