import type { Problem, Severity } from "../problem.ts";

/** A problem as the preview shows it. Offsets as in {@link Problem.span}. */
export interface ProblemView {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  readonly message: string;
}

/** More are not shown beside the picture; the editor lists them all. */
const mostProblems = 200;
const longestMessage = 400;

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The problems of a document in a form that can be drawn, those that weigh most first. */
export function viewProblems(problems: readonly Problem[]): ProblemView[] {
  return [...problems]
    .sort((one, other) => ranks[one.severity] - ranks[other.severity])
    .slice(0, mostProblems)
    .map(({ span, severity, message }) => ({
      ...span,
      severity,
      message:
        message.length > longestMessage ? `${message.slice(0, longestMessage - 1).toWellFormed()}…` : message,
    }));
}
