import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkMedia } from "../../../src/core/media/checkMedia.ts";
import { sniffMedia } from "../../../src/core/media/sniffMedia.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const type = (content: string, name = "file"): string | undefined =>
  sniffMedia(bytes(content), name)?.mimeType;

for (const [mimeType, content, name] of [
  ["image/jpeg", "\xff\xd8\xff\xe0rest", "a.png"],
  ["image/png", "\x89PNG\r\n\x1a\n", "a.jpg"],
  ["image/webp", "RIFF\0\0\0\0WEBPVP8 ", "a"],
  ["image/gif", "GIF89a", "a"],
  ["image/heic", "\0\0\0\x18ftypheic", "a.jpg"],
  ["video/mp4", "\0\0\0\x18ftypisom", "a.mp4"],
  ["audio/mp4", "\0\0\0\x18ftypisom", "a.m4a"],
  ["audio/mp4", "\0\0\0\x18ftypM4A ", "a"],
  ["video/3gpp", "\0\0\0\x18ftyp3gp5", "a"],
  ["video/quicktime", "\0\0\0\x18ftypqt  ", "a.mp4"],
  ["audio/ogg", "OggS\0\0\0OpusHead", "a"],
  ["audio/mpeg", "ID3\x03", "a"],
  ["audio/mpeg", "\xff\xfb\x90\x00", "a"],
  ["audio/aac", "\xff\xf1\x50\x80", "a"],
  ["audio/amr", "#!AMR\n", "a"],
  ["audio/wav", "RIFF\0\0\0\0WAVEfmt ", "a.mp3"],
  ["video/webm", "\x1aE\xdf\xa3", "a.mp4"],
  ["application/pdf", "%PDF-1.7", "a"],
  ["application/zip", "PK\x03\x04something", "a.docx"],
  [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "PK\x03\x04[Content_Types].xml word/document.xml",
    "a",
  ],
  [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "PK\x03\x04[Content_Types].xml",
    "a.xlsx",
  ],
  ["application/msword", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc"],
  ["text/plain", "Hello", "a.exe"],
] as const)
  test(`content of ${mimeType} is known whatever it is called (${name})`, () => {
    assert.equal(type(content, name), mimeType);
  });

test("text is UTF-8 without control characters", () => {
  assert.equal(sniffMedia(utf8("Grüße 🚲"), "a")?.mimeType, "text/plain");
  assert.equal(
    sniffMedia(utf8("é".repeat(2047) + "🚲".repeat(9)), "a")?.mimeType,
    "text/plain",
    "cut in a character",
  );
  assert.equal(type("MZ\x90\0\x03\0"), undefined);
  assert.equal(type("caf\xe9"), undefined, "Latin-1");
  assert.equal(type(""), undefined);
});

test("no content makes it fail", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), (content, name) => {
      sniffMedia(content, name);
    }),
  );
});

const check = (content: string, size: number, name: string, wanted?: "image" | "video" | "sticker") =>
  checkMedia({ name, bytes: size, content: sniffMedia(bytes(content), name) }, wanted);
const reason = (...given: Parameters<typeof check>): string => {
  const checked = check(...given);
  return checked.kind === "refused" ? checked.reason : "";
};

test("a file fits with its kind and type", () => {
  const checked = check("\xff\xd8\xff\xe0", 5 * 1024 * 1024, "bike.jpg", "image");
  assert.ok(checked.kind === "fits");
  assert.deepEqual([checked.format.kind, checked.format.mimeType], ["image", "image/jpeg"]);
});

test("what does not fit says why, with the value and what to do", () => {
  assert.match(
    reason("\xff\xd8\xff\xe0", 5 * 1024 * 1024 + 1, "bike.jpg"),
    /bike\.jpg has 5 MB; .* at most 5 MB/,
  );
  assert.match(reason("", 0, "bike.jpg"), /is empty/);
  assert.match(reason("\0\0\0\x18ftypheic", 9, "bike.jpg"), /is image\/heic inside.*Convert it to JPEG/);
  assert.match(
    reason("%PDF-1.7", 9, "bill.jpg", "image"),
    /is application\/pdf inside; here an image file is wanted: image\/jpeg, image\/png/,
  );
  assert.match(reason("OggS\0\0vorbis", 9, "a.ogg"), /without the OPUS codec/);
  assert.match(reason("MZ\0\x01", 9, "setup.exe"), /no known format/);
});

test("a sticker that stands still has 100 KB, one that moves 500 KB", () => {
  const still = "RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0";
  const moving = "RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0";
  assert.match(reason(still, 101 * 1024, "a.webp"), /at most 100 KB/);
  assert.equal(reason(moving, 101 * 1024, "a.webp"), "");
  assert.match(reason(moving, 501 * 1024, "a.webp"), /at most 500 KB/);
});
