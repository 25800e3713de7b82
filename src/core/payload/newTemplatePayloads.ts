import { kind, type NewPayload } from "./newPayloadKind.ts";

/** Templates of every build; their names stand for templates of one's own. */
export const newTemplatePayloads: readonly NewPayload[] = [
  template("named", "Template with named variables", "Values by the names of the variables", "symbol-key", [
    { type: "body", parameters: [{ type: "text", parameter_name: "first_name", text: "Robin" }] },
  ]),
  template("image", "Template with an image", "An image, a video or a document as header", "file-media", [
    header({ type: "image", image: { link: "https://www.example.com/offer.jpg" } }),
  ]),
  template("location", "Template with a location", "A place as header", "location", [
    header({
      type: "location",
      location: {
        latitude: "48.20849",
        longitude: "16.37208",
        name: "Example Bikes",
        address: "1 Sample Square",
      },
    }),
  ]),
  template("product", "Template with a product", "A product of a catalog as header", "tag", [
    header({
      type: "product",
      product: { product_retailer_id: "BELL-01", catalog_id: "901234567890123" },
    }),
  ]),
  template("authentication", "One-time code", "An authentication template", "key", [
    { type: "body", parameters: [{ type: "text", text: "482913" }] },
    button("url", { type: "text", text: "482913" }),
  ]),
  template("coupon", "Coupon code", "A template with a code to copy", "copy", [
    button("copy_code", { type: "coupon_code", coupon_code: "WINTER15" }),
  ]),
  template("limited_time_offer", "Limited-time offer", "A template with an offer that ends", "watch", [
    {
      type: "limited_time_offer",
      parameters: [{ type: "limited_time_offer", limited_time_offer: { expiration_time_ms: 1893456000000 } }],
    },
    button("copy_code", { type: "coupon_code", coupon_code: "FLASH25" }),
  ]),
  template("carousel", "Template carousel", "A template with cards to swipe through", "files", [
    {
      type: "carousel",
      cards: ["1029384756102938", "1029384756102939"].map((id, index) => ({
        card_index: index,
        components: [
          header({ type: "image", image: { id } }),
          button("quick_reply", { type: "payload", payload: `more-${index + 1}` }),
        ],
      })),
    },
  ]),
  template("catalog", "Template with the catalog", "A button that opens the catalog", "library", [
    button("catalog", { type: "action", action: { thumbnail_product_retailer_id: "LIGHT-F" } }),
  ]),
  template("mpm", "Template with products", "A button that shows up to 30 products", "checklist", [
    button("mpm", {
      type: "action",
      action: {
        thumbnail_product_retailer_id: "BELL-01",
        sections: [{ title: "Bells", product_items: [{ product_retailer_id: "BELL-01" }] }],
      },
    }),
  ]),
  template("flow", "Template with a flow", "A button that opens a form", "list-flat", [
    button("flow", { type: "action", action: { flow_token: "booking-1" } }),
  ]),
  template("voice_call", "Template with a call button", "A button that calls the business", "call-outgoing", [
    {
      type: "button",
      sub_type: "voice_call",
      parameters: [{ type: "ttl_minutes", ttl_minutes: 1440 }],
    },
  ]),
  template("tap_target", "Template with a tap target", "A tap on the message opens a page", "link-external", [
    {
      type: "tap_target_configuration",
      parameters: [
        {
          type: "tap_target_configuration",
          tap_target_configuration: [{ url: "https://www.example.com/spring", title: "Spring offers" }],
        },
      ],
    },
  ]),
];

function template(
  id: string,
  label: string,
  detail: string,
  icon: string,
  components: readonly object[],
): NewPayload {
  return kind(`template-${id}`, label, detail, icon, {
    type: "template",
    template: { name: `my_${id}_template`, language: { code: "en_US" }, components },
  });
}

function header(parameter: object): object {
  return { type: "header", parameters: [parameter] };
}

function button(subType: string, parameter: object): object {
  return { type: "button", sub_type: subType, index: "0", parameters: [parameter] };
}
