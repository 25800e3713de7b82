import type { Node } from "jsonc-parser";
import { replaceLaidOut } from "../document/edits.ts";
import { spanOf } from "../document/locate.ts";
import type { Fix } from "../problem.ts";
import { type CheckedPayload, isObject, placeAt } from "./finding.ts";
import type { SchemaError } from "./generated/validatePayload.js";
import { type Annotations, annotations } from "./schemaMessage.ts";

/** Puts a value into an array where a list of its like is asked for, or the only item of one takes the array's place. */
export function arrayFixes(payload: CheckedPayload, error: SchemaError, { types }: Annotations): Fix[] {
  const { node } = placeAt(payload, error.instancePath);
  if (types.includes("array") && node.type === itemTypeOf(error.parentSchema))
    return [fix("Put it into an array", payload.text, node, node, written => `[${written}]`)];
  const [only, ...others] = node.type === "array" ? (node.children ?? []) : [];
  if (!only || others.length > 0 || !types.includes(only.type)) return [];
  return [fix("Take it out of the array", payload.text, node, only, written => written)];
}

/** What stands on one line stays as it is written; what does not is laid out anew, because it moves. */
function fix(title: string, text: string, node: Node, kept: Node, make: (written: string) => string): Fix {
  const written = make(text.slice(kept.offset, kept.offset + kept.length));
  const edit = written.includes("\n")
    ? replaceLaidOut(text, node, JSON.parse(written))
    : { span: spanOf(node), text: written };
  return { title, edits: [edit], preferred: true };
}

function itemTypeOf(schema: unknown): string | undefined {
  const items = isObject(schema) ? schema.items : undefined;
  return annotations(items).types[0];
}
