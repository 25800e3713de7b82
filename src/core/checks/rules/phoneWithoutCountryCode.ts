import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import type { Fix } from "../../problem.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { dialled } from "./dialling.ts";

/** A phone number without +: the API puts the country code of the business number in front of it (Rules §2). */
export const phoneWithoutCountryCode: Rule = {
  code: "phone-without-country-code",
  severity: "warning",
  check: payload => {
    const { phone } = payload;
    if (!phone || phone.international || phone.stranger !== undefined) return [];
    if (phone.digits.length < 7 || phone.digits.length > 15) return [];
    const { node } = placeAt(payload, "/to");
    const { country } = payload.context;
    const reading = country === undefined ? undefined : dialled(phone.digits, country);
    // 00 is dialled in place of +, not behind it.
    const withPlus = `+${phone.written.trim().replace(/^00/, "")}`;
    return [
      {
        message: reading
          ? `Without + this goes to ${reading.delivered}: the country code of the business number is put in front.`
          : `Without + the country code of the business number is put in front of ${shown(phone.written)}.`,
        span: spanOf(node),
        pointer: "/to",
        fixes: (): Fix[] => {
          if (node.value !== phone.written) return [];
          const plus = { title: `Change to ${shown(withPlus)}`, edits: [replaceValue(node, withPlus)] };
          if (!reading) return [{ ...plus, preferred: true }];
          const own = {
            title: `Change to ${shown(reading.national)}`,
            edits: [replaceValue(node, reading.national)],
          };
          const [first, second] = reading.likely === "national" ? [own, plus] : [plus, own];
          return reading.national === reading.international
            ? [{ ...plus, preferred: true }]
            : [{ ...first, preferred: true }, second];
        },
      },
    ];
  },
};
