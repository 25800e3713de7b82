import { codeRanges } from "./codeRanges.ts";
import { formatLine, type Run } from "./formatLine.ts";

/**
 * A piece of formatted text. Offsets are UTF-16 offsets of the source, `end` exclusive.
 * A line break inside `runs` is a line break on the screen.
 */
export type TextBlock =
  | { readonly kind: "paragraph" | "quote"; readonly runs: readonly Run[] }
  | { readonly kind: "list"; readonly items: readonly ListItem[] }
  | { readonly kind: "code"; readonly text: string; readonly start: number; readonly end: number };

export interface ListItem {
  /** "•", or the number as it was typed: "10." */
  readonly marker: string;
  readonly runs: readonly Run[];
}

/**
 * Reads WhatsApp's text formatting: bold, italic, strikethrough, code, lists, quotes, links. Markers that do not
 * format stay in the text. Linear in the length of the source. Rules: preview fact sheet §§3.1–3.3.
 */
export function formatText(source: string): TextBlock[] {
  const text = source.replaceAll("\r\n", " \n"); // same length, so that offsets stay true
  const blocks: TextBlock[] = [];
  let at = 0;
  let lineStart = true;
  for (const code of codeRanges(text)) {
    if (!code.multiline) continue;
    pushLines(blocks, text, at, withoutBreakBefore(text, at, code.start), lineStart);
    const inner = trimmedBreaks(text, code.start + 3, code.end - 3);
    blocks.push({ kind: "code", text: text.slice(inner.start, inner.end), ...inner });
    lineStart = text[code.end] === "\n";
    at = lineStart ? code.end + 1 : code.end;
  }
  pushLines(blocks, text, at, text.length, lineStart);
  return blocks;
}

interface Line {
  readonly kind: "paragraph" | "quote" | "list";
  readonly marker: string;
  readonly start: number;
}

/** A marker counts at column 0 only, and needs its space and something after it. */
const blockMarker = /(?:(> )|([*-] )|(\d{1,9}\.) )(?=[^\n]*[^\s])/y;

function pushLines(blocks: TextBlock[], text: string, start: number, end: number, lineStart: boolean): void {
  if (start >= end) return;
  let column0 = lineStart;
  let open: { kind: "paragraph" | "quote"; runs: Run[] } | { kind: "list"; items: ListItem[] } | undefined;
  for (let at = start; at <= end; ) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    const line = column0
      ? readLine(text, at, lineEnd)
      : ({ kind: "paragraph", marker: "", start: at } as const);
    const runs = formatLine(text, line.start, lineEnd);
    if (line.kind === "list") {
      if (open?.kind !== "list") {
        open = { kind: "list", items: [] };
        blocks.push(open);
      }
      open.items.push({ marker: line.marker, runs });
    } else if (open?.kind === line.kind) {
      pushBreak(open.runs, line.start);
      pushAll(open.runs, runs);
    } else {
      open = { kind: line.kind, runs };
      blocks.push(open);
    }
    column0 = true;
    at = lineEnd + 1;
  }
}

function readLine(text: string, start: number, end: number): Line {
  blockMarker.lastIndex = start;
  const match = blockMarker.exec(text);
  if (!match || blockMarker.lastIndex > end) return { kind: "paragraph", marker: "", start };
  const [, quote, , number] = match;
  if (quote !== undefined) return { kind: "quote", marker: "", start: blockMarker.lastIndex };
  return { kind: "list", marker: number ?? "•", start: blockMarker.lastIndex };
}

function pushBreak(runs: Run[], lineStart: number): void {
  runs.push({ text: "\n", start: lineStart - 1, end: lineStart, styles: [], link: undefined });
}

/** `push(...runs)` would overflow the stack for a very long line. */
function pushAll(runs: Run[], more: readonly Run[]): void {
  for (const run of more) runs.push(run);
}

/** A code block stands on lines of its own: the break before it is not shown a second time. */
function withoutBreakBefore(text: string, start: number, end: number): number {
  return end > start && text[end - 1] === "\n" ? end - 1 : end;
}

function trimmedBreaks(text: string, start: number, end: number): { start: number; end: number } {
  const from = text[start] === "\n" ? start + 1 : start;
  return { start: from, end: end > from && text[end - 1] === "\n" ? end - 1 : end };
}
