import { type CheckContext, checkDocument } from "../../../../src/core/checks/checkDocument.ts";
import { applyEdits } from "../../../../src/core/document/edits.ts";
import { parseDocument } from "../../../../src/core/document/parseDocument.ts";
import type { Problem } from "../../../../src/core/problem.ts";

/** A message of a type to one person; `more` goes beside its content. */
export const message = (type: string, content: unknown, more: Record<string, unknown> = {}): unknown => ({
  messaging_product: "whatsapp",
  to: "+15551234567",
  type,
  [type]: content,
  ...more,
});

/** An interactive message of a type. */
export const interactive = (
  type: string,
  parts: Record<string, unknown>,
  more?: Record<string, unknown>,
): unknown => message("interactive", { type, body: { text: "Please choose." }, ...parts }, more);

/** A template message with components. */
export const template = (components: readonly unknown[], more?: Record<string, unknown>): unknown =>
  message("template", { name: "order_update", language: { code: "en_US" }, components }, more);

/** Everything that is said of a payload: severity, code, and the text that is marked. */
export function said(payload: unknown, context: Partial<CheckContext> = {}): string[] {
  const text = written(payload);
  return problemsOf(payload, context).map(
    ({ severity, code, span }) => `${severity} ${code} ${text.slice(span.start, span.end)}`,
  );
}

/** The problems of a payload. */
export const problemsOf = (payload: unknown, context: Partial<CheckContext> = {}): Problem[] =>
  checkDocument(parseDocument(written(payload)), { country: undefined, variables: {}, ...context });

/** The payload after the first fix of the first problem with this code. */
export function fixed(payload: unknown, code: string, context: Partial<CheckContext> = {}): unknown {
  const fix = problemsOf(payload, context).find(problem => problem.code === code)?.fixes[0];
  return JSON.parse(applyEdits(written(payload), fix?.edits ?? []));
}

const written = (payload: unknown): string =>
  typeof payload === "string" ? payload : JSON.stringify(payload, undefined, 2);
