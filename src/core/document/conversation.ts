import type { Edit } from "../problem.ts";
import type { WamsgDocument } from "./parseDocument.ts";

/** Makes a single payload the first one of a conversation; `undefined` where the document is none. */
export function wrapInConversation({ root, text, faults, conversation }: WamsgDocument): Edit[] | undefined {
  if (!root || faults.length > 0 || conversation) return undefined;
  const unit = indentOf(text);
  const inner = text.slice(root.offset, root.offset + root.length).replaceAll("\n", `\n${unit}`);
  const br = text.includes("\r\n") ? "\r\n" : "\n";
  return [
    { span: { start: root.offset, end: root.offset + root.length }, text: `[${br}${unit}${inner}${br}]` },
  ];
}

/** Takes the only payload of a conversation out of its array; `undefined` where there are more, or none. */
export function unwrapConversation({
  root,
  text,
  faults,
  conversation,
  payloads,
}: WamsgDocument): Edit[] | undefined {
  const [payload] = payloads;
  if (!root || faults.length > 0 || !conversation || !payload || payloads.length > 1) return undefined;
  const { offset, length } = payload.node;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
  const inner = text.slice(offset, offset + length).replaceAll(`\n${indent}`, "\n");
  return [{ span: { start: root.offset, end: root.offset + root.length }, text: inner }];
}

/** The indentation of the first line that has one; two spaces where none has. A string of JSON holds no line break. */
const indentOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
