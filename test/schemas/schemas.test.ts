import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { checkDocument } from "../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { readFixtures } from "../core/checks/readFixtures.ts";
import { strictEditor } from "./languageService.ts";
import { isSchema, readSchemas, type Subschema, subschemas } from "./readSchemas.ts";

const schemas = readSchemas();
const every = [...schemas].flatMap(([name, schema]) => subschemas(schema, name));

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addVocabulary(["defaultSnippets", "enumDescriptions", "markdownDescription", "errorMessage"]);
ajv.addVocabulary(["patternErrorMessage", "suggestSortText", "doNotSuggest"]);
ajv.addVocabulary(["x-name", "x-items", "x-code", "x-severity", "x-rule", "x-insert"]);
ajv.addKeyword({ keyword: "x-advice", schemaType: "object", macro: (advice: object) => advice });
for (const [name, schema] of schemas) ajv.addSchema(schema, name);

for (const [name, schema] of schemas) {
  test(`${name} is draft-07, has a title and a description, and compiles strictly`, () => {
    assert.equal(schema.$schema, "http://json-schema.org/draft-07/schema#");
    assert.equal(typeof schema.title, "string");
    assert.equal(typeof schema.description, "string");
    assert.ok(ajv.getSchema(name));
  });
}

test("every property that is offered says what it means, once for all places that say more about it", () => {
  const all = every.flatMap(properties);
  const described = new Set(all.filter(({ schema }) => isDescribed(schema)).map(({ name }) => name));
  assert.deepEqual(
    all
      .filter(({ schema }) => !("$ref" in schema) && !("not" in schema) && schema.doNotSuggest !== true)
      .filter(({ name }) => !described.has(name))
      .map(({ path }) => path),
    [],
  );
});

test("every limit of a property stands in its description", () => {
  assert.deepEqual(
    every
      .flatMap(properties)
      .filter(({ schema }) => isDescribed(schema))
      .filter(({ schema }) =>
        ["maxLength", "maximum"].some(
          key =>
            typeof schema[key] === "number" && !mentions(String(schema.description), Number(schema[key])),
        ),
      )
      .map(({ path, schema }) => `${path}: ${String(schema.description)}`),
    [],
  );
});

test("every value that can be chosen is explained", () => {
  assert.deepEqual(
    every
      .filter(({ path }) => !/\/(if|dependencies|not)(\/|$)/.test(path))
      .filter(({ schema }) => Array.isArray(schema.enum) && isDescribed(schema))
      .filter(({ schema }) => [schema.enum].flat().length !== [schema.enumDescriptions ?? []].flat().length)
      .map(({ path }) => path),
    [],
  );
});

test("every required property says that it is", () => {
  assert.deepEqual(
    every.flatMap(({ path, schema }) =>
      [schema.required ?? []]
        .flat()
        .map(name => ({ at: `${path}/${String(name)}`, property: propertyOf(schema, String(name)) }))
        .filter(({ property }) => property && typeof property.description === "string")
        .filter(({ property }) => !/Required/.test(String(property?.description)))
        .map(({ at }) => at),
    ),
    [],
  );
});

const editor = strictEditor();

for (const { name, text } of readFixtures("valid")) {
  // Other editors know no variables, and look for the schema that a file names.
  if (text.includes("${") || text.includes('"$schema"')) continue;
  test(`an editor that knows only the schemas has nothing against valid/${name}`, async () => {
    const withoutMark = text.replace(/^\ufeff/, "");
    assert.deepEqual(await editor.problems(withoutMark), []);
  });
}

/** What the schemas say themselves; the other codes come from rules. */
const schemaCodes = [
  "missing-property",
  "wrong-type",
  "too-long",
  "too-short",
  "too-many-items",
  "too-few-items",
  "out-of-range",
  "choose-one",
  "missing-type",
  "content-missing",
  "content-mismatch",
  "unknown-type",
];

test("an editor that knows only the schemas objects to every error that they are about", async () => {
  for (const { name, text } of readFixtures("invalid")) {
    const problems = checkDocument(parseDocument(text), { country: "IN", variables: {} });
    if (!problems.some(({ code, severity }) => severity === "error" && schemaCodes.includes(code))) continue;
    const withoutMark = text.replace(/^\ufeff/, "");
    assert.notDeepEqual(await editor.problems(withoutMark), [], name);
  }
});

function properties({ path, schema }: Subschema): (Subschema & { readonly name: string })[] {
  if (/\/(if|dependencies|not)(\/|$)/.test(path) || !isSchema(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([name, property]) =>
    isSchema(property) ? [{ name, path: `${path}/properties/${name}`, schema: property }] : [],
  );
}

const isDescribed = (schema: Subschema["schema"]): boolean =>
  typeof (schema.markdownDescription ?? schema.description) === "string";

function propertyOf(schema: Subschema["schema"], name: string): Subschema["schema"] | undefined {
  const all = isSchema(schema.properties) ? schema.properties : {};
  return isSchema(all[name]) ? all[name] : undefined;
}

/** 43200 may be written 43200, 43 200 or 43,200. */
function mentions(description: string, limit: number): boolean {
  return description.replace(/(\d)[ ,](?=\d{3})/g, "$1").includes(String(limit));
}
