import { interactiveKind, type NewPayload } from "./newPayloadKind.ts";

const catalogId = "901234567890123";

/** What shows products of a catalog, and cards to swipe through. */
export const newCommercePayloads: readonly NewPayload[] = [
  interactiveKind("product", "Product", "One product of a catalog", "tag", {
    body: { text: "This bell fits your handlebar." },
    action: { catalog_id: catalogId, product_retailer_id: "BELL-01" },
  }),
  interactiveKind("product_list", "Product list", "Up to 30 products in up to ten sections", "checklist", {
    header: { type: "text", text: "Accessories" },
    body: { text: "Everything here fits your bike." },
    action: {
      catalog_id: catalogId,
      sections: [
        {
          title: "Bells",
          product_items: [{ product_retailer_id: "BELL-01" }, { product_retailer_id: "BELL-02" }],
        },
        { title: "Lights", product_items: [{ product_retailer_id: "LIGHT-F" }] },
      ],
    },
  }),
  interactiveKind("catalog_message", "Catalog", "A button that opens the whole catalog", "library", {
    body: { text: "Have a look at our shop." },
    action: { name: "catalog_message", parameters: { thumbnail_product_retailer_id: "LIGHT-F" } },
  }),
  interactiveKind("carousel", "Carousel", "Two to ten cards, each with a link button", "files", {
    body: { text: "Two bikes we picked for you. Swipe to compare." },
    action: {
      cards: ["City 3", "Trail 7"].map((name, index) => ({
        ...picture(name, index),
        action: {
          name: "cta_url",
          parameters: { display_text: "View", url: `https://www.example.com/bikes/${index + 1}` },
        },
      })),
    },
  }),
  renamed(
    "interactive-carousel-quick_reply",
    interactiveKind("carousel", "Carousel with replies", "Cards with quick replies", "comment-discussion", {
      body: { text: "Which bike would you like to try?" },
      action: {
        cards: ["City 3", "Trail 7"].map((name, index) => ({
          ...picture(name, index),
          action: {
            buttons: [
              { type: "quick_reply", quick_reply: { id: `try-${index + 1}`, title: "Test ride" } },
              { type: "quick_reply", quick_reply: { id: `more-${index + 1}`, title: "Tell me more" } },
            ],
          },
        })),
      },
    }),
  ),
  renamed(
    "interactive-carousel-product",
    interactiveKind("carousel", "Product carousel", "Cards with products of a catalog", "versions", {
      body: { text: "Accessories that fit your bike" },
      action: {
        cards: ["BELL-01", "LIGHT-F"].map((product, index) => ({
          card_index: index,
          type: "product",
          action: { product_retailer_id: product, catalog_id: catalogId },
        })),
      },
    }),
  ),
];

function picture(name: string, index: number) {
  return {
    card_index: index,
    type: "cta_url",
    header: { type: "image", image: { link: `https://www.example.com/bikes/${index + 1}.jpg` } },
    body: { text: `*${name}*` },
  };
}

function renamed(id: string, payload: NewPayload): NewPayload {
  return { ...payload, id };
}
