// Builds everything that ships: `node esbuild.mjs` once, `--watch` on every change, `--generate` the schemas' output only.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build, context } from "esbuild";
import { acceptorCode } from "./build/acceptorCode.mjs";

const production = !process.argv.includes("--watch");

/** Writes the schemas' output anew whenever a schema changed. */
const schemasPlugin = {
  name: "schemas",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]generated[\\/](?:validate|accepts)Payload\.js$/ }, async ({ path }) => {
      const { validator, acceptor } = await generateSchemas();
      return {
        contents: path.endsWith("acceptsPayload.js") ? acceptor : validator,
        watchFiles: schemaFiles(),
      };
    });
  },
};

/** Options that every bundle shares. `jsonc-parser` breaks in a Node bundle unless its ES module is taken. */
const shared = {
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2024",
  outdir: "dist",
  mainFields: ["module", "main"],
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  metafile: true,
  plugins: [schemasPlugin],
};

/** Packages written for CommonJS still ask for `require` inside an ES module. */
const withRequire = {
  js: 'import { createRequire as createRequireForBundle } from "node:module"; const require = createRequireForBundle(import.meta.url);',
};

const node = { ...shared, platform: "node", target: "node22", banner: withRequire };

const bundles = [
  {
    ...node,
    entryPoints: { extension: "src/vscode/extension.ts" },
    chunkNames: "extension-[hash]",
    external: ["vscode"],
  },
  {
    ...node,
    entryPoints: { cli: "src/node/cli.ts", "cli-thread": "src/node/cli/checkThread.ts" },
    chunkNames: "cli-[hash]",
  },
  {
    ...shared,
    platform: "browser",
    outdir: "dist/webview",
    entryPoints: { main: "webview/main.ts", style: "webview/style.css" },
    chunkNames: "chunk-[hash]",
    loader: { ".svg": "text" },
  },
];

/** Makes the validators that `core` runs and the schema that the editor completes with; returns the validators' code. */
function generateSchemas() {
  const texts = schemaFiles().map(path => [path.slice("schemas/".length), readFileSync(path, "utf8")]);
  const key = JSON.stringify(texts);
  // Every bundle asks for them.
  if (generated?.key !== key) generated = { key, code: generate(texts) };
  return generated.code;
}

let generated;

async function generate(texts) {
  const files = Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(text)]));
  const message = inlined(files["message.schema.json"], "message.schema.json", files);
  const validator = await validatorCode(files);
  const acceptor = acceptorCode(files, `message.schema.json${files["message.schema.json"].else.$ref}`);

  const folder = "src/core/checks/generated";
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/validatePayload.js`, validator);
  writeFileSync(`${folder}/validatePayload.d.ts`, validatorTypes);
  writeFileSync(`${folder}/acceptsPayload.js`, acceptor);
  writeFileSync(`${folder}/acceptsPayload.d.ts`, acceptorTypes);
  mkdirSync("dist", { recursive: true });
  writeFileSync(
    "dist/completion.schema.json",
    JSON.stringify({ $schema: message.$schema, ...relaxed(message) }),
  );
  return { validator, acceptor };
}

function schemaFiles() {
  return readdirSync("schemas")
    .filter(name => name.endsWith(".schema.json"))
    .map(name => `schemas/${name}`);
}

/** The schema with every reference (or, to keep whole files apart, every one into a file) replaced by its target. */
function inlined(schema, file, files, apart = false) {
  if (Array.isArray(schema)) return schema.map(item => inlined(item, file, files, apart));
  if (typeof schema !== "object" || schema === null) return schema;
  if (typeof schema.$ref === "string") {
    const [name, pointer = ""] = schema.$ref.split("#");
    if (apart && pointer === "") return schema;
    const target = name || file;
    const found = pointer
      .split("/")
      .slice(1)
      .reduce((part, key) => part?.[key], files[target]);
    if (!found) throw new Error(`${file} refers to ${schema.$ref}, which is not there.`);
    return inlined(found, target, files, apart);
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== "definitions")
      .map(([key, value]) => [key, inlined(value, file, files, apart)]),
  );
}

const validatorTypes = `/** What ajv reports of one violated keyword. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema that has the keyword. */
  readonly parentSchema: unknown;
  readonly data: unknown;
  /** It is only one of several alternatives that is not met. */
  readonly alternative?: true;
}

