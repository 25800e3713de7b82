import type { Node } from "jsonc-parser";
import type { Edit } from "../problem.ts";
import { spanOf } from "./locate.ts";

/** Puts another value in a value's place. */
export const replaceValue = (node: Node, value: unknown): Edit => ({
  span: spanOf(node),
  text: JSON.stringify(value),
});

/** The same, with an object or array laid out over several lines where the document is. */
export const replaceLaidOut = (text: string, node: Node, value: unknown): Edit => ({
  span: spanOf(node),
  text: laidOut(text, value, text.includes("\n") ? lineIndent(text, node.offset) : undefined),
});

/** Renames a property; `key` is the key's node. */
export const renameKey = (key: Node, name: string): Edit => ({
  span: spanOf(key),
  text: JSON.stringify(name),
});

/**
 * Adds a property to an object, laid out as its neighbours are. `after`: the names before it in their usual order; it comes
 * behind the last of them that is there, and where none is, at the front.
 */
export function insertProperty(
  text: string,
  object: Node,
  name: string,
  value: unknown,
  after: readonly string[] = [],
): Edit {
  const properties = object.children ?? [];
  const [first] = properties;
  if (!first) return intoEmpty(text, object, name, value);

  const indent = lineIndent(text, first.offset);
  const multiline = text.slice(object.offset, first.offset).includes("\n");
  const gap = multiline ? lineBreak(text) + indent : " ";
  const written = `${JSON.stringify(name)}: ${laidOut(text, value, multiline ? indent : undefined)}`;
  const previous = properties.findLast(it => after.includes(String(it.children?.[0]?.value)));
  if (previous) {
    const at = previous.offset + previous.length;
    return { span: { start: at, end: at }, text: `,${gap}${written}` };
  }
  return { span: { start: first.offset, end: first.offset }, text: `${written},${gap}` };
}

/** Adds an item at the end of an array, laid out as the items before it are. */
export function appendItem(text: string, array: Node, value: unknown): Edit {
  const [first] = array.children ?? [];
  const last = array.children?.at(-1);
  if (!first || !last) return replaceLaidOut(text, array, [value]);
  const multiline = text.slice(array.offset, first.offset).includes("\n");
  const indent = lineIndent(text, first.offset);
  const at = last.offset + last.length;
  const gap = multiline ? lineBreak(text) + indent : " ";
  return {
    span: { start: at, end: at },
    text: `,${gap}${laidOut(text, value, multiline ? indent : undefined)}`,
  };
}

/** Takes an item of an array away, with its comma and the space it stood in. */
export const removeItem = (item: Node): Edit => removeProperty(item);

/** Takes a property away, with its comma and the space it stood in. */
export function removeProperty(property: Node): Edit {
  const object = property.parent;
  const siblings = object?.children ?? [property];
  const index = siblings.indexOf(property);
  const next = siblings[index + 1];
  const previous = siblings[index - 1];
  if (next) return { span: { start: property.offset, end: next.offset }, text: "" };
  const end = property.offset + property.length;
  if (previous) return { span: { start: previous.offset + previous.length, end }, text: "" };
  return object
    ? { span: { start: object.offset + 1, end: object.offset + object.length - 1 }, text: "" }
    : { span: { start: property.offset, end }, text: "" };
}

/** The text after the edits of one fix. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, text: put }) => result.slice(0, span.start) + put + result.slice(span.end),
      text,
    );
}

function intoEmpty(text: string, object: Node, name: string, value: unknown): Edit {
  const span = { start: object.offset + 1, end: object.offset + object.length - 1 };
  if (!text.includes("\n"))
    return { span, text: ` ${JSON.stringify(name)}: ${laidOut(text, value, undefined)} ` };
  const outer = lineIndent(text, object.offset);
  const inner = outer + indentUnit(text);
  const line = lineBreak(text);
  return {
    span,
    text: `${line}${inner}${JSON.stringify(name)}: ${laidOut(text, value, inner)}${line}${outer}`,
  };
}

/** A value over several lines below `indent`, or on one line where there is none. */
function laidOut(text: string, value: unknown, indent: string | undefined): string {
  return indent === undefined
    ? JSON.stringify(value, undefined, 1).replace(/\n\s*/g, " ")
    : JSON.stringify(value, undefined, indentUnit(text)).replaceAll("\n", lineBreak(text) + indent);
}

const lineBreak = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");

const indentUnit = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";

function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}
