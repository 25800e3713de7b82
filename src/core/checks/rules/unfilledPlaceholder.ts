import { below, spanOf } from "../../document/locate.ts";
import { type CheckedPayload, isObject, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { shown } from "../wording.ts";
import { isPlaceholder, placeholderIn } from "./placeholderIn.ts";

/** A gap such as `{{1}}`, `<NAME>` or `TODO:` in what the customer reads, or in the place of an id. No page forbids it. */
export const unfilledPlaceholder: Rule = {
  code: "unfilled-placeholder",
  severity: "warning",
  mark: "gap",
  check: payload => {
    const findings: RuleFinding[] = [];
    for (const { pointer, value } of payload.texts) {
      const gap = placeholderIn(value);
      if (gap)
        findings.push({
          message: `${shown(gap.text)} looks like a gap that was never filled in; the customer would read it as it is.`,
          severity: gap.sure ? "warning" : "info",
          span: spanOf(placeAt(payload, pointer).node),
          pointer,
        });
    }
    if (hasBracket(payload.value)) ids(payload, payload.value, "", findings);
    return findings;
  },
};

/** Whether a string begins as those pages write a gap; few messages have one, and looking costs less than pointers do. */
function hasBracket(value: unknown): boolean {
  if (typeof value === "string") return value.startsWith("<");
  return typeof value === "object" && value !== null && Object.values(value).some(hasBracket);
}

/** Ids that are still as the pages of the API write them. */
function ids(payload: CheckedPayload, value: unknown, pointer: string, findings: RuleFinding[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) ids(payload, item, below(pointer, index), findings);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const item = value[key];
      if (typeof item === "object") ids(payload, item, below(pointer, key), findings);
      else if (
        typeof item === "string" &&
        item.startsWith("<") &&
        namesAnId(payload, key) &&
        isPlaceholder(item)
      )
        findings.push({
          message: `${shown(item)} stands for an id that is still to be filled in.`,
          span: spanOf(placeAt(payload, below(pointer, key)).node),
          pointer: below(pointer, key),
        });
    }
  }
}

const namesAnId = (payload: CheckedPayload, key: string): boolean =>
  /(?:^|_)id$/.test(key) || (key === "to" && payload.value.recipient_type === "group");
