import { replaceValue } from "../document/edits.ts";
import type { Fix } from "../problem.ts";
import { type CheckedPayload, placeAt } from "./finding.ts";
import type { SchemaError } from "./generated/validatePayload.js";
import { encodedLink } from "./rules/encodedLink.ts";

/** Makes a link of what was meant as one: with its spaces encoded, or with https:// in front of its host. */
export function linkFixes(payload: CheckedPayload, { params, data, instancePath }: SchemaError): Fix[] {
  if (typeof data !== "string" || !forLinks.test(String(params.pattern))) return [];
  const { node } = placeAt(payload, instancePath);
  if (node.value !== data) return [];
  const whole = encodedLink(data);
  const fix = (title: string, link: string): Fix[] => [
    { title, edits: [replaceValue(node, link)], preferred: true },
  ];
  if (/^https?:\/\/[^/?#]/i.test(whole)) return fix("Encode the spaces", whole);
  return /^(?:[a-z\d-]+\.)+[a-z]{2,}(?:[:/?#]|$)/i.test(whole)
    ? fix("Put https:// in front", `https://${whole}`)
    : [];
}

/** How the schemas write the beginning of a link. */
const forLinks = /\[hH\]\[tT\]\[tT\]\[pP\]/;
