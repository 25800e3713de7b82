import type { Node } from "jsonc-parser";
import type { Span } from "../problem.ts";
import type { Words } from "./view.ts";

/** Nobody reads a label, a name or an address longer than this. UTF-16 units. */
const longestWords = 1000;

/** The value of a property; of one that is there twice the last, as in `JSON.parse`. */
export function field(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let at = node;
  for (const key of path) {
    if (at?.type !== "object") return undefined;
    at = at.children?.findLast(property => property.children?.[0]?.value === key)?.children?.[1];
  }
  return at;
}

/** The items of an array; of anything else none. */
export function items(node: Node | undefined): readonly Node[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** What a person would read as text: a string, or a number or boolean written where a string belongs. */
export function textOf(node: Node | undefined): string | undefined {
  if (node === undefined || !["string", "number", "boolean"].includes(node.type)) return undefined;
  return String(node.value);
}

/** A short text with its span; `undefined` where there is none or it is empty. */
export function wordsOf(node: Node | undefined): Words | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined || text === "") return undefined;
  return { text: clipped(text, longestWords), span: spanOf(node) };
}

export function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** At most `length` UTF-16 units, with an ellipsis where something was left out. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, "")}…`;
}
