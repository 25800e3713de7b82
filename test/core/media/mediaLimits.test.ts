import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsOf, maximumBytes, sizeText } from "../../../src/core/media/mediaLimits.ts";

test("formats and sizes are those of the published table", () => {
  assert.deepEqual(
    formatsOf("image").map(({ mimeType }) => mimeType),
    ["image/jpeg", "image/png"],
  );
  assert.equal(formatsOf("document").length, 8);
  assert.equal(maximumBytes("image"), 5 * 1024 * 1024);
  assert.equal(maximumBytes("document"), 100 * 1024 * 1024);
});

test("sizes are written for people", () => {
  assert.deepEqual([12, 2048, 480 * 1024, 5 * 1024 * 1024, 12.44 * 1024 * 1024].map(sizeText), [
    "12 bytes",
    "2 KB",
    "480 KB",
    "5 MB",
    "12.4 MB",
  ]);
});
