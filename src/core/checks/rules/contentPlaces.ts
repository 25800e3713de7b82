import { isObject, type PayloadValue } from "../finding.ts";
import { type Path, path, valuesAlong } from "./valuesAlong.ts";

/** An object whose `type` names the property that holds its content. */
export interface ContentPlace {
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** How a sentence calls it. */
  readonly name: string;
  /** What `type` can be, and what a fix puts in for it; the values of Meta's own list. */
  readonly contents: Readonly<Record<string, unknown>>;
}

/** Every such object of a payload: the message itself, headers, parameters of a template, ways to pay. */
export function contentPlaces(payload: PayloadValue): ContentPlace[] {
  const { type } = payload.value;
  const kinds = type === "interactive" || type === "template" ? kindsWithin[type] : [];
  return [
    { pointer: "", value: payload.value, name: "A message", contents: messageContents },
    ...kinds.flatMap(({ way, name, contents }) =>
      valuesAlong(payload.value, way).flatMap(({ pointer, value }) =>
        isObject(value) ? [{ pointer, value, name, contents }] : [],
      ),
    ),
  ];
}

interface Kind {
  readonly way: Path;
  readonly name: string;
  readonly contents: Readonly<Record<string, unknown>>;
}

const kind = (way: string, name: string, contents: Readonly<Record<string, unknown>>): Kind => ({
  way: path(way),
  name,
  contents,
});

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

/** Messages §8.11. */
const cardHeaderContents: Readonly<Record<string, unknown>> = { image: media, video: media };

/** Messages §8.15. */
const paymentContents: Readonly<Record<string, unknown>> = {
  payment_gateway: { type: "razorpay", configuration_name: "configuration" },
  payment_link: { uri: "https://pay.example.com/1" },
  upi_intent_link: { link: "upi://pay?pa=shop@example" },
  pix_dynamic_code: { code: "code", merchant_name: "Shop", key: "pix@example.com", key_type: "EMAIL" },
  boleto: { digitable_line: "digits" },
  offsite_card_pay: { last_four_digits: "0000", credential_id: "id" },
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
  product: { product_retailer_id: "product id", catalog_id: "catalog id" },
  payload: "payload",
  coupon_code: "CODE10",
  action: {},
  ttl_minutes: 10080,
  group_id: "group",
  limited_time_offer: { expiration_time_ms: 1893456000000 },
  tap_target_configuration: [{ url: "https://www.example.com", title: "Title" }],
};

const kindsWithin: Readonly<Record<"interactive" | "template", readonly Kind[]>> = {
  interactive: [
    kind("interactive/header", "A header", headerContents),
    kind("interactive/action/cards/*/header", "The header of a card", cardHeaderContents),
    kind("interactive/action/parameters/payment_settings/*", "A payment setting", paymentContents),
  ],
  template: [
    kind("template/components/*/parameters/*", "A parameter", parameterContents),
    kind("template/components/*/cards/*/components/*/parameters/*", "A parameter", parameterContents),
    kind(
      "template/components/*/parameters/*/action/order_details/payment_settings/*",
      "A payment setting",
      paymentContents,
    ),
  ],
};