/** Checks one payload against the schemas; the errors of the newest call are in \`errors\`. */
export function validatePayload(value: unknown): boolean;
export namespace validatePayload {
  let errors: readonly SchemaError[] | null | undefined;
}
`;

const acceptorTypes = `/** Whether a payload meets all the schemas say, what rules say in their place included. */
export function acceptsPayload(value: unknown): boolean;
`;

/** A self-contained ES module without \`new Function\`, which a webview's policy forbids. */
async function validatorCode(files) {
  const ajv = new Ajv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    verbose: true,
    messages: false,
    // A function for each file: less code, and smaller functions are optimized earlier.
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary([
    "defaultSnippets",
    "errorMessage",
    "patternErrorMessage",
    "suggestSortText",
    "doNotSuggest",
  ]);
  ajv.addVocabulary(["x-name", "x-items", "x-code", "x-severity", "x-rule", "x-insert"]);
  ajv.addKeyword({ keyword: "x-advice", schemaType: "object", macro: advice => advice });
  for (const [name, schema] of Object.entries(files)) {
    const { else: payload, ...content } = inlined(schema, name, files, true);
    ajv.addSchema({ ...slim(payload ?? content), $id: name });
  }
  const code = withLinearErrors(standaloneCode(ajv, { validatePayload: "message.schema.json" }));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: "." },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    minifySyntax: true,
  });
  return madeWhenAsked(withShortErrors(outputFiles[0].text));
}

/** Most payloads are accepted without it: its hundreds of expressions and schemas are made for the first that is not. */
function madeWhenAsked(code) {
  const [body, ...others] = code.split(/^export \{\n {2}validatePayload\n\};\n/m);
  if (others.length !== 1) throw new Error("esbuild ends a module in another way than it did.");
  return `let made;
