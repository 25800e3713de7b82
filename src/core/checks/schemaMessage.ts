import { segments } from "../document/locate.ts";
import type { Severity } from "../problem.ts";
import { isObject } from "./finding.ts";
import type { SchemaError } from "./generated/validatePayload.js";
import { nearest } from "./nearest.ts";
import { anyOf, characterCount, counted, inSentence, kindOf, shown, typeWords } from "./wording.ts";

/** What a schema says about itself beside its rules. */
export interface Annotations {
  readonly name: string | undefined;
  readonly item: string;
  readonly code: string | undefined;
  readonly severity: Severity | undefined;
  readonly errorMessage: string | undefined;
  readonly patternErrorMessage: string | undefined;
  /** What `type` allows. */
  readonly types: readonly string[];
  /** The values that are allowed, where they are listed. */
  readonly values: readonly unknown[];
  /** The names of which one is to be there. */
  readonly alternatives: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  /** What a fix puts in. */
  readonly insert: unknown;
}

/** Reads the project's own keywords of a schema. */
export function annotations(schema: unknown): Annotations {
  const own = isObject(schema) ? schema : {};
  const choices = [own.anyOf ?? own.oneOf ?? []].flat().filter(isObject);
  const severity = own["x-severity"];
  return {
    name: text(own["x-name"]),
    item: text(own["x-items"]) ?? "item",
    code: text(own["x-code"]),
    severity: severity === "error" || severity === "warning" || severity === "info" ? severity : undefined,
    errorMessage: text(own.errorMessage),
    patternErrorMessage: text(own.patternErrorMessage),
    types: [own.type ?? []].flat().map(String),
    values: "const" in own ? [own.const] : list(own.enum ?? choices.find(it => it.enum)?.enum),
    alternatives: choices.flatMap(it => list(it.required)).map(String),
    properties: isObject(own.properties) ? own.properties : {},
    required: list(own.required).map(String),
    insert: own["x-insert"],
  };
}

/** The rule that was broken and the value that broke it, in a sentence. `written`: the value as the file has it. */
export function schemaMessage(error: SchemaError, written: string): string {
  const { keyword, params, data } = error;
  const notes = annotations(error.parentSchema);
  const name = notes.name ?? nameOf(error);
  const limit = Number(params.limit);
  switch (keyword) {
    case "required":
      return `${name} needs ${shown(params.missingProperty)}.`;
    case "additionalProperties":
      return unknown(String(params.additionalProperty), name, Object.keys(notes.properties));
    case "type":
      // An array is named for what it counts ("A list message has at most 10 sections"); its type is that of its key.
      return `${notes.types.includes("array") ? nameOf(error) : name} is ${typeWords(notes.types)}; this is ${kindOf(data, written)}.`;
    case "maxLength":
      return `${name} has at most ${counted(limit, "character")}; this one has ${characterCount(String(data))}.`;
    case "minLength":
      return limit === 1
        ? `${name} must not be empty.`
        : `${name} has at least ${counted(limit, "character")}; this one has ${characterCount(String(data))}.`;
    case "maxItems":
      return `${name} has at most ${counted(limit, notes.item)}; this one has ${sizeOf(data)}.`;
    case "minItems":
      return `${name} has at least ${counted(limit, notes.item)}; this one has ${sizeOf(data) || "none"}.`;
    case "minimum":
      return `${name} is at least ${limit}; this one is ${shown(data)}.`;
    case "maximum":
      return `${name} is at most ${limit}; this one is ${shown(data)}.`;
    case "pattern":
      return `${notes.patternErrorMessage ?? `${name} has another form.`} This one is ${shown(data)}.`;
    default:
      return choiceMessage(error, name, notes);
  }
}

function unknown(key: string, owner: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const hint = near === undefined ? "" : ` Is ${shown(near)} meant?`;
  return `${shown(key)} is not a property of ${inSentence(owner)}.${hint}`;
}

function choiceMessage({ data }: SchemaError, name: string, notes: Annotations): string {
  if (notes.alternatives.length > 0 && isObject(data)) {
    const there = notes.alternatives.filter(key => Object.hasOwn(data, key));
    return `${notes.errorMessage ?? name} ${there.length > 1 ? "Both are here." : "Neither is here."}`;
  }
  if (notes.values.length === 0) return notes.errorMessage ?? `${name} is not allowed here.`;
  const near = typeof data === "string" ? nearest(data, notes.values.map(String)) : undefined;
  if (near !== undefined) return `${name} cannot be ${shown(data)}. Is ${shown(near)} meant?`;
  if (notes.errorMessage) return `${notes.errorMessage} This one is ${shown(data)}.`;
  return notes.values.length === 1
    ? `${name} is always ${shown(notes.values[0])}; this one is ${shown(data)}.`
    : `${name} is one of ${anyOf(notes.values)}; this one is ${shown(data)}.`;
}

/** The key where the schema gives no name. */
function nameOf({ instancePath }: SchemaError): string {
  const key = segments(instancePath).at(-1);
  return key === undefined ? "The message" : shown(key);
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
