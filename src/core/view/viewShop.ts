import type { Node } from "jsonc-parser";
import type { Order } from "../replies/inboundContent.ts";
import { field, items, spanOf, textOf } from "./jsonField.ts";
import { randomFrom, shadeOf } from "./randomFrom.ts";
import type { OfferedView, ShelfView } from "./sheetPage.ts";
import type { SheetView } from "./view.ts";
import type { ViewContext } from "./viewContext.ts";

/** Meta allows thirty products. More are wrong, but some are drawn so that one sees them. */
const mostProducts = 60;

/** Where the catalogue is not named, an order names this one. */
const sampleCatalogue = "CATALOG-SAMPLE";
const sampleCurrency = "USD";

/** The shop that a commerce message opens, and the order that is sent from it. */
export interface Shop {
  readonly sheet: SheetView;
  readonly order: Order;
}

type Shelf = readonly [title: Node | undefined, products: readonly Node[]];

const sampleNote = "Names, prices and pictures are in the catalogue: the prices here are samples.";

/** The products of a list, under the headings of its sections. */
export function viewListShop(
  title: string,
  catalogue: Node | undefined,
  sections: readonly Node[],
  { locale }: ViewContext,
): Shop {
  const shelves = sections.map(
    (section): Shelf => [field(section, "title"), items(field(section, "product_items"))],
  );
  return shopOf(title, catalogue, shelves, sampleNote, locale);
}

/** One product by itself. `product` holds its id; `owner` may name the catalogue. */
export function viewProductShop(product: Node | undefined, owner: Node, { locale }: ViewContext): Shop {
  const shelves: Shelf[] = [[undefined, product ? [product] : []]];
  return shopOf(
    "Product",
    field(product, "catalog_id") ?? field(owner, "catalog_id"),
    shelves,
    sampleNote,
    locale,
  );
}

/** The whole catalogue, which no message holds: the product it shows, and samples. */
export function viewCatalogueShop(
  businessName: string,
  thumbnail: Node | undefined,
  owner: Node,
  { locale }: ViewContext,
): Shop {
  const first = textOf(thumbnail);
  const ids = [...(first ? [first] : []), "SAMPLE-1", "SAMPLE-2", "SAMPLE-3"];
  const products = ids.map(id => viewOffered(id, thumbnail ?? owner, locale));
  const note = "The catalogue is at Meta: these products and prices are samples.";
  return shop(
    `Catalogue of ${businessName}`,
    sampleCatalogue,
    [{ title: undefined, products }],
    0,
    note,
    locale,
  );
}

function shopOf(
  title: string,
  catalogue: Node | undefined,
  shelves: readonly Shelf[],
  note: string,
  locale: string | undefined,
): Shop {
  const sections: ShelfView[] = [];
  let room = mostProducts;
  let omitted = 0;
  for (const [heading, nodes] of shelves) {
    const known = nodes.filter(node => textOf(field(node, "product_retailer_id")));
    const products = known.slice(0, room).map(node => {
      const id = field(node, "product_retailer_id");
      return viewOffered(textOf(id) ?? "", id ?? node, locale);
    });
    room -= products.length;
    omitted += known.length - products.length;
    if (products.length > 0) sections.push({ title: textOf(heading) || undefined, products });
  }
  return shop(title, textOf(catalogue) || sampleCatalogue, sections, omitted, note, locale);
}

function shop(
  title: string,
  catalogue: string,
  sections: readonly ShelfView[],
  omitted: number,
  note: string,
  locale: string | undefined,
): Shop {
  const products = sections.flatMap(section => section.products);
  return {
    sheet: {
      title,
      sections: [],
      omitted: 0,
      page: { page: "shop", note, currency: sampleCurrency, locale, sections, omitted },
    },
    order: {
      catalog_id: catalogue,
      product_items: products.map(({ id, amount }) => ({
        product_retailer_id: id,
        quantity: 1,
        item_price: amount,
        currency: sampleCurrency,
      })),
    },
  };
}

function viewOffered(id: string, node: Node, locale: string | undefined): OfferedView {
  const amount = samplePrice(id);
  return {
    id,
    price: sampleMoney(amount, locale),
    amount,
    shade: shadeOf(id),
    span: spanOf(node),
  };
}

/** The same price for the same product, in steps of a half. */
function samplePrice(id: string): number {
  return 5 + Math.floor(randomFrom(`price of ${id}`)() * 190) / 2;
}

function sampleMoney(amount: number, locale: string | undefined): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: sampleCurrency }).format(amount);
}
