/** A run between three backticks, the backticks included. */
export interface CodeRange {
  readonly start: number;
  readonly end: number;
  /** It holds a line break, and so stands on lines of its own. */
  readonly multiline: boolean;
}

const fence = "```";

/** Every run between three backticks of a text, in order. Unclosed and empty ones are none. */
export function codeRanges(text: string): CodeRange[] {
  const ranges: CodeRange[] = [];
  let at = text.indexOf(fence);
  while (at >= 0) {
    const close = text.indexOf(fence, at + fence.length + 1);
    if (close < 0) break;
    const inner = text.slice(at + fence.length, close);
    const end = close + fence.length;
    if (inner.trim() !== "") ranges.push({ start: at, end, multiline: inner.includes("\n") });
    at = text.indexOf(fence, inner.trim() === "" ? close : end);
  }
  return ranges;
}
