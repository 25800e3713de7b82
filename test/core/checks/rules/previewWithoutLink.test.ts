import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, message, problemsOf, said } from "./messages.ts";

const text = (body: string, preview: unknown = true): unknown =>
  message("text", { body, preview_url: preview });

test("notes a preview without an address to show, and takes it away", () => {
  assert.deepEqual(said(text("Hello")), ["info preview-without-link true"]);
  assert.deepEqual(fixed(text("Hello"), "preview-without-link"), message("text", { body: "Hello" }));
});

test("says that www. alone gets no preview", () => {
  assert.equal(
    problemsOf(text("See www.example.com"))[0]?.message,
    "A preview needs an address with https:// in the body; this one begins with www.",
  );
});

test("has nothing against a preview of an address, or of a body that is not known", () => {
  for (const body of ["See https://www.example.com", "HTTP://example.com", "See ${link}"])
    assert.deepEqual(said(text(body)), []);
  assert.deepEqual(said(text("Hello", false)), []);
});
