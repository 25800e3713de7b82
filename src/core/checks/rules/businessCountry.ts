import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule, valueAt } from "../finding.ts";

/**
 * An address message of a business number outside India, where the feature does not exist (Messages §8.6). A warning: a refusal
 * is documented for the recipient's country only. Nothing is said where the country of the business is not known.
 */
export const businessCountry: Rule = {
  code: "business-country",
  severity: "warning",
  types: ["interactive/address_message"],
  check: payload => {
    const country = payload.context.country?.toUpperCase();
    if (country === undefined || country === "IN") return [];
    if (valueAt(payload, "interactive", "type") !== "address_message") return [];
    return [
      {
        message: `Address messages are for businesses in India; this business number belongs to ${country}.`,
        span: spanOf(placeAt(payload, "/interactive/type").node),
        pointer: "/interactive/type",
      },
    ];
  },
};
