import type { Node } from "jsonc-parser";
import type { Problem } from "../problem.ts";

/** One message of a document: the only one, or one of a conversation. */
export interface Payload {
  /** Position in the conversation; 0 where the document is a single payload. */
  readonly index: number;
  /** JSON Pointer from the document's root: "" or "/0", "/1" … */
  readonly pointer: string;
  readonly node: Node;
  /** The plain value, with own properties only (`__proto__` is a key like any other). */
  readonly value: unknown;
}

/** A `.wamsg.json` text, read as far as it can be read. */
export interface WamsgDocument {
  readonly text: string;
  /** The tree with offsets; `undefined` where there is no value at all, or the text was too large to read. */
  readonly root: Node | undefined;
  /** Faults of the text itself: not JSON, empty, too large, too deep. Empty means: the tree is the whole truth. */
  readonly faults: readonly Problem[];
  /** Whether the root is an array. */
  readonly conversation: boolean;
  readonly payloads: readonly Payload[];
}

/** Reads a text into a tree with offsets. Never throws, whatever the text. */
export function parseDocument(text: string): WamsgDocument {
  return { text, root: undefined, faults: [], conversation: false, payloads: [] };
}
