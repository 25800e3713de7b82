import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../../src/core/checks/nearest.ts";

const types = ["text", "image", "video", "interactive", "preview_url"];

for (const [word, meant] of [
  ["txt", "text"],
  ["Text", "text"],
  ["iamge", "image"],
  ["interacitve", "interactive"],
  ["previewUrl", "preview_url"],
  ["preview-url", "preview_url"],
] as const) {
  test(`${word} is taken for ${meant}`, () => assert.equal(nearest(word, types), meant));
}

for (const word of ["", "x", "hologram", "colour", "t".repeat(100_000)]) {
  test(`${word.slice(0, 10)} is taken for nothing`, () => assert.equal(nearest(word, types), undefined));
}
