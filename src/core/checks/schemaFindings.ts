import { below, openingOf, spanOf } from "../document/locate.ts";
import { hasVariable } from "../payload/variables.ts";
import type { Severity } from "../problem.ts";
import { type CheckedPayload, type Finding, placeAt } from "./finding.ts";
import { type SchemaError, validatePayload } from "./generated/validatePayload.js";
import { schemaFixes } from "./schemaFixes.ts";
import { annotations, schemaMessage } from "./schemaMessage.ts";
import { undocumentedForms } from "./undocumentedForms.ts";

/** More errors than this of one payload are only counted. */
const errorLimit = 1000;

/** What the schemas object to, in the words of a person; `uncounted`: errors beyond those that were looked at. */
export function schemaFindings(payload: CheckedPayload): { findings: Finding[]; uncounted: number } {
  if (payload.accepted || validatePayload(payload.value)) return { findings: [], uncounted: 0 };
  const errors = validatePayload.errors ?? [];
  const telling = errors.slice(0, errorLimit).filter(error => !isNoise(error));
  const wrongTypes = new Set(telling.filter(it => it.keyword === "type").map(it => it.instancePath));
  const softened = undocumentedForms(payload);
  const findings = telling
    .filter(error => error.keyword === "type" || !wrongTypes.has(error.instancePath))
    .map(error => softened(error, finding(payload, error)));
  return { findings, uncounted: Math.max(0, errors.length - errorLimit) };
}

/** Keywords that only pass on what another keyword found. */
const messengers = ["if", "x-advice", "dependencies", "allOf"];

/** Errors that follow from others, and rules on the content of a string whose variables are not known. */
function isNoise(error: SchemaError): boolean {
  if (messengers.includes(error.keyword)) return true;
  if (typeof error.data === "string" && hasVariable(error.data) && !["type", "not"].includes(error.keyword))
    return true;
  // What each alternative lacks is said by the error of the alternatives as a whole.
  return error.alternative === true;
}

function finding(payload: CheckedPayload, error: SchemaError): Finding {
  const notes = annotations(error.parentSchema);
  const named = propertyOf(error);
  const { node } = placeAt(payload, error.instancePath);
  const pointer = named?.is === "unknown" ? below(error.instancePath, named.name) : pointerOf(error);
  return {
    code: codeOf(error, notes.code),
    severity: severityOf(error, notes.severity),
    message: schemaMessage(error, payload.text.slice(node.offset, node.offset + node.length)),
    span: spanFor(payload, error, pointer),
    pointer,
    fixes: () => schemaFixes(payload, error),
    ...(named && { property: { ...named, owner: error.instancePath } }),
  };
}

function propertyOf({
  keyword,
  params,
}: SchemaError): { is: "missing" | "unknown"; name: string } | undefined {
  if (keyword === "required") return { is: "missing", name: String(params.missingProperty) };
  if (keyword === "additionalProperties") return { is: "unknown", name: String(params.additionalProperty) };
  return undefined;
}

/** Of too many items the first one too many is meant. */
function pointerOf({ keyword, instancePath, params }: SchemaError): string {
  return keyword === "maxItems" ? below(instancePath, Number(params.limit)) : instancePath;
}

function spanFor(payload: CheckedPayload, error: SchemaError, pointer: string) {
  const place = placeAt(payload, pointer);
  const code = codeOf(error, annotations(error.parentSchema).code);
  const key = code === "unknown-property" || code === "forbidden-property" ? place.key : undefined;
  if (key) return spanOf(key);
  const second = code === "choose-one" ? lastOf(payload, error) : undefined;
  if (second) return second;
  return code === "missing-property" || code === "choose-one" ? openingOf(place) : spanOf(place.node);
}

/** The key of the last of several alternatives that are all there. */
function lastOf(payload: CheckedPayload, error: SchemaError) {
  const spans = annotations(error.parentSchema)
    .alternatives.map(name => payload.locate(below(error.instancePath, name))?.key)
    .flatMap(key => (key ? [spanOf(key)] : []));
  return spans.sort((a, b) => b.start - a.start)[0];
}

const codes: Readonly<Record<string, string>> = {
  required: "missing-property",
  additionalProperties: "unknown-property",
  type: "wrong-type",
  maxLength: "too-long",
  minLength: "too-short",
  maxItems: "too-many-items",
  minItems: "too-few-items",
  enum: "value-not-allowed",
  const: "value-not-allowed",
  anyOf: "value-not-allowed",
  oneOf: "value-not-allowed",
  pattern: "wrong-format",
  minimum: "out-of-range",
  maximum: "out-of-range",
  not: "forbidden-property",
};

const codeOf = (error: SchemaError, override: string | undefined): string =>
  (error.keyword === "type" ? undefined : override) ?? codes[error.keyword] ?? "wrong-format";

/** A number in quotes, or without them, is understood by most parsers, and so is a property they do not know. */
function severityOf(error: SchemaError, override: Severity | undefined): Severity {
  if (error.keyword === "type" && isScalarMixUp(error)) return "warning";
  if (error.keyword === "type" && !isListOnly(error)) return "error";
  return override ?? (error.keyword === "additionalProperties" ? "warning" : "error");
}

/** Where a client is known to send one item without its array, a schema says how bad that is. */
const isListOnly = ({ parentSchema }: SchemaError): boolean =>
  annotations(parentSchema).types.join() === "array";

function isScalarMixUp({ parentSchema, data }: SchemaError): boolean {
  const { types } = annotations(parentSchema);
  if (types.includes("string")) return typeof data === "number";
  return (
    (types.includes("number") || types.includes("integer")) &&
    typeof data === "string" &&
    data.trim() !== "" &&
    Number.isFinite(Number(data))
  );
}
