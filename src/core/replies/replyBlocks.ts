import type { Span } from "../problem.ts";
import { clipped } from "../view/jsonField.ts";
import { type MediaSource, mediaSource } from "../view/mediaSource.ts";
import { shadeOf } from "../view/randomFrom.ts";
import type { BlockView, MapView } from "../view/view.ts";
import { waveform } from "../view/viewAudio.ts";
import { initialOf, mostInitials, othersText } from "../view/viewContacts.ts";
import type { ContactCard, InboundContent, InboundMedia, Order, Place } from "./inboundContent.ts";
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
      const bars = voice ? waveform(id) : [];
      return [
        { block: "audio", voice, bars, name: "Audio", origin: originOf(id), source: uploaded(id), span },
      ];
    }
    case "sticker": {
      const { id } = content.sticker;
      return [{ block: "sticker", name: "Sticker", origin: originOf(id), source: uploaded(id), span }];
    }
    case "contacts":
      return [contactsOf(content.contacts, span)];
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
    source: uploaded(id),
    extension: /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase(),
    span,
  };
}

/** The account has what a customer sent, for some days. */
function uploaded(id: string): MediaSource | undefined {
  return mediaSource(undefined, id);
}

/** One contact, or several as a pile, as in a message of the business (preview §2.10). */
function contactsOf(contacts: readonly ContactCard[], span: Span): BlockView {
  const names = contacts.map(card => clipped(card.name.formatted_name, 120));
  return {
    block: "contact",
    initials: names.slice(0, mostInitials).map(initialOf),
    name: names[0] ?? "",
    faint: false,
    others: othersText(names.length - 1),
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
