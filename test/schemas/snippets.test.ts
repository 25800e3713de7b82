import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { readSchemas, type Subschema, subschemas } from "./readSchemas.ts";

const schemas = readSchemas();
const ajv = new Ajv({ strict: false, allErrors: true });
for (const [name, schema] of schemas) ajv.addSchema(schema, name);

for (const [name, schema] of schemas) {
  test(`every snippet of ${name} fits where it is offered`, () => {
    const unfit = subschemas(schema, name).flatMap(({ path, schema: owner }) =>
      snippetsOf(owner).flatMap(({ label, value }) => {
        const validate = ajv.getSchema(pointer(path));
        assert.ok(validate, path);
        return validate(value) ? [] : [`${path} "${label}": ${ajv.errorsText(validate.errors)}`];
      }),
    );
    assert.deepEqual(unfit, []);
  });
}

function snippetsOf(schema: Subschema["schema"]): { label: string; value: unknown }[] {
  const list: readonly unknown[] = Array.isArray(schema.defaultSnippets) ? schema.defaultSnippets : [];
  return list.flatMap(it =>
    typeof it === "object" && it !== null && "body" in it
      ? [{ label: "label" in it ? String(it.label) : "", value: inserted(it.body) }]
      : [],
  );
}

/** What a snippet leaves when each stop keeps its text, and an empty one gets some. */
function inserted(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(inserted);
  if (typeof body === "object" && body !== null) {
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, inserted(value)]));
  }
  if (typeof body !== "string") return body;
  const text = body
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, "$1")
    .replace(/\$\d+/g, "x")
    .replace(/\\([\\$}])/g, "$1");
  return text.startsWith("^") ? JSON.parse(text.slice(1)) : text;
}

/** `file.schema.json/properties/a` as a reference. */
function pointer(path: string): string {
  const [file = "", ...parts] = path.split("/");
  return `${file}#${parts.map(part => `/${encodeURIComponent(part)}`).join("")}`;
}
