import { renameKey } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";

/** A business-scoped user id in `to`, as a draft of 2025 had it; it is sent in `recipient` (Messages §13). */
export const recipientAsTo: Rule = {
  code: "wrong-format",
  severity: "warning",
  check: payload => {
    const to = payload.value.to;
    if (typeof to !== "string" || !isBusinessScopedUserId(to)) return [];
    const { key, node } = placeAt(payload, "/to");
    return [
      {
        message: `A business-scoped user id such as ${JSON.stringify(to)} stands in "recipient"; "to" holds a phone number.`,
        span: spanOf(node),
        pointer: "/to",
        fixes: () =>
          key && !Object.hasOwn(payload.value, "recipient")
            ? [{ title: 'Rename to "recipient"', edits: [renameKey(key, "recipient")], preferred: true }]
            : [],
      },
    ];
  },
};

/** Two-letter country, a dot, `ENT.` for a parent id, up to 128 letters and digits (Messages §13). */
export const isBusinessScopedUserId = (text: string): boolean =>
  /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(text);
