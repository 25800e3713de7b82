import { below } from "../../document/locate.ts";
import { type CheckedPayload, isObject, itemsAt, valueAt } from "../finding.ts";

/** An object whose `type` names the property that holds its content. */
export interface ContentPlace {
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** How a sentence calls it. */
  readonly name: string;
  /** What `type` can be, and what a fix puts in for it; the values of Meta's own list. */
  readonly contents: Readonly<Record<string, unknown>>;
}

/** Every such object of a payload: the message itself, a header, and each parameter of a template. */
export function contentPlaces(payload: CheckedPayload): ContentPlace[] {
  const places: ContentPlace[] = [
    { pointer: "", value: payload.value, name: "A message", contents: messageContents },
  ];
  const header = valueAt(payload, "interactive", "header");
  if (payload.value.type === "interactive" && isObject(header)) {
    places.push({
      pointer: "/interactive/header",
      value: header,
      name: "A header",
      contents: headerContents,
    });
  }
  if (payload.value.type !== "template") return places;
  itemsAt(payload, "template", "components").forEach((component, index) => {
    const parameters = isObject(component) ? component.parameters : undefined;
    if (!Array.isArray(parameters)) return;
    const pointer = below(below("/template/components", index), "parameters");
    parameters.forEach((parameter: unknown, number) => {
      if (!isObject(parameter)) return;
      places.push({
        pointer: below(pointer, number),
        value: parameter,
        name: "A parameter",
        contents: parameterContents,
      });
    });
  });
  return places;
}

const media = { link: "https://www.example.com/file" };

/** Messages §1: the values of `type`. */
export const messageContents: Readonly<Record<string, unknown>> = {
  text: { body: "Hello!" },
  image: media,
  video: media,
  audio: media,
  document: media,
  sticker: media,
  location: { latitude: "48.20849", longitude: "16.37208" },
  contacts: [{ name: { formatted_name: "Robin Rivers" } }],
  reaction: { message_id: "${lastInboundId}", emoji: "👍" },
  interactive: { type: "button", body: { text: "…" }, action: { buttons: [] } },
  template: { name: "hello_world", language: { code: "en_US" } },
  pin: { type: "pin", message_id: "${lastInboundId}", expiration_days: 7 },
};

/** Messages §8: common parts. */
const headerContents: Readonly<Record<string, unknown>> = {
  text: "Title",
  image: media,
  video: media,
  document: media,
};

/** Templates §1.3. */
const parameterContents: Readonly<Record<string, unknown>> = {
  text: "value",
  currency: { fallback_value: "49.90 EUR", code: "EUR", amount_1000: 49900 },
  date_time: { fallback_value: "30 November 2026" },
  image: media,
  video: media,
  document: media,
  gif: media,
  location: { latitude: "48.20849", longitude: "16.37208", name: "Name", address: "Address" },
  product: { product_retailer_id: "id", catalog_id: "id" },
  payload: "payload",
  coupon_code: "CODE10",
  action: {},
  ttl_minutes: 10080,
  group_id: "group",
  limited_time_offer: {},
  tap_target_configuration: [],
};
