import { type MediaFormat, type MediaKind, mediaFormatOf } from "./mediaFormats.ts";
import { formatsOf, sizeText } from "./mediaLimits.ts";
import type { Sniffed } from "./sniffMedia.ts";

/** A file as it was looked at before it is uploaded. */
export interface MediaFile {
  readonly name: string;
  readonly bytes: number;
  /** What its content is; `undefined`: nothing known. */
  readonly content: Sniffed | undefined;
}

/** Whether a file can be uploaded, and as what. */
export type CheckedMedia =
  | { readonly kind: "fits"; readonly format: MediaFormat }
  | { readonly kind: "refused"; readonly reason: string };

/** In bytes (messages §4). */
const staticSticker = 100 * 1024;

/** Holds a file to the formats and sizes that the API takes, as `wanted` where that is given (messages §4). */
export function checkMedia({ name, bytes, content }: MediaFile, wanted?: MediaKind): CheckedMedia {
  if (bytes === 0) return refused(`${name} is empty.`);
  if (!content) return refused(`${name} is nothing that WhatsApp takes: its content is of no known format.`);
  const { mimeType } = content;
  const format = mediaFormatOf(mimeType);
  if (!format)
    return refused(
      `${name} is ${mimeType} inside, which WhatsApp does not take.${advice.get(mimeType) ?? ""}`,
    );
  if (wanted && wanted !== format.kind) {
    const takes = formatsOf(wanted)
      .map(it => it.mimeType)
      .join(", ");
    return refused(`${name} is ${mimeType} inside; here ${article(wanted)} is wanted: ${takes}.`);
  }
  if (content.opus === false)
    return refused(
      `${name} is an Ogg file without the OPUS codec, and no other is played. Convert it to OPUS.`,
    );
  const most = format.kind === "sticker" && !content.animated ? staticSticker : format.maxBytes;
  if (bytes > most)
    return refused(
      `${name} has ${sizeText(bytes)}; ${article(format.kind)} of this kind has at most ${sizeText(most)}.`,
    );
  return { kind: "fits", format };
}

const refused = (reason: string): CheckedMedia => ({ kind: "refused", reason });

const article = (kind: MediaKind): string =>
  kind === "image" || kind === "audio" ? `an ${kind} file` : `a ${kind}`;

/** What to do about formats that people often have. */
const advice: ReadonlyMap<string, string> = new Map([
  ["image/heic", " Convert it to JPEG."],
  ["image/avif", " Convert it to JPEG or PNG."],
  ["image/gif", " Convert it to MP4 for a video, or to WebP for a sticker."],
  ["image/bmp", " Convert it to PNG."],
  ["audio/wav", " Convert it to MP3, M4A or Ogg with OPUS."],
  ["audio/flac", " Convert it to MP3, M4A or Ogg with OPUS."],
  ["video/quicktime", " Convert it to MP4 with H.264 and AAC."],
  ["video/webm", " Convert it to MP4 with H.264 and AAC."],
  ["video/x-msvideo", " Convert it to MP4 with H.264 and AAC."],
  ["application/zip", " Send a link to it instead."],
]);
