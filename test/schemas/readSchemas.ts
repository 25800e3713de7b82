import { readdirSync, readFileSync } from "node:fs";

/** A schema as the world reads it: what stands in the file. */
export type Schema = Readonly<Record<string, unknown>>;

/** All files of `schemas/`, by name. */
export function readSchemas(): ReadonlyMap<string, Schema> {
  const folder = `${import.meta.dirname}/../../schemas`;
  const names = readdirSync(folder).filter(name => name.endsWith(".json"));
  return new Map(names.map(name => [name, JSON.parse(readFileSync(`${folder}/${name}`, "utf8"))]));
}

/** A schema within a file, and where it stands. */
export interface Subschema {
  readonly path: string;
  readonly schema: Schema;
}

/** The schema itself and every schema in it; values such as `const` and `defaultSnippets` are no schemas. */
export function subschemas(schema: unknown, path: string): Subschema[] {
  if (!isSchema(schema)) return [];
  return [
    { path, schema },
    ...single.flatMap(key => subschemas(schema[key], `${path}/${key}`)),
    ...lists.flatMap(key =>
      list(schema[key]).flatMap((item, index) => subschemas(item, `${path}/${key}/${index}`)),
    ),
    ...maps.flatMap(key =>
      Object.entries(isSchema(schema[key]) ? schema[key] : {}).flatMap(([name, item]) =>
        subschemas(item, `${path}/${key}/${name}`),
      ),
    ),
  ];
}

export const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const single = ["if", "then", "else", "not", "items", "additionalProperties", "x-advice"];
const lists = ["allOf", "anyOf", "oneOf"];
const maps = ["properties", "dependencies", "definitions"];

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
