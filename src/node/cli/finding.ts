import type { Problem, Severity } from "../../core/problem.ts";

/** A problem as the command line tells it: with the file, and with lines and columns from 1. Part of the contract. */
export interface Finding {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** JSON Pointer. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** UTF-16 offsets, as are the columns. */
  readonly offset: number;
  readonly length: number;
}

/** Places problems in their file's lines. */
export function findingsOf(file: string, text: string, problems: readonly Problem[]): Finding[] {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
  return problems.map(({ severity, code, message, pointer, span }) => {
    const start = position(starts, span.start);
    const end = position(starts, Math.max(span.start, span.end));
    return {
      file,
      severity,
      code,
      message,
      pointer,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      offset: span.start,
      length: Math.max(0, span.end - span.start),
    };
  });
}

function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
