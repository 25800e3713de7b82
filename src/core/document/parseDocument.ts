import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { Problem, Span } from "../problem.ts";
import { outlineOf } from "./outline.ts";
import { plainValue } from "./plainValue.ts";
import { syntaxProblem } from "./syntaxProblem.ts";
import { treeOf } from "./treeOf.ts";

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
  /** Whether an object has a key twice; the last one counts. Always `false` where there are faults. */
  readonly repeatsKeys: boolean;
  /** Whether the root is an array. */
  readonly conversation: boolean;
  readonly payloads: readonly Payload[];
}

/** The longest text that is read, in UTF-16 units. A message is a few kilobytes. */
export const maximumTextLength = 1024 * 1024;

/** The deepest nesting that is read. A message needs about ten levels; parsing is recursive. */
export const maximumDepth = 100;

/**
 * Reads a text into a tree with offsets. Never throws, whatever the text. Every item of a root array is a payload, as is
 * every other root, also where it is no object: whether it is one is for the checks to say. The tree of a text without
 * faults is made when it is first asked for: a message that is all right is checked without it, in a third of the time.
 */
export function parseDocument(text: string): WamsgDocument {
  if (text.length > maximumTextLength) return unread(text, tooLarge(text));
  const outline = outlineOf(text);
  if (outline.deepest > maximumDepth) return unread(text, tooDeep(outline.deepest, outline.at));

  const readable = text.startsWith(byteOrderMark) ? ` ${text.slice(1)}` : text;
  const value = parsed(readable);
  return value === undefined
    ? partlyRead(text, readable)
    : new JsonDocument(text, readable, value, outline.colons);
}

/** A text that is JSON. Classes, because accessors of object literals are slow to make. */
class JsonDocument implements WamsgDocument {
  readonly text: string;
  readonly faults = [];
  readonly repeatsKeys: boolean;
  readonly conversation: boolean;
  readonly payloads: readonly Payload[];
  readonly #readable: string;
  #root: Node | undefined;

  constructor(text: string, readable: string, value: unknown, colons: number) {
    this.text = text;
    this.#readable = readable;
    this.repeatsKeys = propertyCount(value) < colons;
    this.conversation = Array.isArray(value);
    this.payloads = Array.isArray(value)
      ? value.map((item: unknown, index) => new JsonPayload(this, index, `/${index}`, item))
      : [new JsonPayload(this, 0, "", value)];
  }

  get root(): Node | undefined {
    this.#root ??= treeOf(this.#readable);
    return this.#root;
  }
}

class JsonPayload implements Payload {
  readonly index: number;
  readonly pointer: string;
  readonly value: unknown;
  readonly #document: JsonDocument;

  constructor(document: JsonDocument, index: number, pointer: string, value: unknown) {
    this.#document = document;
    this.index = index;
    this.pointer = pointer;
    this.value = value;
  }

  get node(): Node {
    const { root, conversation } = this.#document;
    const node = conversation ? root?.children?.[this.index] : root;
    if (!node) throw new Error("What JSON.parse reads has a tree.");
    return node;
  }
}

/** A text that is not JSON, as far as it can be understood. */
function partlyRead(text: string, readable: string): WamsgDocument {
  const errors: ParseError[] = [];
  const root = parseTree(readable, errors, { disallowComments: true, allowTrailingComma: false });
  const fault = syntaxProblem(readable, errors);
  const conversation = root?.type === "array";
  const nodes = conversation ? (root.children ?? []) : root ? [root] : [];
  return {
    text,
    root,
    faults: fault ? [fault] : [],
    repeatsKeys: false,
    conversation,
    payloads: nodes.map((node, index) => ({
      index,
      pointer: conversation ? `/${index}` : "",
      node,
      value: plainValue(node),
    })),
  };
}

/** The value of a JSON text; `undefined` where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many properties all objects in a value have together. */
function propertyCount(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += propertyCount(item);
  else for (const item of Object.values(value)) count += 1 + propertyCount(item);
  return count;
}

const byteOrderMark = "\ufeff";

function unread(text: string, fault: Problem): WamsgDocument {
  return { text, root: undefined, faults: [fault], repeatsKeys: false, conversation: false, payloads: [] };
}

function tooLarge(text: string): Problem {
  const megabytes = (text.length / maximumTextLength).toFixed(1);
  return fault(
    "too-large",
    `A message file has at most 1 MB; this one has ${megabytes} MB and is not read.`,
    { start: 0, end: 1 },
  );
}

function tooDeep(deepest: number, at: number): Problem {
  return fault(
    "too-deep",
    `A message file is nested at most ${maximumDepth} levels deep; this one goes down ${deepest} levels and is not read.`,
    { start: at, end: at + 1 },
  );
}

function fault(code: string, message: string, span: Span): Problem {
  return { code, severity: "error", message, span, pointer: "", fixes: [] };
}
