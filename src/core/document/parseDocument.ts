import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { Problem, Span } from "../problem.ts";
import { nestingDepth } from "./nestingDepth.ts";
import { plainValue } from "./plainValue.ts";
import { syntaxProblem } from "./syntaxProblem.ts";

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

/** The longest text that is read, in UTF-16 units. A message is a few kilobytes. */
export const maximumTextLength = 1024 * 1024;

/** The deepest nesting that is read. A message needs about ten levels; parsing is recursive. */
export const maximumDepth = 100;

/**
 * Reads a text into a tree with offsets. Never throws, whatever the text. Every item of a root array is a payload, as is
 * every other root, also where it is no object: whether it is one is for the checks to say.
 */
export function parseDocument(text: string): WamsgDocument {
  if (text.length > maximumTextLength) return unread(text, tooLarge(text));
  const depth = nestingDepth(text);
  if (depth.deepest > maximumDepth) return unread(text, tooDeep(depth.deepest, depth.at));

  const errors: ParseError[] = [];
  const readable = text.startsWith(byteOrderMark) ? ` ${text.slice(1)}` : text;
  const root = parseTree(readable, errors, { disallowComments: true, allowTrailingComma: false });
  const fault = syntaxProblem(readable, errors);
  const conversation = root?.type === "array";
  const nodes = conversation ? (root.children ?? []) : root ? [root] : [];
  return {
    text,
    root,
    faults: fault ? [fault] : [],
    conversation,
    payloads: nodes.map((node, index) => ({
      index,
      pointer: conversation ? `/${index}` : "",
      node,
      value: plainValue(node),
    })),
  };
}

const byteOrderMark = "\ufeff";

function unread(text: string, fault: Problem): WamsgDocument {
  return { text, root: undefined, faults: [fault], conversation: false, payloads: [] };
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
