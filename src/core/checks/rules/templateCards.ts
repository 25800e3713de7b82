import { openingOf, spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { counted } from "../wording.ts";
import { definitionOf, sellsProducts } from "./definedParts.ts";
import { componentsAt } from "./templateComponents.ts";

/** A carousel with more or fewer cards than the template has, or where it has none (Templates §§1.6, 2.5). */
export const templateCards: Rule = {
  code: "template-cards",
  severity: "error",
  types: ["template"],
  check: payload => {
    const template = definitionOf(payload);
    if (!template) return [];
    const carousel = componentsAt(payload.value.template, "/template").find(
      ({ type }) => type === "carousel",
    );
    const defined = template.cards.length;
    if (!carousel) {
      if (defined === 0) return [];
      const pointer = "/template/name";
      const message = `The template has a carousel of ${counted(defined, "card")}; the message brings none.`;
      return [{ message, span: spanOf(placeAt(payload, pointer).node), pointer }];
    }
    if (defined === 0) {
      const pointer = `${carousel.pointer}/type`;
      const message = "The template has no carousel, so there is nothing to fill in.";
      return [{ message, span: spanOf(placeAt(payload, pointer).node), pointer }];
    }
    const { cards } = carousel.value;
    if (!Array.isArray(cards) || cards.length === defined || sellsProducts(template)) return [];
    const pointer = `${carousel.pointer}/cards`;
    const message = `The carousel of the template has ${counted(defined, "card")}; here ${cards.length === 1 ? "is" : "are"} ${counted(cards.length, "card")}.`;
    return [{ message, span: openingOf(placeAt(payload, pointer)), pointer }];
  },
};
