import { openingOf, spanOf } from "../../document/locate.ts";
import type { Severity } from "../../problem.ts";
import { type CheckedPayload, isObject, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { counted, shown } from "../wording.ts";
import type { Card } from "./carousels.ts";

/**
 * Cards that are not built like the first one. In a message kind and number of buttons and the catalog must be the same, the
 * header had to be in 2025 (Messages §§8.11, 8.12); in a template all of it (Templates §1.6), but a quick reply may be left out.
 */
export const cardsDiffer: Rule = {
  code: "cards-differ",
  severity: "error",
  types: ["interactive/carousel", "template"],
  check: payload => {
    const inTemplate = payload.value.type === "template";
    return payload.carousels.flatMap(([first, ...others]) => {
      if (!first) return [];
      if (!inTemplate) return others.flatMap(card => ofMessage(payload, first, card));
      const shape = shapeOf(first);
      return others.flatMap(card => ofTemplate(payload, shape, card));
    });
  },
};

function ofMessage(payload: CheckedPayload, first: Card, card: Card): RuleFinding[] {
  const [one, other] = [buttonsOf(first), buttonsOf(card)];
  if (one === undefined || other === undefined) return [];
  if (one !== other)
    return [
      finding(
        payload,
        card,
        ["action"],
        `All cards have the same buttons: the first one has ${one}, this one ${other}.`,
      ),
    ];
  const [catalog, otherCatalog] = [first, card].map(it =>
    isObject(it.value.action) ? it.value.action.catalog_id : undefined,
  );
  if (typeof catalog === "string" && typeof otherCatalog === "string" && catalog !== otherCatalog) {
    const message = `All cards show products of one catalog: the first one of ${shown(catalog)}, this one of ${shown(otherCatalog)}.`;
    return [finding(payload, card, ["action", "catalog_id"], message)];
  }
  const [header, otherHeader] = [first, card].map(it =>
    isObject(it.value.header) ? it.value.header.type : undefined,
  );
  if (typeof header !== "string" || typeof otherHeader !== "string" || header === otherHeader) return [];
  const message = `All cards should have the same kind of header: the first one has ${shown(header)}, this one ${shown(otherHeader)}.`;
  return [finding(payload, card, ["header", "type"], message, "warning")];
}

/** The buttons of a card in words; `undefined`: not written yet. */
function buttonsOf({ value }: Card): string | undefined {
  const { action } = value;
  if (!isObject(action)) return undefined;
  if (value.type === "product" || Object.hasOwn(action, "product_retailer_id")) return "a product";
  if (Array.isArray(action.buttons) && action.buttons.length > 0)
    return counted(action.buttons.length, "quick-reply button");
  if (Object.hasOwn(action, "buttons")) return undefined;
  return Object.hasOwn(action, "name") || Object.hasOwn(action, "parameters") ? "a link button" : undefined;
}

function ofTemplate(payload: CheckedPayload, shape: string, card: Card): RuleFinding[] {
  const other = shapeOf(card);
  if (other === shape) return [];
  const message = `All cards of a template are filled alike: the first one with ${shape || "nothing"}, this one with ${other || "nothing"}.`;
  return [finding(payload, card, ["components"], message, "warning")];
}

/** What a card fills, in words and in order, quick replies aside. */
function shapeOf({ value }: Card): string {
  const components: readonly unknown[] = Array.isArray(value.components) ? value.components : [];
  const parts = components.filter(isObject).flatMap(({ type, sub_type: subType, parameters }) => {
    if (typeof type !== "string") return [];
    const kind = type.toLowerCase();
    if (kind === "button") {
      const button = typeof subType === "string" ? subType.toLowerCase() : "";
      return button === "" || button === "quick_reply" ? [] : [`a ${button} button`];
    }
    const first: unknown = Array.isArray(parameters) ? parameters[0] : undefined;
    const what =
      kind === "header" && isObject(first) && typeof first.type === "string" ? ` (${first.type})` : "";
    return [`a ${kind}${what}`];
  });
  return [...new Set(parts.map(part => part.slice(0, longestPart)))].sort().slice(0, mostParts).join(", ");
}

/** A card has no more of them, and none that is longer. */
const mostParts = 10;
const longestPart = 40;

function finding(
  payload: CheckedPayload,
  card: Card,
  keys: readonly string[],
  message: string,
  severity: Severity = "error",
): RuleFinding {
  const pointer = [card.pointer, ...keys].join("/");
  const place = placeAt(payload, pointer);
  const scalar = place.node.type !== "object" && place.node.type !== "array";
  return { message, severity, span: scalar ? spanOf(place.node) : openingOf(place), pointer };
}
