import { removeProperty } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";

/** A phone number where `recipient_type` says group: a group id is an opaque string (Messages §12). */
export const phoneAsGroupId: Rule = {
  code: "phone-as-group-id",
  severity: "warning",
  check: payload => {
    const { to, recipient_type: recipientType } = payload.value;
    if (recipientType !== "group" || typeof to !== "string" || hasVariable(to)) return [];
    const digits = to.replace(/\D/g, "").length;
    if (!/^\+?[\d() -]+$/.test(to.trim()) || digits < 7 || digits > 15) return [];
    const type = payload.locate("/recipient_type")?.property;
    return [
      {
        message: `A group is named by its group id; ${shown(to)} looks like a phone number.`,
        span: spanOf(placeAt(payload, "/to").node),
        pointer: "/to",
        fixes: () =>
          type && payload.value.type !== "pin"
            ? [{ title: 'Remove "recipient_type"', edits: [removeProperty(type)], preferred: true }]
            : [],
      },
    ];
  },
};
