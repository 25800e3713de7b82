import { readTemplates } from "../../../../src/core/templates/readTemplates.ts";
import { message } from "./messages.ts";

const base = { language: "en_US", status: "APPROVED", category: "UTILITY" };
const card = {
  components: [
    { type: "HEADER", format: "IMAGE" },
    { type: "BODY", text: "Only {{1}}" },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Open", url: "https://www.example.com/{{1}}" }] },
  ],
};

/** The templates of an account, as the API lists them. */
export const templates = readTemplates({
  data: [
    {
      ...base,
      name: "order_update",
      components: [
        { type: "HEADER", format: "TEXT", text: "Order {{1}}" },
        { type: "BODY", text: "Hello {{1}}, it comes {{2}}.", example: { body_text: [["Robin", "today"]] } },
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "Thanks" },
            { type: "URL", text: "Track", url: "https://www.example.com/{{1}}" },
            { type: "URL", text: "Shop", url: "https://www.example.com" },
          ],
        },
      ],
    },
    { ...base, name: "order_update", language: "de", components: [{ type: "BODY", text: "Hallo" }] },
    { ...base, name: "hello_world", components: [{ type: "BODY", text: "Hello" }] },
    { ...base, name: "paused_one", status: "PAUSED", components: [{ type: "BODY", text: "Hello" }] },
    {
      ...base,
      name: "booking_ready",
      parameter_format: "NAMED",
      components: [{ type: "BODY", text: "{{first_name}}, your {{thing}} is ready." }],
    },
    {
      ...base,
      name: "with_image",
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: "Look" },
      ],
    },
    {
      ...base,
      name: "two_cards",
      components: [
        { type: "BODY", text: "Look" },
        { type: "CAROUSEL", cards: [card, card] },
      ],
    },
    {
      ...base,
      name: "login_code",
      category: "AUTHENTICATION",
      components: [
        { type: "BODY", text: "*{{1}}* is your verification code." },
        {
          type: "BUTTONS",
          buttons: [
            { type: "URL", text: "Copy code", url: "https://www.whatsapp.com/otp/code/?code=otp{{1}}" },
          ],
        },
      ],
    },
    {
      ...base,
      name: "last_chance",
      components: [
        { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Today only" } },
        { type: "BODY", text: "Dear {{1}}!" },
      ],
    },
  ],
});

/** A message with one of them. */
export const send = (name: string, components?: readonly unknown[], language = "en_US"): unknown =>
  message("template", { name, language: { code: language }, ...(components && { components }) });

export const text = (...values: readonly string[]): unknown[] =>
  values.map(value => ({ type: "text", text: value }));
export const header = (...parameters: readonly unknown[]): unknown => ({ type: "header", parameters });
export const body = (...values: readonly string[]): unknown => ({
  type: "body",
  parameters: text(...values),
});
export const button = (index: number | string, value: string): unknown => ({
  type: "button",
  sub_type: "url",
  index,
  parameters: text(value),
});
export const image = { type: "image", image: { id: "1029384756" } };

/** Everything that `order_update` needs. */
export const complete = [header(...text("A-1042")), body("Robin", "today"), button("1", "A-1042")];
