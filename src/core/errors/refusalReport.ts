import { oneLine } from "../delivery/oneLine.ts";
import { explainError } from "./explainError.ts";

/** An error of the API, as far as it is told. */
export interface ToldError {
  readonly code: number;
  readonly title: string;
  readonly details: string | undefined;
  readonly subcode: number | undefined;
  readonly fbtraceId: string | undefined;
  readonly httpStatus: number;
}

/** Everything there is to say about a refusal, a line each. A code that is not published is shown whole. */
export function refusalReport(error: ToldError, pointer: string | undefined): readonly string[] {
  const explanation = explainError(error.code);
  const status = [`HTTP ${error.httpStatus}`, error.subcode !== undefined && `subcode ${error.subcode}`]
    .filter(Boolean)
    .join(", ");
  return [
    `${error.code} ${oneLine(explanation?.title ?? error.title, 200)} (${status})`,
    explanation ? `meaning: ${explanation.meaning}` : "meaning: this code is not published.",
    explanation && `what to do: ${explanation.action}`,
    // The title the API gave is only of interest where it is another one.
    error.title && error.title !== explanation?.title && `title: ${oneLine(error.title, 400)}`,
    error.details && `details: ${oneLine(error.details, 2000)}`,
    pointer !== undefined && `place: ${pointer}`,
    explanation &&
      `sending it again: ${explanation.retryable ? "can succeed later" : "gives the same answer until something is changed"}`,
    error.fbtraceId && `trace id for Meta's support: ${oneLine(error.fbtraceId, 100)}`,
  ].filter((line): line is string => typeof line === "string" && line !== "");
}
