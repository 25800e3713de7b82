import { getLocation } from "jsonc-parser";
import type { Span } from "../problem.ts";

/** A property's value that is being written. */
export interface StringPlace {
  /** The property's name. */
  readonly property: string;
  /** What a completion replaces: the whole string with its quotes, as far as it is there, else the caret. */
  readonly span: Span;
}

/** The value that stands at, or would be written at, an offset; `undefined` where a name belongs, or anything but a string stands. */
export function stringAt(text: string, offset: number): StringPlace | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const property = path.at(-1);
  if (isAtPropertyKey || typeof property !== "string") return undefined;
  const inside =
    previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  if (!inside || previousNode.type === "property") return { property, span: { start: offset, end: offset } };
  if (previousNode.type !== "string") return undefined;
  return { property, span: { start: previousNode.offset, end: previousNode.offset + previousNode.length } };
}
