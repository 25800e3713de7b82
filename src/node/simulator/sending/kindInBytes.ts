/** How files of some formats begin, in Latin-1: at which byte, and with what. */
const beginnings: readonly (readonly [mimeType: string, at: number, bytes: string])[] = [
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/png", 0, "\x89PNG\r\n"],
  ["image/webp", 8, "WEBP"],
  ["image/gif", 0, "GIF8"],
  ["application/pdf", 0, "%PDF-"],
  ["audio/ogg", 0, "OggS"],
  ["audio/amr", 0, "#!AMR"],
  ["audio/mpeg", 0, "ID3"],
];

/** What a file is by its first bytes; `undefined` where they do not tell. */
export function kindInBytes(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  return beginnings.find(([, at, begins]) => head.startsWith(begins, at))?.[0];
}
