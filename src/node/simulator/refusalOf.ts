import { checkDocument } from "../../core/checks/checkDocument.ts";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { parseDocument, type WamsgDocument } from "../../core/document/parseDocument.ts";
import type { Problem } from "../../core/problem.ts";
import type { TemplateDefinition } from "../../core/templates/templateDefinition.ts";

/** Why the API would not take a body. */
export interface Refusal {
  readonly code: number;
  readonly details: string;
}

/** Judges a body by the same checks that the editor shows; only what is an error there is refused here. */
export function refusalOf(text: string, templates: readonly TemplateDefinition[]): Refusal | undefined {
  const document = parseDocument(text);
  const problem = checkDocument(document, { country: undefined, variables: {}, templates }).find(
    ({ severity }) => severity === "error",
  );
  if (problem)
    return { code: codeOf(problem, () => codeOfStatus(document, templates)), details: detailsOf(problem) };
  if (document.conversation)
    return { code: 100, details: "One request holds one message: an object, not an array." };
  return undefined;
}

/** Which published code a problem is answered with (errors, "Simulator triggers" and the meaning of 100). */
function codeOf({ code, pointer }: Problem, ofStatus: () => number): number {
  if (pointer === "/type" && !code.startsWith("missing")) return 131051;
  switch (code) {
    case "choose-one":
      // Of the message itself the choice is its recipient, and both together are allowed.
      return pointer === "" ? 131008 : 100;
    case "missing-property":
    case "missing-type":
    case "content-missing":
      return 131008;
    case "value-not-allowed":
      return 131009;
    case "template-not-found":
      return 132001;
    case "template-not-approved":
      return ofStatus();
    case "template-parameters":
    case "template-cards":
      return 132000;
    case "template-parameter-name":
    case "template-header":
    case "template-button":
    case "mixed-parameter-names":
      return 132012;
    case "template-too-long":
      return 132005;
    case "wrong-format":
    case "out-of-range":
    case "too-short":
    case "too-few-items":
    case "too-many-items":
    case "too-many-rows":
    case "duplicate-id":
    case "duplicate-title":
    case "phone-not-valid":
    case "group-id-as-phone":
      return 131009;
    default:
      return 100;
  }
}

/** A template can only be sent when it is approved; two of the other states have a code of their own. */
function codeOfStatus({ payloads }: WamsgDocument, templates: readonly TemplateDefinition[]): number {
  const sent = fieldsOf(fieldsOf(payloads[0]?.value)?.template);
  const language = textOf(fieldsOf(sent?.language)?.code)?.replace("-", "_").toLowerCase();
  const template = templates.find(it => it.name === sent?.name && it.language.toLowerCase() === language);
  return template?.status === "PAUSED" ? 132015 : template?.status === "DISABLED" ? 132016 : 132001;
}

function detailsOf({ pointer, message }: Problem): string {
  const path = pointer
    .split("/")
    .slice(1)
    .map(key => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((whole, key) => (/^\d+$/.test(key) ? `${whole}[${key}]` : whole ? `${whole}.${key}` : key), "");
  return path ? `${path}: ${message}` : message;
}
