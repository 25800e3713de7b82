import { spanOf } from "../../document/locate.ts";
import { countryOf } from "../../phoneNumber.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { definitionOf } from "./definedParts.ts";

/**
 * A marketing template to a number of the United States: none is delivered since 1 April 2025 (Rules §7; whether that still holds
 * late in 2026 is not confirmed, which is why it is a warning). Found where the template's definition is known.
 */
export const marketingToUs: Rule = {
  code: "marketing-to-us",
  severity: "warning",
  types: ["template"],
  check: payload => {
    const { phone } = payload;
    if (!phone?.international || !phone.digits.startsWith("1")) return [];
    if (definitionOf(payload)?.category !== "MARKETING" || countryOf(phone.digits) !== "US") return [];
    const { node } = placeAt(payload, "/to");
    return [
      {
        message: `WhatsApp delivers no marketing templates to numbers of the United States; this one is ${shown(phone.written)}.`,
        span: spanOf(node),
        pointer: "/to",
      },
    ];
  },
};
