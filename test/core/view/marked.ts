import type { Span } from "../../../src/core/problem.ts";

/** A text with `«` and `»` around the part that is meant; gives it without them, and where the part stands. */
export function marked(text: string): { text: string; span: Span } {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  return { text: text.replace(/[«»]/g, ""), span: { start, end } };
}
