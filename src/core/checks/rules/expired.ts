import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { billExpiration, offerExpiration } from "./expirations.ts";
import { valuesAlong } from "./valuesAlong.ts";

/**
 * A bill that ends sooner than 300 seconds from now (Messages §8.15), or an offer that has ended (Templates §1.7, where no page
 * says what becomes of it). Found only where the time is known. Times in the wrong unit are another rule's.
 */
export const expired: Rule = {
  code: "expired",
  severity: "error",
  types: ["interactive/order_details", "template"],
  check: payload => {
    const { nowMs } = payload.context;
    if (nowMs === undefined) return [];
    const bills = payload.orders.flatMap(({ pointer, parameters }) =>
      valuesAlong(parameters, billExpiration, pointer),
    );
    const offers = payload.value.type === "template" ? valuesAlong(payload.value, offerExpiration) : [];
    return [
      ...bills
        .filter(({ value }) => typeof value === "string" && /^\d{1,11}$/.test(value))
        .filter(({ value }) => Number(value) * 1000 < nowMs + leastAheadMs)
        .map(({ pointer, value }) => ofBill(payload, pointer, Number(value) * 1000, nowMs)),
      ...offers
        .filter(({ value }) => typeof value === "number" && value >= leastMilliseconds && value < nowMs)
        .map(({ pointer, value }) => ofOffer(payload, pointer, Number(value), nowMs)),
    ];
  },
};

/** As long as a bill can be paid at least. */
const leastAheadMs = 300_000;

/** What is less is a time in seconds. */
const leastMilliseconds = 1e11;

const dayMs = 86_400_000;

function ofBill(payload: CheckedPayload, pointer: string, endsMs: number, nowMs: number): RuleFinding {
  const { node } = placeAt(payload, pointer);
  return {
    message: `A bill ends at least 300 seconds from now; this one ${endsMs < nowMs ? "ended" : "ends"} ${shownTime(endsMs)}.`,
    span: spanOf(node),
    pointer,
    fixes: () => [
      {
        title: "Set to 24 hours from now",
        edits: [replaceValue(node, String(Math.floor((nowMs + dayMs) / 1000)))],
        preferred: true,
      },
    ],
  };
}

function ofOffer(payload: CheckedPayload, pointer: string, endedMs: number, nowMs: number): RuleFinding {
  const { node } = placeAt(payload, pointer);
  return {
    message: `This offer ended ${shownTime(endedMs)}.`,
    severity: "warning",
    span: spanOf(node),
    pointer,
    fixes: () => [
      {
        title: "Set to 24 hours from now",
        edits: [replaceValue(node, nowMs + dayMs)],
        preferred: true,
      },
    ],
  };
}

/** `on 2026-11-25 at 10:30 UTC`. */
function shownTime(timeMs: number): string {
  const [day, time = ""] = new Date(timeMs).toISOString().split("T");
  return `on ${day} at ${time.slice(0, 5)} UTC`;
}
