import { spanOf } from "../../document/locate.ts";
import { type CheckedPayload, placeAt, type Rule, valueAt } from "../finding.ts";
import { shown } from "../wording.ts";

/**
 * A message that only people of one country get: address messages are refused outside India (Messages §8.6); payments exist in
 * India and Brazil (Messages §8.15), where what happens to others is not documented. Only of a number that stands in the file.
 */
export const recipientCountry: Rule = {
  code: "recipient-country",
  severity: "error",
  types: ["interactive/address_message", "interactive/order_details", "template"],
  check: payload => {
    const needed = neededCountry(payload);
    if (!needed) return [];
    const { phone } = payload;
    if (!phone?.international || phone.digits.startsWith(needed.calling)) return [];
    const { node } = placeAt(payload, "/to");
    if (node.value !== phone.written) return [];
    return [
      {
        message: `${needed.what} goes to numbers of ${needed.country} (+${needed.calling}) only; this one is ${shown(phone.written)}.`,
        severity: needed.severity,
        span: spanOf(node),
        pointer: "/to",
      },
    ];
  },
};

function neededCountry(payload: CheckedPayload) {
  if (payload.value.type === "interactive" && valueAt(payload, "interactive", "type") === "address_message")
    return { what: "An address message", country: "India", calling: "91", severity: "error" } as const;
  const currency = payload.orders[0]?.parameters.currency;
  const what = "A payment in";
  if (currency === "INR")
    return { what: `${what} INR`, country: "India", calling: "91", severity: "warning" } as const;
  if (currency === "BRL")
    return { what: `${what} BRL`, country: "Brazil", calling: "55", severity: "warning" } as const;
  return undefined;
}
