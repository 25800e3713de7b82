import { readSchemas, subschemas } from "../schemas/readSchemas.ts";
import { at, type Group, type Kind } from "./kinds.ts";

const files = readSchemas();

/** The file whose schema a condition on the kind's name chooses; `undefined` where none does. */
export function schemaOf({ group, title, name, key }: Kind): string | undefined {
  if (group === "Bodies without a type") return isReached(receipts) && hasPart(title) ? receipts : undefined;
  for (const [file, schema] of files) {
    if (!asks[group].test(file)) continue;
    for (const { schema: owner } of subschemas(schema, file)) {
      if (!owner.then || !isMeant(at(owner, "if", "properties", key), name)) continue;
      const ref: unknown = at(owner, "then", "$ref") ?? at(owner, "then", "properties", name, "$ref");
      const target = typeof ref === "string" ? ref.split("#")[0] || file : file;
      return files.has(target) ? target : undefined;
    }
  }
  return undefined;
}

const receipts = "read-receipt.schema.json";

const isReached = (target: string): boolean =>
  subschemas(files.get("message.schema.json"), "").some(({ schema }) => Object(schema.then).$ref === target);

const hasPart = (title: string): boolean =>
  at(files.get(receipts), "properties", title === "read receipt" ? "status" : "typing_indicator") !==
  undefined;

function isMeant(condition: object | undefined, name: string): boolean {
  const [only, pattern]: unknown[] = [at(condition, "const"), at(condition, "pattern")];
  return only === name || (typeof pattern === "string" && new RegExp(pattern).test(name));
}

/** Where such conditions stand. */
const asks: Readonly<Record<Exclude<Group, "Bodies without a type">, RegExp>> = {
  Messages: /^message\.schema/,
  "Interactive messages": /^interactive\.schema/,
  "Template components": /^template-component\.schema/,
  "Template parameters": /^template-/,
  "Template buttons": /^template-button\.schema/,
};
