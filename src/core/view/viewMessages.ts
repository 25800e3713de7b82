import type { Node } from "jsonc-parser";
import { type Content, plainContent } from "./content.ts";
import { clipped, field, spanOf, textOf, wordsOf } from "./jsonField.ts";
import type { BlockView, MapView } from "./view.ts";
import { viewMedia } from "./viewMedia.ts";
import { enlarged, summaryOf, viewText, viewTextOr } from "./viewText.ts";
import { readWebAddress } from "./webAddress.ts";

/** A text, with a card for its first address where `preview_url` asks for one. */
export function viewTextMessage(content: Node | undefined, payload: Node): Content {
  const body = field(content, "body");
  const card = field(content, "preview_url")?.value === true ? linkCard(body) : undefined;
  const text = enlarged(viewTextOr(body, content ?? payload, "No text yet"), body);
  return {
    ...plainContent,
    kind: "Text message",
    summary: summaryOf(text),
    blocks: card ? [card, text] : [text],
    wide: card !== undefined,
  };
}

/** A picture, film or file with its caption. */
export const viewImage = captioned("image", "Image");
export const viewVideo = captioned("video", "Video");
export const viewFile = captioned("document", "Document");

function captioned(media: "image" | "video" | "document", kind: string) {
  return (content: Node | undefined, payload: Node): Content => {
    const place = viewMedia(media, content, payload, "message");
    const text = viewText(field(content, "caption"), "body");
    return {
      ...plainContent,
      kind,
      summary: summaryOf(text) || place.name,
      blocks: text ? [place, text] : [place],
      wide: true,
    };
  };
}

/** A map with a pin, and the name and address below. */
export function viewLocation(content: Node | undefined, payload: Node): Content {
  const map = viewMap(content, payload);
  const words = [map.name?.text, map.address?.text].filter(it => it !== undefined);
  return {
    ...plainContent,
    kind: "Location",
    summary: clipped(words.length > 0 ? words.join(", ") : `${map.latitude}, ${map.longitude}`, 120),
    blocks: [map],
    wide: true,
  };
}

/** A place on a map; `?` stands for a coordinate that is not there yet. */
export function viewMap(content: Node | undefined, owner: Node): MapView {
  return {
    block: "map",
    latitude: clipped(textOf(field(content, "latitude")) || "?", 30),
    longitude: clipped(textOf(field(content, "longitude")) || "?", 30),
    name: wordsOf(field(content, "name")),
    address: wordsOf(field(content, "address")),
    span: spanOf(content ?? owner),
  };
}

/** Only an address that starts with its scheme gets a card, and only the first one (preview §2.1). */
function linkCard(body: Node | undefined): BlockView | undefined {
  const url = /https?:\/\/[^\s<>"]{1,2000}/i.exec(textOf(body) ?? "")?.[0];
  const address = url === undefined ? undefined : readWebAddress(url);
  if (body === undefined || url === undefined || address === undefined) return undefined;
  return { block: "linkCard", domain: clipped(address.host, 120), url, span: spanOf(body) };
}