export function validatePayload(value) {
  made ??= make();
  const valid = made(value);
  validatePayload.errors = made.errors;
  return valid;
}
function make() {
${body}${others[0]}
return validatePayload;
}
`;
}

/** Errors make up most of the code: they are added in one place, and leave out what is a path, or follows from their schema. */
const withShortErrors = code =>
  code
    .replace(
      /let (err\d+) = (\{.*\});\n\s*vErrors === null \? vErrors = \[\1\] : vErrors\.push\(\1\), errors\+\+/g,
      "vErrors = addError(vErrors, $2), errors++",
    )
    .replace(/schemaPath: "([^"]*)", /g, (_, path) =>
      /\/(anyOf|oneOf)\/\d+\//.test(path) ? "alternative: true, " : "",
    )
    .replace(/ schema: .*?, parentSchema: /g, " parentSchema: ")
    .concat(`function addError(errors, error) {
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
`);

/** ajv copies all errors so far for every array item that has some: with many bad items, time grew with their square. */
function withLinearErrors(code) {
  const copying = /vErrors = vErrors === null \? (\w+\.errors) : vErrors\.concat\(\1\)/g;
  const joined = code.replace(copying, "vErrors = joinErrors(vErrors, $1)");
  if (joined.includes("vErrors.concat")) throw new Error("ajv joins errors in another way than it did.");
  return `${joined}
function joinErrors(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}`;
}

/** Texts that only editors show. */
const editorText = [
  "title",
  "description",
  "markdownDescription",
  "enumDescriptions",
  "suggestSortText",
  "doNotSuggest",
];

/** Without the texts for editors and without what a rule says better. A first snippet stays as the value a fix inserts. */
function slim(schema) {
  if (Array.isArray(schema)) return schema.map(slim).filter(part => !saysNothing(part));
  if (typeof schema !== "object" || schema === null) return schema;
  const saidByRule = schema["x-rule"]
    ? ["x-rule", "required", "const", "maxItems", "not", "errorMessage"]
    : [];
  const left = Object.entries(schema).filter(
    ([key, value]) => !saidByRule.includes(key) && !(editorText.includes(key) && typeof value !== "object"),
  );
  const {
    defaultSnippets,
    enumDescriptions: _,
    ...result
  } = Object.fromEntries(
    left.map(([key, value]) => [
      key,
      key === "properties" || key === "dependencies" ? slimEach(value) : slim(value),
    ]),
  );
  if (defaultSnippets) result["x-insert"] = withoutTabStops(schema.defaultSnippets[0].body);
  if (!("additionalProperties" in result) && onlyNames(result.properties)) delete result.properties;
  if (onlyNames(result.dependencies)) delete result.dependencies;
  if (result.allOf?.length === 0) delete result.allOf;
  for (const branch of ["then", "else"]) if (saysNothing(result[branch])) delete result[branch];
  if (!result.then && !result.else) delete result.if;
  return result;
}

/** A property without rules is still a known name, which `true` says. */
const slimEach = properties =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, saysNothing(slim(value)) ? true : slim(value)]),
  );

const onlyNames = properties => properties && Object.values(properties).every(value => value === true);

const saysNothing = schema =>
  typeof schema === "object" && schema !== null && Object.keys(schema).every(key => key === "x-name");

/** What a snippet leaves behind when nothing is typed. A leading ^ stands for text that is not quoted. */
function withoutTabStops(body) {
  if (Array.isArray(body)) return body.map(withoutTabStops);
  if (typeof body === "object") {
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, withoutTabStops(value)]));
  }
  if (typeof body !== "string") return body;
  const text = body.replace(/\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g, "$1").replace(/\\([\\$}])/g, "$1");
  return text.startsWith("^") ? JSON.parse(text.slice(1)) : text;
}

/** The twin for completion and hover: the same texts, keys, values and snippets, but nothing in it can fail. */
function relaxed(schema) {
  const kept = [...editorText, "defaultSnippets", "default", "examples"];
  const result = Object.fromEntries(Object.entries(schema).filter(([key]) => kept.includes(key)));
  if (schema.if) result.if = silent(schema.if);
  const all = [];
  if (schema.properties) {
    const properties = Object.entries(schema.properties).filter(([, value]) => typeof value === "object");
    result.properties = Object.fromEntries(properties.map(([key, value]) => [key, offered(relaxed(value))]));
    all.push(...properties.filter(([key]) => hasNoValueOfItsOwn(result.properties[key])).map(whileAbsent));
  }
  all.push(...(schema.allOf ?? []).map(relaxed));
  if (schema.enum || schema.const !== undefined || schema.type === "boolean")
    all.push(alternatives([schema.type === "boolean" ? { type: "boolean" } : values(schema)]));
  for (const choice of [schema.anyOf, schema.oneOf]) if (choice) all.push(alternatives(choice.map(relaxed)));
  for (const key of ["items", "then", "else"]) if (schema[key]) result[key] = relaxed(schema[key]);
  const worthwhile = all.filter(part => Object.keys(part).length > 0);
  return worthwhile.length > 0 ? { ...result, allOf: worthwhile } : result;
}

/** A place that only says more about a property leaves it to the one that explains it to offer it. */
const offered = property => (property.description ? property : { ...property, doNotSuggest: true });

/** A condition that offers nothing: editors take the values it asks for as values to choose from. */
function silent(condition) {
  if (Array.isArray(condition)) return condition.map(silent);
  if (typeof condition !== "object" || condition === null) return condition;
  const { const: only, enum: list = [only], ...rest } = condition;
  const words = list.every(value => typeof value === "string");
  const result = Object.fromEntries(
    Object.entries(words ? rest : condition).map(([key, value]) => [key, silent(value)]),
  );
  return words ? { ...result, type: "string", pattern: `^(?:${list.join("|")})$` } : result;
}

/** What is true anyway, and beside it what is offered. */
const alternatives = choices => ({ anyOf: [...choices, {}] });

const values = ({ enum: list, enumDescriptions, const: only, description, anyOf = [] }) => {
  const listed = list ? { enum: list, enumDescriptions } : anyOf.find(it => it.enum);
  return listed ?? { const: only, description };
};

const hasNoValueOfItsOwn = property =>
  !property.doNotSuggest && !property.defaultSnippets && !property.properties && !property.items;

/** The editor needs a property's type to insert it with its quotes; while it is absent, its type cannot fail. */
const whileAbsent = ([key, { type, description, suggestSortText, ...rest }]) => ({
  if: { required: [key] },
  else: { properties: { [key]: { type, description, suggestSortText, ...values(rest) } } },
});

await generateSchemas();
if (!process.argv.includes("--generate")) {
  const contexts = await Promise.all(bundles.map(context));
  if (process.argv.includes("--watch")) await Promise.all(contexts.map(it => it.watch()));
  else {
    const built = await Promise.all(contexts.map(it => it.rebuild()));
    await Promise.all(contexts.map(it => it.dispose()));
    removeLeftovers(built.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  }
}

/** Chunks are named for their content: those of earlier builds would be packaged along. */
function removeLeftovers(outputs) {
  const made = new Set(outputs);
  for (const folder of ["dist", "dist/webview"]) {
    for (const name of readdirSync(folder)) {
      const path = `${folder}/${name}`;
      if (/\.(?:js|map)$/.test(name) && !made.has(path)) rmSync(path);
    }
  }
}
