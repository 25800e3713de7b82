import type { PayloadValue } from "../finding.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** An address that opens on the customer's phone. */
export interface OpenedLink {
  readonly pointer: string;
  readonly link: string;
}

/** The addresses behind the buttons of a payload: link buttons, cards, payment links, tap targets (Messages §8, Templates §1.8). */
export function openedLinks(payload: PayloadValue): OpenedLink[] {
  const type = payload.value.type;
  if (type !== "interactive" && type !== "template") return [];
  return ways[type].flatMap(way =>
    valuesAlong(payload.value, way).flatMap(({ pointer, value }) =>
      typeof value === "string" ? [{ pointer, link: value }] : [],
    ),
  );
}

const ways = {
  interactive: [
    "interactive/action/parameters/url",
    "interactive/action/cards/*/action/parameters/url",
    "interactive/action/parameters/payment_settings/*/payment_link/uri",
  ].map(path),
  template: ["template/components/*/parameters/*/tap_target_configuration/*/url"].map(path),
};
