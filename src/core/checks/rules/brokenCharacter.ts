import { replaceValue } from "../../document/edits.ts";
import { below, spanOf } from "../../document/locate.ts";
import { type CheckedPayload, isObject, placeAt, type Rule, type RuleFinding } from "../finding.ts";

/**
 * Half of a character, as is left when an emoji is cut in two: UTF-8 cannot carry it, and what arrives in its place is not
 * foreseeable (RFC 8259 §8.2).
 */
export const brokenCharacter: Rule = {
  code: "broken-character",
  severity: "warning",
  mark: "half",
  check: payload => {
    const findings: RuleFinding[] = [];
    if (isBroken(payload.value)) collect(payload, payload.value, "", findings);
    // Links are said to be encoded wrongly.
    return findings.filter(({ pointer }) => payload.mediaLinks.every(link => link.pointer !== pointer));
  },
};

/** Hardly any message has one, and looking costs less than pointers do. */
function isBroken(value: unknown): boolean {
  if (typeof value === "string") return !value.isWellFormed();
  return typeof value === "object" && value !== null && Object.values(value).some(isBroken);
}

function collect(payload: CheckedPayload, value: unknown, pointer: string, findings: RuleFinding[]): void {
  if (typeof value === "string" && !value.isWellFormed()) findings.push(finding(payload, value, pointer));
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) collect(payload, item, below(pointer, index), findings);
  else if (isObject(value))
    for (const key of Object.keys(value)) collect(payload, value[key], below(pointer, key), findings);
}

function finding(payload: CheckedPayload, value: string, pointer: string): RuleFinding {
  const { node } = placeAt(payload, pointer);
  const half = (value.match(halves)?.[0] ?? "").charCodeAt(0).toString(16);
  return {
    message: `\\u${half} is half of a character; the customer would see � or nothing in its place.`,
    span: spanOf(node),
    pointer,
    fixes: () =>
      node.value === value
        ? [
            {
              title: "Remove the half character",
              edits: [replaceValue(node, value.replace(halves, ""))],
              preferred: true,
            },
          ]
        : [],
  };
}

const halves = /\p{Surrogate}/gu;
