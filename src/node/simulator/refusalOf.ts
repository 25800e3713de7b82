import { checkDocument } from "../../core/checks/checkDocument.ts";
import { parseDocument } from "../../core/document/parseDocument.ts";
import type { Problem } from "../../core/problem.ts";

/** Why the API would not take a body. */
export interface Refusal {
  readonly code: number;
  readonly details: string;
}

/** Judges a body by the same checks that the editor shows; only what is an error there is refused here. */
export function refusalOf(text: string): Refusal | undefined {
  const document = parseDocument(text);
  const problem = checkDocument(document, { country: undefined, variables: {} }).find(
    ({ severity }) => severity === "error",
  );
  if (problem) return { code: codeOf(problem), details: detailsOf(problem) };
  if (document.conversation)
    return { code: 100, details: "One request holds one message: an object, not an array." };
  return undefined;
}

/** Which published code a problem is answered with (errors, "Simulator triggers" and the meaning of 100). */
function codeOf({ code, pointer }: Problem): number {
  switch (code) {
    case "choose-one":
      // Of the message itself the choice is its recipient, and both together are allowed.
      return pointer === "" ? 131008 : 100;
    case "missing-property":
    case "missing-type":
    case "content-missing":
      return 131008;
    case "value-not-allowed":
    case "wrong-format":
    case "out-of-range":
    case "too-short":
    case "too-few-items":
    case "too-many-items":
    case "too-many-rows":
    case "duplicate-id":
    case "duplicate-title":
    case "phone-not-valid":
      return 131009;
    default:
      return 100;
  }
}

function detailsOf({ pointer, message }: Problem): string {
  const path = pointer
    .split("/")
    .slice(1)
    .map(key => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((whole, key) => (/^\d+$/.test(key) ? `${whole}[${key}]` : whole ? `${whole}.${key}` : key), "");
  return path ? `${path}: ${message}` : message;
}
