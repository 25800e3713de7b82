import { Ajv } from "ajv";
import { below } from "../../src/core/document/locate.ts";
import { isSchema, readSchemas, type Schema } from "./readSchemas.ts";

/** A keyword of a schema that bounds a value of a payload. */
export interface AppliedLimit {
  /** The schema that has the keyword, as `file.schema.json/properties/…`. */
  readonly path: string;
  readonly schema: Schema;
  readonly keyword: LimitKeyword;
  readonly limit: number | string;
  /** Where the value stands in the payload. */
  readonly pointer: string;
  /** The same for all payloads of a kind: `template.components[body].parameters[text].text`. */
  readonly place: string;
  readonly value: unknown;
}

export type LimitKeyword = (typeof limitKeywords)[number];

/** Every keyword that says how long, many, large or of which form a value may be. */
export const limitKeywords = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "pattern",
] as const;

const schemas = readSchemas();
const ajv = new Ajv({ strict: false });
ajv.addKeyword({ keyword: "x-advice", schemaType: "object" });
for (const [name, schema] of schemas) ajv.addSchema(schema, name);

/** Every limit that holds for a value of this payload: what its own types and conditions choose, and no other. */
export function applicableLimits(payload: unknown): AppliedLimit[] {
  const found = new Map<string, AppliedLimit>();
  follow("message.schema.json/definitions/payload", payload, { pointer: "", place: "" }, found);
  return [...found.values()];
}

type Where = Pick<AppliedLimit, "pointer" | "place">;

function follow(path: string, value: unknown, where: Where, found: Map<string, AppliedLimit>): void {
  const schema = schemaAt(path);
  if (!schema) return;
  if (typeof schema.$ref === "string") {
    follow(target(schema.$ref, path), value, where, found);
    return;
  }
  for (const keyword of limitKeywords) {
    const limit = schema[keyword];
    if (isLimit(path, keyword, limit) && bounds(keyword, value))
      found.set(`${path} ${keyword} ${where.pointer}`, { path, schema, keyword, limit, value, ...where });
  }
  for (const next of within(path, schema, value)) follow(next, value, where, found);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      if (isSchema(schema.items)) follow(`${path}/items`, item, itemOf(where, index, item), found);
  } else if (isSchema(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (isSchema(schema.properties) && Object.hasOwn(schema.properties, key))
        follow(`${path}/properties/${key}`, item, propertyOf(where, key, key), found);
      else if (isSchema(schema.additionalProperties))
        follow(`${path}/additionalProperties`, item, propertyOf(where, key, "*"), found);
    }
  }
}

/** A pattern beside a list of values only says that upper case is understood as well. */
export const isLimit = (path: string, keyword: LimitKeyword, limit: unknown): limit is number | string =>
  (typeof limit === "number" || typeof limit === "string") &&
  !(keyword === "pattern" && path.includes("/anyOf/"));

const propertyOf = ({ pointer, place }: Where, key: string, name: string): Where => ({
  pointer: below(pointer, key),
  place: `${place}${place && "."}${name}`,
});

/** Lists whose items have a type that decides about the rest are named with it. */
function itemOf({ pointer, place }: Where, index: number, item: unknown): Where {
  const chooses = /(?:^|\.)(?:components|parameters|payment_settings|cards)$/.test(place);
  const type = chooses && isSchema(item) ? nameOf(item.type) : "";
  const inner = type === "button" && isSchema(item) ? ` ${nameOf(item.sub_type)}`.trimEnd() : "";
  return { pointer: below(pointer, index), place: `${place}[${type}${inner}]` };
}

/** A type in lower case: templates have it in both. A variable stands for any. */
const nameOf = (type: unknown): string =>
  typeof type === "string" && !type.includes("${") ? type.toLowerCase() : "";

/** The schemas within that hold for the same value. Of alternatives, those that the value meets. */
function within(path: string, schema: Schema, value: unknown): string[] {
  const paths = listed(path, schema, "allOf");
  if (isSchema(schema["x-advice"])) paths.push(`${path}/x-advice`);
  if (isSchema(schema.if)) paths.push(meets(`${path}/if`, value) ? `${path}/then` : `${path}/else`);
  for (const choice of ["anyOf", "oneOf"])
    paths.push(...listed(path, schema, choice).filter(it => meets(it, value)));
  if (isSchema(schema.dependencies) && isSchema(value))
    for (const key of Object.keys(schema.dependencies))
      if (Object.hasOwn(value, key)) paths.push(`${path}/dependencies/${key}`);
  return paths;
}

const listed = (path: string, schema: Schema, key: string): string[] =>
  Array.isArray(schema[key]) ? schema[key].map((_, index) => `${path}/${key}/${index}`) : [];

function bounds(keyword: LimitKeyword, value: unknown): boolean {
  if (keyword === "pattern" || /Length$/.test(keyword)) return typeof value === "string";
  if (/Items$/.test(keyword)) return Array.isArray(value);
  return /Properties$/.test(keyword) ? isSchema(value) : typeof value === "number";
}

function meets(path: string, value: unknown): boolean {
  const validate = ajv.getSchema(reference(path));
  if (!validate) throw new Error(`There is no schema at ${path}.`);
  return validate(value) === true;
}

function schemaAt(path: string): Schema | undefined {
  const [file = "", ...keys] = path.split("/");
  const found = keys.reduce<unknown>(
    (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
    schemas.get(file),
  );
  return isSchema(found) ? found : undefined;
}

function target(ref: string, from: string): string {
  const [file, pointer = ""] = ref.split("#");
  return (file || (from.split("/")[0] ?? "")) + pointer;
}

function reference(path: string): string {
  const [file = "", ...keys] = path.split("/");
  return `${file}#${keys.map(key => `/${encodeURIComponent(key)}`).join("")}`;
}
