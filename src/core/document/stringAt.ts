import { getLocation } from "jsonc-parser";
import type { Span } from "../problem.ts";

/** A property's value that is being written. */
export interface StringPlace {
  /** From the document's root to the property. */
  readonly path: readonly (string | number)[];
  /** What a completion replaces: the whole string with its quotes, as far as it is there, else the caret. */
  readonly span: Span;
}

/** The value that stands at, or would be written at, an offset; `undefined` where a name belongs, or anything but a string stands. */
export function stringAt(text: string, offset: number): StringPlace | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  if (isAtPropertyKey || typeof path.at(-1) !== "string") return undefined;
  const inside =
    previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  if (!inside || previousNode.type === "property") return { path, span: { start: offset, end: offset } };
  if (previousNode.type !== "string") return undefined;
  return { path, span: { start: previousNode.offset, end: previousNode.offset + previousNode.length } };
}
