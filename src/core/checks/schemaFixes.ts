import { insertProperty, removeProperty, renameKey, replaceValue } from "../document/edits.ts";
import { below } from "../document/locate.ts";
import type { Fix } from "../problem.ts";
import { arrayFixes } from "./arrayFixes.ts";
import { type CheckedPayload, isObject, placeAt } from "./finding.ts";
import type { SchemaError } from "./generated/validatePayload.js";
import { linkFixes } from "./linkFixes.ts";
import { nearest } from "./nearest.ts";
import { type Annotations, annotations } from "./schemaMessage.ts";
import { shortened } from "./shortened.ts";
import { counted, shown } from "./wording.ts";

/** Ways to satisfy the schema, as small edits; none where only the person knows. */
export function schemaFixes(payload: CheckedPayload, error: SchemaError): readonly Fix[] {
  const notes = annotations(error.parentSchema);
  switch (error.keyword) {
    case "required":
      return insertion(payload, error, String(error.params.missingProperty), notes, true);
    case "additionalProperties":
      return forUnknown(payload, error, notes);
    case "type":
      return [
        ...conversion(payload, error),
        ...wrapping(payload, error, notes),
        ...arrayFixes(payload, error, notes),
      ];
    case "maxLength":
      return shortening(payload, error);
    case "pattern":
      return linkFixes(payload, error);
    case "enum":
    case "const":
    case "anyOf":
    case "oneOf":
      return notes.alternatives.length > 0
        ? choice(payload, error, notes)
        : replacement(payload, error, notes);
    case "not":
      return notes.code === "forbidden-property" ? removal(payload, error.instancePath) : [];
    default:
      return [];
  }
}

function insertion(
  payload: CheckedPayload,
  error: SchemaError,
  name: string,
  notes: Annotations,
  preferred: boolean,
): Fix[] {
  const { node } = placeAt(payload, error.instancePath);
  const value = valueFor(notes.properties[name]);
  if (value === undefined || node.type !== "object") return [];
  const order = Object.keys(notes.properties);
  const edit = insertProperty(payload.text, node, name, value, order.slice(0, order.indexOf(name)));
  return [{ title: `Insert ${shown(name)}`, edits: [edit], preferred }];
}

/** A value that fits a schema, for a start. */
function valueFor(schema: unknown): unknown {
  if (!isObject(schema)) return undefined;
  const { insert, values } = annotations(schema);
  if (insert !== undefined) return insert;
  if (values.length > 0) return values[0];
  switch ([schema.type].flat()[0]) {
    case "string":
      return "…";
    case "array":
      return isObject(schema.items) ? [valueFor(schema.items)] : [];
    case "object":
      return {};
    case "boolean":
      return true;
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    default:
      return undefined;
  }
}

function forUnknown(payload: CheckedPayload, error: SchemaError, notes: Annotations): Fix[] {
  const key = String(error.params.additionalProperty);
  const place = placeAt(payload, below(error.instancePath, key));
  const owner = isObject(error.data) ? error.data : {};
  const near = nearest(
    key,
    Object.keys(notes.properties).filter(name => !Object.hasOwn(owner, name)),
  );
  const rename =
    near !== undefined && place.key
      ? [{ title: `Rename to ${shown(near)}`, edits: [renameKey(place.key, near)], preferred: true }]
      : [];
  return [...rename, ...removal(payload, below(error.instancePath, key))];
}

function removal(payload: CheckedPayload, pointer: string): Fix[] {
  const { key, property } = placeAt(payload, pointer);
  return property ? [{ title: `Remove ${shown(key?.value)}`, edits: [removeProperty(property)] }] : [];
}

