import { dialled } from "../../checks/rules/dialling.ts";
import type { PreflightRule } from "../preflight.ts";

/** A number without +: the API puts the business's own country code in front of it (rules §2). */
export const numberWithoutCountryCode: PreflightRule = {
  id: "number-without-country-code",
  title: "Number without country code",
  optional: true,
  check: ({ recipient, business }) => {
    if (recipient?.kind !== "phone" || recipient.id.trim().startsWith("+")) return [];
    const digits = recipient.id.replace(/\D/g, "");
    const reading = business.country === undefined ? undefined : dialled(digits, business.country);
    const reached = reading
      ? `${reading.delivered} is reached: the business's country code is put in front.`
      : "the country code of the business number is put in front.";
    return [
      {
        weight: "warning",
        message: `“${recipient.id}” has no country code, so ${reached} Write the number with + and its country code.`,
      },
    ];
  },
};
