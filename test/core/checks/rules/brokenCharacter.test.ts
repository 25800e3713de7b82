import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, message, said } from "./messages.ts";

const broken = message("text", { body: "Ready \ud83d" });

test("warns of half a character, wherever it stands, and can remove it", () => {
  assert.deepEqual(said(broken), [String.raw`warning broken-character "Ready \ud83d"`]);
  assert.deepEqual(fixed(broken, "broken-character"), message("text", { body: "Ready " }));
  const contacts = message("contacts", [{ name: { formatted_name: "\ude00 Robin" } }]);
  assert.deepEqual(said(contacts), [String.raw`warning broken-character "\ude00 Robin"`]);
});

test("has nothing against whole characters", () => {
  assert.deepEqual(said(message("text", { body: "Ready 😀 👨‍👩‍👧 \u{10ffff}" })), []);
});
