import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";

/**
 * A number of Brazil or Mexico in the form that the API rewrites: `wa_id` of the response is then another one than was sent,
 * which is normal (Rules §2, Messages §2). Only the outdated forms are noted: Mexico's with a 1, Brazil's mobile without a 9.
 */
export const waIdDiffers: Rule = {
  code: "wa-id-differs",
  severity: "info",
  check: payload => {
    const { to } = payload.value;
    if (typeof to !== "string" || !/^\s*\+\s*5/.test(to)) return [];
    const { phone } = payload;
    if (!phone || phone.stranger !== undefined) return [];
    const country = /^521\d{10}$/.test(phone.digits)
      ? "Mexico"
      : /^55[1-9]\d[6-9]\d{7}$/.test(phone.digits)
        ? "Brazil"
        : undefined;
    if (country === undefined) return [];
    const digit = country === "Mexico" ? "with the 1 behind +52" : "without the 9 of mobile numbers";
    return [
      {
        message: `This is a number of ${country} ${digit}; the wa_id of the answer may be another one, which is normal.`,
        span: spanOf(placeAt(payload, "/to").node),
        pointer: "/to",
      },
    ];
  },
};
