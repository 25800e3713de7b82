import { linesOf } from "../../core/document/lines.ts";
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
  const position = linesOf(text);
  return problems.map(({ severity, code, message, pointer, span }) => {
    const start = position(span.start);
    const end = position(Math.max(span.start, span.end));
    return {
      file,
      severity,
      code,
      message,
      pointer,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      offset: span.start,
      length: Math.max(0, span.end - span.start),
    };
  });
}
