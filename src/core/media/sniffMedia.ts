/** What the content of a file is. */
export interface Sniffed {
  readonly mimeType: string;
  /** Of an Ogg file: whether the codec is OPUS. Of a WebP: whether it moves. */
  readonly opus?: boolean;
  readonly animated?: boolean;
}

/**
 * Tells the MIME type of a file from its content; the name only decides where several formats begin alike. `undefined` for
 * content that is nothing known.
 */
export function sniffMedia(bytes: Uint8Array, name: string): Sniffed | undefined {
  const extension = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  for (const [at, mark, read] of signatures)
    if (startsWith(bytes, mark, at)) {
      const found = read(bytes, extension);
      if (found) return found;
    }
  return isText(bytes) ? { mimeType: "text/plain" } : undefined;
}

type Read = (bytes: Uint8Array, extension: string) => Sniffed | undefined;

const as =
  (mimeType: string): Read =>
  () => ({ mimeType });

/** Where a format shows itself, by what, and what it is then. */
const signatures: readonly (readonly [number, string, Read])[] = [
  [0, "\xff\xd8\xff", as("image/jpeg")],
  [0, "\x89PNG\r\n\x1a\n", as("image/png")],
  [0, "GIF8", as("image/gif")],
  [0, "BM", bytes => (bytes.length > 26 && bytes[14] === 40 ? { mimeType: "image/bmp" } : undefined)],
  [0, "RIFF", riff],
  [4, "ftyp", isoMedia],
  [0, "OggS", bytes => ({ mimeType: "audio/ogg", opus: latin(bytes, 0, 128).includes("OpusHead") })],
  [0, "ID3", as("audio/mpeg")],
  [0, "#!AMR", as("audio/amr")],
  // Layer bits 00 are ADTS, others MPEG audio; both begin with eleven set bits.
  [0, "\xff", mpegAudio],
  [0, "fLaC", as("audio/flac")],
  [0, "\x1aE\xdf\xa3", as("video/webm")],
  [0, "%PDF-", as("application/pdf")],
  [0, "PK\x03\x04", zipped],
  [0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", compound],
];

function riff(bytes: Uint8Array): Sniffed | undefined {
  const form = latin(bytes, 8, 4);
  if (form === "WEBP")
    return {
      mimeType: "image/webp",
      animated: latin(bytes, 12, 4) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0,
    };
  if (form === "WAVE") return { mimeType: "audio/wav" };
  return form === "AVI " ? { mimeType: "video/x-msvideo" } : undefined;
}

/** ISO base media: the brand names the family, the name tells sound from pictures where the brand does not. */
function isoMedia(bytes: Uint8Array, extension: string): Sniffed {
  const brand = latin(bytes, 8, 4);
  if (/^3g[ep2]/.test(brand)) return { mimeType: "video/3gpp" };
  if (/^M4[AB]/.test(brand)) return { mimeType: "audio/mp4" };
  if (brand === "qt  ") return { mimeType: "video/quicktime" };
  if (/^(hei|hev|mif1)/.test(brand)) return { mimeType: "image/heic" };
  if (brand === "avif") return { mimeType: "image/avif" };
  return { mimeType: extension === "m4a" ? "audio/mp4" : "video/mp4" };
}

function mpegAudio(bytes: Uint8Array): Sniffed | undefined {
  const second = bytes[1] ?? 0;
  if ((second & 0xe0) !== 0xe0) return undefined;
  if ((second & 0xf6) === 0xf0) return { mimeType: "audio/aac" };
  return (second & 0x06) !== 0 ? { mimeType: "audio/mpeg" } : undefined;
}

const office = "application/vnd.openxmlformats-officedocument";

/** The parts of an Office file are named in the archive; the first names stand in its first kilobytes. */
function zipped(bytes: Uint8Array, extension: string): Sniffed {
  const head = latin(bytes, 0, 8192);
  const part = ["word/", "xl/", "ppt/"].find(folder => head.includes(folder));
  const kind = part ?? { docx: "word/", xlsx: "xl/", pptx: "ppt/" }[extension];
  if (kind === undefined || !(part || head.includes("[Content_Types].xml")))
    return { mimeType: "application/zip" };
  const document =
    kind === "word/"
      ? "wordprocessingml.document"
      : kind === "xl/"
        ? "spreadsheetml.sheet"
        : "presentationml.presentation";
  return { mimeType: `${office}.${document}` };
}

/** Old Office files look alike from outside. */
function compound(_bytes: Uint8Array, extension: string): Sniffed | undefined {
  const mimeType = {
    doc: "application/msword",
    xls: "application/vnd.ms-excel",
    ppt: "application/vnd.ms-powerpoint",
  }[extension];
  return mimeType === undefined ? undefined : { mimeType };
}

/** UTF-8 without the control characters that no text has; half a character at the end of a sample is none against it. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  if (sample.length === 0 || sample.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)))
    return false;
  return isUtf8(sample, bytes.length > sample.length);
}

function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0;
    if (length === 0) return false;
    if (at + length > bytes.length) return cut;
    for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false;
    at += length;
  }
  return true;
}

const startsWith = (bytes: Uint8Array, mark: string, at: number): boolean =>
  latin(bytes, at, mark.length) === mark;

/** Bytes as characters of the same number. */
const latin = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
