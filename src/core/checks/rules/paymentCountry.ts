import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { anyOf, shown } from "../wording.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** A way of paying of the other country: India pays in INR, Brazil in BRL, and each has its own ways (Messages §8.15). */
export const paymentCountry: Rule = {
  code: "payment-country",
  severity: "error",
  types: ["interactive/order_details", "template"],
  inSchemas: true,
  check: payload =>
    payload.orders.flatMap(({ pointer, parameters }) => {
      const { currency } = parameters;
      const country = currency === "INR" ? "India" : currency === "BRL" ? "Brazil" : undefined;
      if (country === undefined) return [];
      return ways
        .flatMap(way => valuesAlong(parameters, way, pointer))
        .filter(
          ({ value }) => typeof value === "string" && Object.hasOwn(homes, value) && homes[value] !== country,
        )
        .map(it => ({
          message: `${shown(it.value)} is for ${homes[String(it.value)]}, but the bill is in ${currency}; ${country} has ${anyOf(waysOf(country))}.`,
          span: spanOf(placeAt(payload, it.pointer).node),
          pointer: it.pointer,
        }));
    }),
};

const ways = ["payment_type", "payment_settings/*/type"].map(path);

/** `payment_link` is at home in both. */
const homes: Readonly<Record<string, "India" | "Brazil">> = {
  upi: "India",
  payment_gateway: "India",
  upi_intent_link: "India",
  br: "Brazil",
  pix_dynamic_code: "Brazil",
  boleto: "Brazil",
  offsite_card_pay: "Brazil",
};

const waysOf = (country: string): string[] => Object.keys(homes).filter(way => homes[way] === country);
