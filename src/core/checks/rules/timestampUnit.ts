import { spanOf } from "../../document/locate.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { billExpiration, offerExpiration } from "./expirations.ts";
import { valuesAlong } from "./valuesAlong.ts";

/** A time in the wrong unit: a bill expires in seconds (Messages §8.15), a limited-time offer in milliseconds (Templates §1.7). */
export const timestampUnit: Rule = {
  code: "timestamp-unit",
  severity: "warning",
  types: ["interactive/order_details", "template"],
  check: payload => {
    const bills = payload.orders.flatMap(({ pointer, parameters }) =>
      valuesAlong(parameters, billExpiration, pointer),
    );
    const offers = payload.value.type === "template" ? valuesAlong(payload.value, offerExpiration) : [];
    return [
      ...bills
        .filter(({ value }) => typeof value === "string" && /^\d{12,}$/.test(value))
        .map(({ pointer }) => finding(payload, pointer, "in seconds; this one has the size of milliseconds")),
      ...offers
        .filter(({ value }) => typeof value === "number" && value < leastMilliseconds)
        .map(({ pointer }) => finding(payload, pointer, "in milliseconds; this one has the size of seconds")),
    ];
  },
};

/** In milliseconds this is the year 1973, in seconds the year 5138. */
const leastMilliseconds = 1e11;

function finding(payload: CheckedPayload, pointer: string, unit: string): RuleFinding {
  const { node } = placeAt(payload, pointer);
  return { message: `The time is given ${unit} (${node.value}).`, span: spanOf(node), pointer };
}
