import type { WamsgDocument } from "../document/parseDocument.ts";
import type { Problem } from "../problem.ts";

/** What is known besides the text. */
export interface CheckContext {
  /** Country of the business number, ISO 3166-1 alpha-2; `undefined`: unknown. */
  readonly country: string | undefined;
  /** Variables whose value is known; a string with any other variable counts as "any string". */
  readonly variables: Readonly<Record<string, string>>;
}

/** Every fault of a document, in the order of the text, each said once. Never throws. */
export function checkDocument(document: WamsgDocument, _context: CheckContext): Problem[] {
  return [...document.faults];
}
