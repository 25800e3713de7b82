import type { Node } from "jsonc-parser";
import { clipped, field, spanOf, textOf } from "./jsonField.ts";
import { type MediaSource, mediaSource } from "./mediaSource.ts";
import type { MediaView } from "./view.ts";
import { readWebAddress } from "./webAddress.ts";

/** A file name or id longer than this is cut. UTF-16 units. */
const longestName = 120;

const kinds = {
  image: "Image",
  video: "Video",
  document: "Document",
  gif: "GIF",
  audio: "Audio",
  sticker: "Sticker",
} as const;

/** What is known of a file without loading it. */
interface Place<Kind> extends Omit<MediaView, "media" | "origin"> {
  readonly media: Kind;
  readonly origin: string;
}

/** The place of a picture, film or file, with what the payload says of it. Nothing is loaded. */
export function viewMedia<Kind extends keyof typeof kinds>(
  media: Kind,
  node: Node | undefined,
  owner: Node,
  place: "message" | "header",
): Place<Kind> {
  const link = textOf(field(node, "link"));
  const id = textOf(field(node, "id"));
  const address = link === undefined ? undefined : readWebAddress(link);
  const source = mediaSource(link, id);
  const fileName =
    (media === "document" && textOf(field(node, "filename"))) || address?.fileName || nameIn(source);
  const name = clipped(
    fileName || (place === "header" ? `${kinds[media]}, header` : kinds[media]),
    longestName,
  );
  return {
    block: "media",
    media,
    header: place === "header",
    name,
    origin: originOf(link, id, address?.host),
    extension: extensionOf(name),
    ...(source && { source }),
    span: spanOf(node ?? owner),
  };
}

function originOf(link: string | undefined, id: string | undefined, host: string | undefined): string {
  if (host !== undefined) return clipped(host, longestName);
  if (link && /^\s*data:/i.test(link)) return "In the message itself";
  if (link) return clipped(link, longestName);
  if (id) return `Media ${clipped(id, longestName)}`;
  return "No link or id yet";
}

/** The last part of a file's path. */
function nameIn(source: MediaSource | undefined): string | undefined {
  return source?.from === "file" ? source.path.split(/[/\\]/).at(-1) : undefined;
}

function extensionOf(name: string): string | undefined {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
}
