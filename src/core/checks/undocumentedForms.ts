import { removeProperty, replaceLaidOut } from "../document/edits.ts";
import { below } from "../document/locate.ts";
import { type CheckedPayload, type Finding, isObject, placeAt } from "./finding.ts";
import { type SchemaError, validatePayload } from "./generated/validatePayload.js";
import { annotations } from "./schemaMessage.ts";

/**
 * Softens findings about forms of which no page says what the API does with them: `null`, and JSON written into a string. They
 * are warnings with a way out; a `null` in the place of something required stays an error.
 */
export function undocumentedForms(payload: CheckedPayload): (error: SchemaError, found: Finding) => Finding {
  let needed: ReadonlySet<string> | undefined;
  return (error, found) => {
    if (error.data === null && ["type", "enum", "const"].includes(error.keyword)) {
      needed ??= requiredAmong(payload);
      return needed.has(error.instancePath) ? found : ofNull(payload, error, found);
    }
    const inside = error.keyword === "type" ? jsonInside(error) : undefined;
    return inside === undefined ? found : ofJson(payload, error, found, inside);
  };
}

/** Items of arrays stay as they are: without one the others would move. */
function ofNull(payload: CheckedPayload, error: SchemaError, found: Finding): Finding {
  const { property } = placeAt(payload, error.instancePath);
  if (!property) return found;
  return {
    ...found,
    severity: "warning",
    message: `${found.message} Leave it out: it is not documented what the API does with null.`,
    fixes: () => [{ title: "Leave it out", edits: [removeProperty(property)], preferred: true }],
  };
}

function ofJson(payload: CheckedPayload, error: SchemaError, found: Finding, inside: unknown): Finding {
  const { node } = placeAt(payload, error.instancePath);
  return {
    ...found,
    severity: "warning",
    message: `${found.message} It holds JSON, which is documented without the quotes.`,
    fixes: () =>
      node.value === error.data
        ? [
            {
              title: "Take the JSON out of the string",
              edits: [replaceLaidOut(payload.text, node, inside)],
              preferred: true,
            },
          ]
        : [],
  };
}

/** The object or array that a string holds, where one is asked for. */
function jsonInside({ parentSchema, data }: SchemaError): unknown {
  if (typeof data !== "string" || !/^\s*[{[]/.test(data)) return undefined;
  const value = parsed(data);
  const { types } = annotations(parentSchema);
  return (isObject(value) && types.includes("object")) || (Array.isArray(value) && types.includes("array"))
    ? value
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The pointers of all nulls that stand for something required: what the schemas miss once they are gone. */
function requiredAmong({ value }: CheckedPayload): ReadonlySet<string> {
  validatePayload(withoutNulls(value));
  const errors = validatePayload.errors ?? [];
  const missing = errors.flatMap(({ keyword, instancePath, params, parentSchema }) => {
    if (keyword === "required") return [below(instancePath, String(params.missingProperty))];
    const choices = keyword === "anyOf" || keyword === "oneOf" ? annotations(parentSchema).alternatives : [];
    return choices.map(name => below(instancePath, name));
  });
  return new Set([...missing, ...contents(value, "")]);
}

/** The type of a message, and every property that is named by a type: rules, not schemas, ask for these. */
function contents(value: unknown, pointer: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => contents(item, below(pointer, index)));
  if (!isObject(value)) return [];
  const own = typeof value.type === "string" ? [below(pointer, value.type)] : [];
  const inner = Object.entries(value).flatMap(([key, item]) => contents(item, below(pointer, key)));
  return [...(pointer === "" ? ["/type"] : []), ...own, ...inner];
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutNulls(item)]));
}
