import type { Node } from "jsonc-parser";
import { renameKey, replaceValue } from "../document/edits.ts";
import type { Fix } from "../problem.ts";
import { type CheckedPayload, placeAt } from "./finding.ts";
import type { SchemaError } from "./generated/validatePayload.js";
import { encodedLink } from "./rules/encodedLink.ts";

/** Makes a link of what was meant as one, or an id of what is one: with its spaces encoded, or with https:// in front of its host. */
export function linkFixes(payload: CheckedPayload, { params, data, instancePath }: SchemaError): Fix[] {
  if (typeof data !== "string" || !forLinks.test(String(params.pattern))) return [];
  const { node, key } = placeAt(payload, instancePath);
  if (node.value !== data) return [];
  if (key && isMediaId(data) && key.value === "link" && !hasId(key))
    return [{ title: 'Rename "link" to "id"', edits: [renameKey(key, "id")], preferred: true }];
  const whole = encodedLink(data);
  const fix = (title: string, link: string): Fix[] => [
    { title, edits: [replaceValue(node, link)], preferred: true },
  ];
  if (/^https?:\/\/[^/?#]/i.test(whole)) return fix("Encode the spaces", whole);
  return /^(?:[a-z\d-]+\.)+[a-z]{2,}(?:[:/?#]|$)/i.test(whole)
    ? fix("Put https:// in front", `https://${whole}`)
    : [];
}

/** Meta's ids of uploaded files are long numbers. */
const isMediaId = (text: string): boolean => /^\d{6,}$/.test(text);

/** Whether the object of a key has an `id` too. */
const hasId = (key: Node): boolean =>
  key.parent?.parent?.children?.some(property => property.children?.[0]?.value === "id") ?? false;

/** How the schemas write the beginning of a link. */
const forLinks = /\[hH\]\[tT\]\[tT\]\[pP\]/;
