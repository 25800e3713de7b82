/**
 * Turns schemas into one function that says whether a payload meets all of them, and no more. It makes nothing while it looks,
 * so that it is many times faster than a validator that collects errors, above all for the first few thousand payloads; that
 * one is asked only about payloads which this one does not accept. Throws for a keyword that it does not know.
 */
export function acceptorCode(files, root) {
  const names = new Map();
  const patterns = new Map();
  const functions = [];

  /** The call of a function of its own; schemas that are alike share one, and so may a schema and itself, in a circle. */
  function call(schema, file, value, known) {
    const key = `${known} ${JSON.stringify(bare(schema))} ${refersWithin(schema) ? file : ""}`;
    let own = names.get(key);
    if (!own) {
      own = `v${names.size}`;
      names.set(key, own);
      const body = tests(schema, file, "d", known).map(test => `if (!(${test})) return false;`);
      functions.push(`function ${own}(d) { ${body.join(" ")} return true; }`);
    }
    return `${own}(${value})`;
  }

  /** An expression that is true where a value meets the schema. */
  function condition(schema, file, d, known) {
    const all = tests(schema, file, d, known);
    const whole = all.join(" && ");
    if (all.length === 0) return "true";
    if (/^v\d+\([\w.]+\)$/.test(whole)) return whole;
    return whole.length < 240 ? `(${whole})` : call(schema, file, d, known);
  }

  /** Expressions that are all true where a value meets the schema; `known`: what kind of value it is for sure. */
  function tests(schema, file, d, known) {
    if (typeof schema === "boolean") return schema ? [] : ["false"];
    if (schema.$ref) return [referred(schema.$ref, file, d, known)];
    const types = schema.type === undefined ? [] : [schema.type].flat();
    const kind = types.length === 1 ? kindOf(types[0]) : known;
    const result = [];
    if (types.length > 0 && !(types.length === 1 && types[0] === known))
      result.push(anyOf(types.map(type => isOf(type, d))));
    const forKind = (wanted, list) => {
      const needed = list.filter(test => test !== "true");
      if (needed.length === 0 || (kind !== undefined && kind !== wanted)) return;
      if (kind === wanted) result.push(...needed);
      else result.push(`(!${isOf(wanted, d)} || ${allOf(needed)})`);
    };
    for (const [keyword, value] of Object.entries(schema)) {
      switch (keyword) {
        case "type":
        case "then":
        case "else":
          break;
        case "const":
          result.push(equals(d, value));
          break;
        case "enum":
          result.push(anyOf(value.map(it => equals(d, it))));
          break;
        case "allOf":
          for (const part of value) result.push(...tests(part, file, d, kind));
          break;
        case "x-advice":
          result.push(...tests(value, file, d, kind));
          break;
        case "anyOf":
          result.push(anyOf(value.map(part => condition(part, file, d, kind))));
          break;
        case "oneOf":
          result.push(`${value.map(part => `Number(${condition(part, file, d, kind)})`).join(" + ")} === 1`);
          break;
        case "not":
          result.push(`!(${condition(value, file, d, kind)})`);
          break;
        case "if": {
          const test = condition(value, file, d, kind);
          const met = condition(schema.then ?? true, file, d, kind);
          const unmet = condition(schema.else ?? true, file, d, kind);
          if (met !== "true") result.push(`(!${test} || ${met})`);
          if (unmet !== "true") result.push(`(${test} || ${unmet})`);
          break;
        }
        case "required":
          forKind(
            "object",
            value.map(key => `${at(d, key)} !== undefined`),
          );
          break;
        case "properties":
          forKind(
            "object",
            Object.entries(value).map(([key, part]) => {
              const test = condition(part, file, at(d, key), undefined);
              if (test === "true" || schema.required?.includes(key)) return test;
              return `(${at(d, key)} === undefined || ${test})`;
            }),
          );
          break;
        case "additionalProperties":
          forKind("object", [others(Object.keys(schema.properties ?? {}), value, file, d)]);
          break;
        case "dependencies":
          forKind(
            "object",
            Object.entries(value).map(
              ([key, part]) => `(${at(d, key)} === undefined || ${condition(part, file, d, "object")})`,
            ),
          );
          break;
        case "minProperties":
          forKind("object", [`Object.keys(${d}).length >= ${value}`]);
          break;
        case "maxProperties":
          forKind("object", [`Object.keys(${d}).length <= ${value}`]);
          break;
        case "items":
          if (Array.isArray(value)) throw new Error(`${file}: a list of items is not known here.`);
          forKind("array", [`${d}.every(item => ${condition(value, file, "item")})`]);
          break;
        case "contains":
          forKind("array", [`${d}.some(item => ${condition(value, file, "item")})`]);
          break;
        case "minItems":
          forKind("array", [`${d}.length >= ${value}`]);
          break;
        case "maxItems":
          forKind("array", [`${d}.length <= ${value}`]);
          break;
        case "minLength":
          forKind("string", [value > 1 ? `atLeast(${d}, ${value})` : `${d}.length >= ${value}`]);
          break;
        case "maxLength":
          forKind("string", [`(${d}.length <= ${value} || atMost(${d}, ${value}))`]);
          break;
        case "pattern":
          forKind("string", [matches(d, value)]);
          break;
        case "minimum":
          forKind("number", [`${d} >= ${value}`]);
          break;
        case "maximum":
          forKind("number", [`${d} <= ${value}`]);
          break;
        case "exclusiveMinimum":
          forKind("number", [`${d} > ${value}`]);
          break;
        default:
          if (!silent.has(keyword)) throw new Error(`${file}: the keyword ${keyword} is not known here.`);
      }
    }
    return result;
  }

  function referred(ref, file, d, known) {
    const [other, pointer = ""] = ref.split("#");
    const parts = pointer.split("/").slice(1);
    const found = parts.reduce((part, key) => part?.[key], files[other || file]);
    if (!found) throw new Error(`${file} refers to ${ref}, which is not there.`);
    return call(found, other || file, d, known);
  }

  /** Properties beside the named ones. */
  function others(named, value, file, d) {
    const test = condition(value, file, `${d}[key]`);
    if (value === true) return test;
    const list = `n${names.size}`;
    names.set(list, list);
    functions.push(`const ${list} = new Set(${JSON.stringify(named)});`);
    if (value === false) return `only(${d}, ${list})`;
    return `Object.keys(${d}).every(key => ${list}.has(key) || ${test})`;
  }

  /** A word in either case is mostly written in lower case, and a word of another length is another one. */
  function matches(d, pattern) {
    const own = patterns.get(pattern) ?? `p${patterns.size}`;
    patterns.set(pattern, own);
    const words = /^\^(?:\(\?:)?((?:\[[a-z][A-Z]\]|[_|])+)\)?\$$/.exec(pattern)?.[1];
    if (!words) return `${own}.test(${d})`;
    const lower = words.split("|").map(word => word.replace(/\[([a-z])[A-Z]\]/g, "$1"));
    const lengths = [...new Set(lower.map(word => word.length))].map(it => `${d}.length === ${it}`);
    return anyOf([...lower.map(word => equals(d, word)), `${anyOf(lengths)} && ${own}.test(${d})`]);
  }

  const start = call({ $ref: root }, "", "d").slice(0, -"(d)".length);
  return [
    ...[...patterns].map(([pattern, own]) => `const ${own} = new RegExp(${JSON.stringify(pattern)}, "u");`),
    ...functions,
    "function only(object, names) { for (const key in object) if (!names.has(key)) return false; return true; }",
    "function atMost(text, most) { let count = 0; for (const _ of text) if (++count > most) return false; return true; }",
    "function atLeast(text, least) { let count = 0; for (const _ of text) if (++count >= least) return true; return false; }",
    `export { ${start} as acceptsPayload };`,
  ].join("\n");
}

