import { isObject, type PayloadValue } from "../finding.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** One card of a carousel. */
export interface Card {
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The cards of every carousel of a payload, each carousel apart (Messages §8.11, Templates §1.6). */
export function carousels(payload: PayloadValue): readonly (readonly Card[])[] {
  const way = payload.value.type === "template" ? inTemplate : inMessage;
  return valuesAlong(payload.value, way).flatMap(({ pointer, value }) => {
    const cards = valuesAlong(value, everyItem, pointer).flatMap(card =>
      isObject(card.value) ? [{ pointer: card.pointer, value: card.value }] : [],
    );
    return cards.length > 1 ? [cards] : [];
  });
}

const inMessage = path("interactive/action/cards");
const inTemplate = path("template/components/*/cards");
const everyItem = path("*");
