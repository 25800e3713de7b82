import { isObject, type Rule } from "../finding.ts";
import { repeated } from "./repeated.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/**
 * Quick replies of cards with the same id: the webhook could not say which one was tapped. No page demands it of cards, so
 * it is a warning, unlike for reply buttons (Messages §§8.1, 8.11).
 */
export const duplicateCardReply: Rule = {
  code: "duplicate-id",
  severity: "warning",
  types: ["interactive/carousel"],
  check: payload => {
    const ids = payload.carousels
      .flat()
      .flatMap(card => valuesAlong(card.value, replies, card.pointer))
      .flatMap(({ pointer, value }) =>
        isObject(value) && typeof value.id === "string"
          ? [{ pointer: `${pointer}/id`, value: value.id }]
          : [],
      );
    return ids.length === 0
      ? []
      : repeated(payload, ids, { name: "A button id", separator: "-", maximumLength: 256 });
  },
};

const replies = path("action/buttons/*/quick_reply");