/** Keywords that hold nothing: texts, and what other programs make of a schema. */
const silent = new Set(
  [
    ["$schema", "$id", "title", "description", "markdownDescription", "enumDescriptions", "default"],
    ["definitions", "suggestSortText", "doNotSuggest", "defaultSnippets", "errorMessage"],
    ["patternErrorMessage", "examples", "x-name", "x-items", "x-code", "x-severity", "x-rule", "x-insert"],
  ].flat(),
);

/** A schema without what is silent, to see which ones are alike. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !silent.has(key) || (typeof value === "object" && !Array.isArray(value)))
      .map(([key, value]) => [key, bare(value)]),
  );
}

const refersWithin = schema => JSON.stringify(schema).includes('"$ref":"#');

const at = (object, key) =>
  /^[a-z_]\w*$/i.test(key) ? `${object}.${key}` : `${object}[${JSON.stringify(key)}]`;

const allOf = list => (list.length === 1 ? list[0] : `(${list.join(" && ")})`);
const anyOf = list => (list.length === 1 ? list[0] : `(${list.join(" || ")})`);

function equals(d, value) {
  if (typeof value === "object" && value !== null) throw new Error("A constant is a plain value.");
  return `${d} === ${JSON.stringify(value)}`;
}

const kindOf = type => (type === "integer" ? "number" : type);

function isOf(type, d) {
  switch (type) {
    case "object":
      return `(typeof ${d} === "object" && ${d} !== null && !Array.isArray(${d}))`;
    case "array":
      return `Array.isArray(${d})`;
    case "integer":
      return `Number.isInteger(${d})`;
    case "number":
      return `Number.isFinite(${d})`;
    case "null":
      return `${d} === null`;
    default:
      return `(typeof ${d} === ${JSON.stringify(type)})`;
  }
}
