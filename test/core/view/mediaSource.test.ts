import assert from "node:assert/strict";
import { test } from "node:test";
import { durationWords, pageWords, pdfPages } from "../../../src/core/view/fileFacts.ts";
import { mediaIn } from "../../../src/core/view/mediaIn.ts";
import { mediaSource } from "../../../src/core/view/mediaSource.ts";
import { view } from "./drawn.ts";

const dot = "data:image/png;base64,iVBORw0KGgo=";

const links: readonly [link: string | undefined, id: string | undefined, source: unknown][] = [
  [
    "https://Example.com/a.png",
    undefined,
    { from: "web", url: "https://Example.com/a.png", host: "example.com" },
  ],
  [
    "https://good.example@bad.example/a.png",
    undefined,
    { from: "web", url: "https://good.example@bad.example/a.png", host: "bad.example" },
  ],
  ["http://example.com/a.png", undefined, undefined],
  ["photos/a.png", undefined, { from: "file", path: "photos/a.png" }],
  ["../a.png", undefined, { from: "file", path: "../a.png" }],
  ["file:///w/a.png", undefined, { from: "file", path: "file:///w/a.png" }],
  ["//example.com/a.png", undefined, undefined],
  ["\\\\server\\share\\a.png", undefined, undefined],
  ["javascript:alert(1)", undefined, undefined],
  ["command:wamsg.send", undefined, undefined],
  [dot, undefined, { from: "message", url: dot }],
  ["data:image/svg+xml;base64,PHN2Zz4=", undefined, undefined],
  ["data:text/html,<script>", undefined, undefined],
  ["https://example.com/$".concat("{file}"), undefined, undefined],
  [undefined, "123", { from: "account", id: "123" }],
  ["", "123", { from: "account", id: "123" }],
  [undefined, "$".concat("{id}"), undefined],
  [undefined, undefined, undefined],
];

for (const [link, id, source] of links) {
  test(`media of ${JSON.stringify(link)} and id ${JSON.stringify(id)}`, () => {
    assert.deepEqual(mediaSource(link, id), source);
  });
}

test("the files of a conversation are found once, in headers, cards and messages", () => {
  const image = { type: "image", image: { link: "a.png" } };
  const card = { header: { type: "image", image: { link: "b.png" } } };
  const carousel = {
    type: "interactive",
    interactive: { type: "carousel", body: { text: "Hi" }, action: { cards: [card] } },
  };
  const sticker = { type: "sticker", sticker: { id: "7" } };
  assert.deepEqual(
    [...mediaIn(view([image, image, carousel, sticker])).keys()],
    ["file:a.png", "file:b.png", "id:7"],
  );
});

test("the pages of a PDF are counted where they are written", () => {
  assert.equal(pdfPages("%PDF-1.4 << /Type /Pages /Count 2 >> << /Type /Page >> << /Type/Page >>"), 2);
  assert.equal(pdfPages("%PDF-1.4 << /Type /Pages /Kids [] /Count 12 >>"), 12);
  assert.equal(pdfPages("%PDF-1.7 only streams"), undefined);
  assert.equal(pdfPages("/Type /Page"), undefined);
  assert.deepEqual([pageWords(1), pageWords(3)], ["1 page", "3 pages"]);
});

test("durations are written as a player writes them", () => {
  assert.deepEqual([12.4, 75, 3723].map(durationWords), ["0:12", "1:15", "1:02:03"]);
});