/** Puts quotes around a number, or takes them away from a number, `true` or `false`. */
function conversion(payload: CheckedPayload, error: SchemaError): Fix[] {
  const { node } = placeAt(payload, error.instancePath);
  const { types } = annotations(error.parentSchema);
  const span = { start: node.offset, end: node.offset + node.length };
  const written = payload.text.slice(span.start, span.end);
  if (types.includes("string") && (node.type === "number" || node.type === "boolean")) {
    return [{ title: "Put it in quotes", edits: [{ span, text: `"${written}"` }], preferred: true }];
  }
  const inner = node.type === "string" ? written.slice(1, -1).trim() : "";
  const fits =
    (types.includes("boolean") && /^(true|false)$/.test(inner)) ||
    (types.includes("number") && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(inner)) ||
    (types.includes("integer") && /^-?(0|[1-9]\d*)$/.test(inner));
  return fits ? [{ title: "Take the quotes away", edits: [{ span, text: inner }], preferred: true }] : [];
}

/** Puts a bare string where it belongs: `"text": "Hello"` becomes `"text": { "body": "Hello" }`. */
function wrapping(payload: CheckedPayload, error: SchemaError, { properties, required }: Annotations): Fix[] {
  const { node } = placeAt(payload, error.instancePath);
  const [name] = required;
  const inner = name === undefined ? undefined : properties[name];
  if (name === undefined || required.length > 1 || !isObject(inner) || inner.type !== node.type) return [];
  const span = { start: node.offset, end: node.offset + node.length };
  const written = payload.text.slice(span.start, span.end);
  const edit = { span, text: `{ ${shown(name)}: ${written} }` };
  return [{ title: `Put it into ${shown(name)}`, edits: [edit], preferred: true }];
}

function shortening(payload: CheckedPayload, error: SchemaError): Fix[] {
  const { node } = placeAt(payload, error.instancePath);
  const limit = Number(error.params.limit);
  // A text that is only long once its variables are filled in cannot be cut in the file.
  if (node.value !== error.data || typeof error.data !== "string") return [];
  const short = shortened(error.data, limit);
  return [
    {
      title: `Shorten to ${counted(limit, "character")}: ${ending(short)}`,
      edits: [replaceValue(node, short)],
    },
  ];
}

/** What a text is cut to, as a person chooses by: all of a label, and how a longer one ends. */
function ending(text: string): string {
  const characters = [...text];
  return characters.length <= 30 ? shown(text) : `…${characters.slice(-24).join("")}`.replace(/\s+/g, " ");
}

/** The value that was probably meant: the name of a property beside it, or a near one, or the only one. */
function replacement(payload: CheckedPayload, error: SchemaError, notes: Annotations): Fix[] {
  const { node } = placeAt(payload, error.instancePath);
  const values = notes.values.map(String);
  const siblings = payload.locate(error.instancePath.replace(/\/[^/]*$/, ""))?.node.children ?? [];
  const beside = siblings.map(it => String(it.children?.[0]?.value)).filter(name => values.includes(name));
  const meant =
    (beside.length === 1 && error.instancePath.endsWith("/type") ? beside[0] : undefined) ??
    (typeof error.data === "string" ? nearest(error.data, values) : undefined) ??
    (values.length === 1 ? values[0] : undefined);
  if (meant === undefined) return [];
  const value = notes.values.find(it => String(it) === meant);
  return [{ title: `Change to ${shown(value)}`, edits: [replaceValue(node, value)], preferred: true }];
}

/** Of several alternatives: any one inserted where there is none, any other removed where there are two. */
function choice(payload: CheckedPayload, error: SchemaError, notes: Annotations): Fix[] {
  const owner = isObject(error.data) ? error.data : {};
  const there = notes.alternatives.filter(name => Object.hasOwn(owner, name));
  if (there.length > 1) return there.flatMap(name => removal(payload, below(error.instancePath, name)));
  const { node } = placeAt(payload, error.instancePath);
  const values = isObject(notes.insert) ? notes.insert : {};
  return Object.entries(values).map(([name, value], index) => ({
    title: `Insert ${shown(name)}`,
    edits: [
      insertProperty(payload.text, node, name, value, ["$schema", "messaging_product", "recipient_type"]),
    ],
    preferred: index === 0,
  }));
}
