import type { Rule } from "../finding.ts";
import { repeated } from "./repeated.ts";
import { replyButtonStrings } from "./uniqueStrings.ts";

/** Two reply buttons that say the same (Messages §8.1). No page forbids it for the rows of a list. */
export const duplicateTitle: Rule = {
  code: "duplicate-title",
  severity: "error",
  types: ["interactive/button"],
  check: payload =>
    repeated(payload, replyButtonStrings(payload, "title"), {
      name: "A button title",
      separator: " ",
      maximumLength: 20,
    }),
};
