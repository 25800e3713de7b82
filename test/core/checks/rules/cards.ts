const header = (type: string): unknown => ({
  type,
  [type]: { link: `https://www.example.com/a.${type === "video" ? "mp4" : "jpg"}` },
});

/** A card with a link button. */
export const linkCard = (index: unknown, headerType = "image"): unknown => ({
  card_index: index,
  type: "cta_url",
  header: header(headerType),
  action: { name: "cta_url", parameters: { display_text: "Open", url: "https://www.example.com" } },
});

/** A card with quick replies of these ids. */
export const replyCard = (index: number, ...ids: readonly string[]): unknown => ({
  card_index: index,
  type: "cta_url",
  header: header("image"),
  action: { buttons: ids.map(id => ({ type: "quick_reply", quick_reply: { id, title: "Yes" } })) },
});

/** A card with a product. */
export const productCard = (index: number, catalog = "1"): unknown => ({
  card_index: index,
  type: "product",
  action: { product_retailer_id: "SKU", catalog_id: catalog },
});
