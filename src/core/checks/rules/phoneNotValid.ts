import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { counted, shown } from "../wording.ts";

/** Characters that no phone number has, or fewer than 7 or more than 15 digits (E.164; Rules §2). */
export const phoneNotValid: Rule = {
  code: "phone-not-valid",
  severity: "error",
  check: payload => {
    const { phone } = payload;
    if (!phone) return [];
    const count = phone.digits.length;
    const fits = count >= 7 && count <= 15;
    if (fits && phone.stranger === undefined) return [];
    const { node } = placeAt(payload, "/to");
    const message =
      phone.stranger === undefined || !fits
        ? `A phone number has 7 to 15 digits; ${shown(phone.written)} has ${counted(count, "digit")}.`
        : `A phone number has digits, spaces, hyphens, parentheses and a + in front; ${shown(phone.written)} has ${shown(phone.stranger)}.`;
    const clean = `${phone.international ? "+" : ""}${phone.digits}`;
    return [
      {
        message,
        span: spanOf(node),
        pointer: "/to",
        fixes: () =>
          fits && node.value === phone.written && !/\p{Letter}/u.test(phone.written)
            ? [{ title: `Change to ${shown(clean)}`, edits: [replaceValue(node, clean)], preferred: true }]
            : [],
      },
    ];
  },
};
