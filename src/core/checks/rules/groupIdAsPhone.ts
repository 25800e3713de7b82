import { insertProperty, replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import type { Fix } from "../../problem.ts";
import { type CheckedPayload, placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";

/** A group id where `recipient_type` does not say group: the API takes it for a phone number (Messages §12). */
export const groupIdAsPhone: Rule = {
  code: "group-id-as-phone",
  severity: "error",
  check: payload => {
    const { to, recipient_type: recipientType, type } = payload.value;
    if (typeof to !== "string" || !looksLikeGroupId(to) || type === "pin") return [];
    if (recipientType !== undefined && recipientType !== "individual") return [];
    return [
      {
        message: `${shown(to)} looks like a group id; a message to a group also says "recipient_type": "group".`,
        span: spanOf(placeAt(payload, "/to").node),
        // Of the whole payload, so that it is not told before the rest of it is written.
        pointer: "",
        fixes: () => [sendToGroup(payload)],
      },
    ];
  },
};

/** Makes the payload a message to a group. */
export function sendToGroup(payload: CheckedPayload): Fix {
  const place = payload.locate("/recipient_type");
  const edit = place
    ? replaceValue(place.node, "group")
    : insertProperty(payload.text, payload.node, "recipient_type", "group", ["$schema", "messaging_product"]);
  return { title: 'Set "recipient_type" to "group"', edits: [edit], preferred: true };
}

/** A long word of base64, which no attempt at a phone number is. */
export const looksLikeGroupId = (text: string): boolean =>
  !hasVariable(text) && /^(?=.*[A-Za-z])[\w+/-]{20,}={0,2}$/.test(text);
