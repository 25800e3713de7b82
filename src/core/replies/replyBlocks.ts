import type { Span } from "../problem.ts";
import { clipped } from "../view/jsonField.ts";
import { shadeOf } from "../view/randomFrom.ts";
import type { BlockView, MapView } from "../view/view.ts";
import { waveform } from "../view/viewAudio.ts";
import type { InboundContent, InboundMedia, Order, Place } from "./inboundContent.ts";
import { moneyWords } from "./replyWords.ts";

/** What of a customer's message is more than words. `span` is what a press on it shows. */
export function replyBlocks(content: InboundContent, span: Span, locale: string | undefined): BlockView[] {
  switch (content.type) {
    case "location":
      return [mapOf(content.location, span)];
    case "order":
      return [cartOf(content.order, span, locale)];
    case "image":
      return [mediaOf("image", content.image, "Image", span)];
    case "video":
      return [mediaOf("video", content.video, "Video", span)];
    case "document":
      return [mediaOf("document", content.document, "Document", span)];
    case "audio": {
      const { id, voice = false } = content.audio;
      return [
        { block: "audio", voice, bars: voice ? waveform(id) : [], name: "Audio", origin: originOf(id), span },
      ];
    }
    case "sticker":
      return [{ block: "sticker", name: "Sticker", origin: originOf(content.sticker.id), span }];
    default:
      return [];
  }
}

/** How many things are in a cart. */
export function countIn({ product_items }: Order): number {
  return product_items.reduce((count, item) => count + item.quantity, 0);
}

/** What a cart comes to, in the currency of its first thing. */
export function totalOf({ product_items }: Order, locale: string | undefined): string {
  const total = product_items.reduce((sum, item) => sum + item.quantity * item.item_price, 0);
  return moneyWords(total, product_items[0]?.currency ?? "", locale);
}

function cartOf(order: Order, span: Span, locale: string | undefined): BlockView {
  const count = countIn(order);
  return {
    block: "inset",
    icon: "shopping-cart",
    shade: shadeOf(order.product_items[0]?.product_retailer_id ?? ""),
    title: count === 1 ? "1 item" : `${count} items`,
    lines: [`${totalOf(order, locale)} (estimated total)`],
    over: false,
    span,
  };
}

function mediaOf(
  media: "image" | "video" | "document",
  { id, filename }: InboundMedia,
  kind: string,
  span: Span,
): BlockView {
  const name = clipped(filename || kind, 120);
  return {
    block: "media",
    media,
    header: false,
    name,
    origin: originOf(id),
    extension: /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase(),
    span,
  };
}

function originOf(id: string): string {
  return `Media ${clipped(id, 120)}`;
}

function mapOf({ latitude, longitude, name, address }: Place, span: Span): MapView {
  return {
    block: "map",
    latitude: String(latitude),
    longitude: String(longitude),
    name: name === undefined ? undefined : { text: name, span },
    address: address === undefined ? undefined : { text: address, span },
    span,
  };
}
