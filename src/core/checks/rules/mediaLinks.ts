import { isObject, type PayloadValue } from "../finding.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** The types that have media links. */
export const mediaTypes = ["image", "video", "audio", "document", "sticker", "interactive", "template"];

/** What a file is sent as. */
export type MediaKind =
  | "image"
  | "video"
  | "audio"
  | "voice"
  | "document"
  | "sticker"
  | "gif"
  | "template document";

/** The link of a file that the API fetches. */
export interface MediaLink {
  readonly pointer: string;
  readonly link: string;
  readonly kind: MediaKind;
}

/** An object that says which file is meant, by `id` or `link`. */
export interface MediaObject {
  readonly pointer: string;
  readonly media: Readonly<Record<string, unknown>>;
  readonly kind: MediaKind;
}

/** Every media link of a payload: of the message, its header, its cards and the parameters of a template (Messages §4). Rules read them from the payload. */
export const mediaLinks = (payload: PayloadValue): MediaLink[] =>
  mediaObjects(payload).flatMap(({ pointer, media, kind }) => {
    if (typeof media.link !== "string") return [];
    const voice = kind === "audio" && media.voice === true;
    return [{ pointer: `${pointer}/link`, link: media.link, kind: voice ? "voice" : kind }];
  });

/** The same objects, whatever is in them. */
export function mediaObjects(payload: PayloadValue): MediaObject[] {
  const type = payload.value.type;
  if (type === "template") return templateWays.flatMap(way => objectsOf(payload, way, true));
  if (type === "interactive") {
    const images = valuesAlong(payload.value, itemImages).flatMap(it =>
      objectOf(it.pointer, it.value, "image"),
    );
    return [...interactiveWays.flatMap(way => objectsOf(payload, way, false)), ...images];
  }
  if (typeof type !== "string" || !Object.hasOwn(kinds, type) || !Object.hasOwn(payload.value, type))
    return [];
  return objectsOf(payload, [], false);
}

const kinds: Readonly<Record<string, MediaKind>> = {
  image: "image",
  video: "video",
  audio: "audio",
  document: "document",
  sticker: "sticker",
  gif: "gif",
};

const interactiveWays = ["interactive/header", "interactive/action/cards/*/header"].map(path);

const templateWays = [
  "template/components/*/parameters/*",
  "template/components/*/cards/*/components/*/parameters/*",
].map(path);

/** Pictures of the items of an order (Messages §8.15). */
const itemImages = path("interactive/action/parameters/order/items/*/image");

/** What the objects at the end of a way have under the name that is their `type`. */
function objectsOf(payload: PayloadValue, way: readonly string[], inTemplate: boolean): MediaObject[] {
  return valuesAlong(payload.value, way).flatMap(({ pointer, value }) => {
    const type = isObject(value) ? value.type : undefined;
    if (!isObject(value) || typeof type !== "string" || !Object.hasOwn(value, type)) return [];
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (kind === undefined) return [];
    const known = inTemplate && kind === "document" ? "template document" : kind;
    return objectOf(`${pointer}/${type}`, value[type], known);
  });
}

const objectOf = (pointer: string, media: unknown, kind: MediaKind): MediaObject[] =>
  isObject(media) ? [{ pointer, media, kind }] : [];
