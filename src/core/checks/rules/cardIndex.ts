import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import type { Fix } from "../../problem.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import type { Card } from "./carousels.ts";

/** Cards with the same number (Messages §8.11, Templates §1.6), or, as a warning, with a number left out: they begin at 0. */
export const cardIndex: Rule = {
  code: "card-index",
  severity: "error",
  types: ["interactive/carousel", "template"],
  check: payload => payload.carousels.flatMap(cards => ofCards(payload, cards)),
};

function ofCards(payload: CheckedPayload, cards: readonly Card[]): RuleFinding[] {
  const numbers = cards.map(card => card.value.card_index);
  if (!numbers.every(number => Number.isSafeInteger(number))) return [];
  const seen = new Set<unknown>();
  const repeated = cards.filter(({ value }) => seen.has(value.card_index) || !seen.add(value.card_index));
  const beyond = cards.filter(({ value }) => Number(value.card_index) >= cards.length);
  const faulty: readonly (readonly [Card, string, "error" | "warning"])[] =
    repeated.length > 0
      ? repeated.map(card => [
          card,
          `Card ${card.value.card_index} is there already; each card has its own number.`,
          "error",
        ])
      : beyond.map(card => [
          card,
          `Cards are numbered from 0 on; with ${cards.length} cards the last one is ${cards.length - 1}, not ${card.value.card_index}.`,
          "warning",
        ]);
  // The same fix for all of them, made once.
  let renumbered: Fix | undefined;
  const fixes = (): Fix[] => {
    renumbered ??= numbering(payload, cards);
    return [renumbered];
  };
  return faulty.map(([card, message, severity]) => {
    const pointer = `${card.pointer}/card_index`;
    return {
      message,
      severity,
      span: spanOf(placeAt(payload, pointer).node),
      pointer,
      fixes,
    };
  });
}

function numbering(payload: CheckedPayload, cards: readonly Card[]): Fix {
  const edits = cards.flatMap(({ pointer, value }, index) =>
    value.card_index === index ? [] : [replaceValue(placeAt(payload, `${pointer}/card_index`).node, index)],
  );
  return { title: `Number the cards 0 to ${cards.length - 1}`, edits, preferred: true };
}
