import type { MediaKind as LinkKind } from "../checks/rules/mediaLinks.ts";
import { type MediaFormat, type MediaKind, mediaFormats } from "./mediaFormats.ts";

export const formatsOf = (kind: MediaKind): readonly MediaFormat[] =>
  mediaFormats.filter(format => format.kind === kind);

/** The most bytes that a file of a kind may have (messages §4). */
export const maximumBytes = (kind: MediaKind): number =>
  Math.max(...formatsOf(kind).map(({ maxBytes }) => maxBytes));

/** What is uploaded for a place in a message: a voice message is audio, a GIF is a video. */
export function kindFor(kind: LinkKind): MediaKind {
  if (kind === "voice") return "audio";
  if (kind === "gif") return "video";
  return kind === "template document" ? "document" : kind;
}

/** A size for people: `12.4 MB`, `480 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < kilobyte) return `${bytes} bytes`;
  if (bytes < kilobyte * kilobyte) return `${rounded(bytes / kilobyte)} KB`;
  return `${rounded(bytes / kilobyte / kilobyte)} MB`;
}

const kilobyte = 1024;

const rounded = (amount: number): string =>
  amount < 100 ? String(Math.round(amount * 10) / 10) : amount.toFixed(0);
