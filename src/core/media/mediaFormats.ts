/** What a file is sent as. */
export type MediaKind = "audio" | "document" | "image" | "sticker" | "video";

/** A format that the API takes (messages §4). */
export interface MediaFormat {
  readonly kind: MediaKind;
  readonly mimeType: string;
  /** With the dot, the usual one first. */
  readonly extensions: readonly string[];
  /** The largest file in bytes: Meta does not say which megabyte it means, so the larger one. */
  readonly maxBytes: number;
}

const megabyte = 1024 * 1024;

const office = "application/vnd.openxmlformats-officedocument";

const formats = (
  kind: MediaKind,
  maxBytes: number,
  types: Readonly<Record<string, readonly string[]>>,
): readonly MediaFormat[] =>
  Object.entries(types).map(([mimeType, extensions]) => ({ kind, mimeType, extensions, maxBytes }));

/** Every format that can be uploaded and sent. An animated sticker may be larger than one that stands still. */
export const mediaFormats: readonly MediaFormat[] = [
  ...formats("image", 5 * megabyte, { "image/jpeg": [".jpg", ".jpeg"], "image/png": [".png"] }),
  ...formats("video", 16 * megabyte, { "video/mp4": [".mp4"], "video/3gpp": [".3gp"] }),
  ...formats("audio", 16 * megabyte, {
    "audio/aac": [".aac"],
    "audio/amr": [".amr"],
    "audio/mpeg": [".mp3"],
    "audio/mp4": [".m4a"],
    "audio/ogg": [".ogg"],
  }),
  ...formats("document", 100 * megabyte, {
    "text/plain": [".txt"],
    "application/pdf": [".pdf"],
    "application/msword": [".doc"],
    [`${office}.wordprocessingml.document`]: [".docx"],
    "application/vnd.ms-excel": [".xls"],
    [`${office}.spreadsheetml.sheet`]: [".xlsx"],
    "application/vnd.ms-powerpoint": [".ppt"],
    [`${office}.presentationml.presentation`]: [".pptx"],
  }),
  ...formats("sticker", 500 * 1024, { "image/webp": [".webp"] }),
];

/** The format of a MIME type, whose parameters (`; codecs=opus`) and case do not matter; `undefined`: it is not taken. */
export function mediaFormatOf(mimeType: string): MediaFormat | undefined {
  const bare = mimeType.split(";", 1)[0]?.trim().toLowerCase();
  return mediaFormats.find(format => format.mimeType === bare);
}
