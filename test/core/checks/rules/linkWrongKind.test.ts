import assert from "node:assert/strict";
import { test } from "node:test";
import { interactive, message, problemsOf, said, template } from "./messages.ts";

const link = (end: string): string => `https://www.example.com/files/${end}`;

for (const [type, end] of [
  ["image", "a.webp"],
  ["image", "a.gif"],
  ["image", "a.HEIC"],
  ["image", "a.mp4"],
  ["image", "a.pdf"],
  ["video", "a.png"],
  ["video", "a.mov"],
  ["video", "a.mp3"],
  ["audio", "a.wav"],
  ["audio", "a.jpg"],
  ["sticker", "a.png"],
  ["image", "a.webp?v=2"],
] as const) {
  test(`warns of ${end} sent as ${type}`, () => {
    assert.deepEqual(said(message(type, { link: link(end) })), [`warning link-wrong-kind "${link(end)}"`]);
  });
}

for (const [type, end] of [
  ["image", "a.jpg"],
  ["image", "a.PNG"],
  ["image", "picture"],
  ["image", "picture?file=a.webp"],
  ["image", "picture.php"],
  ["image", "v1.2"],
  ["image", ""],
  ["video", "a.3gp"],
  ["audio", "a.mp4"],
  ["audio", "a.opus"],
  ["sticker", "a.webp"],
  ["document", "a.png"],
  ["document", "a.docx"],
] as const) {
  test(`has nothing against ${end || "no name"} sent as ${type}`, () => {
    assert.deepEqual(said(message(type, { link: link(end) })), []);
  });
}

test("tells where WebP belongs", () => {
  assert.equal(
    problemsOf(message("image", { link: link("a.webp") }))[0]?.message,
    'An image is a JPEG or PNG; this link ends in ".webp". WebP is for stickers.',
  );
});

test("wants Ogg for a voice message, and for that only", () => {
  assert.deepEqual(said(message("audio", { link: link("a.mp3") })), []);
  assert.deepEqual(said(message("audio", { link: link("a.ogg"), voice: true })), []);
  assert.deepEqual(said(message("audio", { link: link("a.mp3"), voice: true })), [
    `warning link-wrong-kind "${link("a.mp3")}"`,
  ]);
});

test("looks at headers by their own type, and takes a PDF only in a template", () => {
  const header = { type: "video", video: { link: link("a.jpg") } };
  const action = { buttons: [{ type: "reply", reply: { id: "1", title: "Yes" } }] };
  assert.deepEqual(said(interactive("button", { header, action })), [
    `warning link-wrong-kind "${link("a.jpg")}"`,
  ]);
  const file = { type: "document", document: { link: link("a.docx") } };
  assert.deepEqual(said(template([{ type: "header", parameters: [file] }])), [
    `warning link-wrong-kind "${link("a.docx")}"`,
  ]);
});

test("says nothing of a link with a variable", () => {
  assert.deepEqual(said(message("image", { link: "https://www.example.com/${file}.webp" })), []);
});
