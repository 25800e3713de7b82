import assert from "node:assert/strict";
import { test } from "node:test";
import { freshLink, withFreshLinks } from "../../../src/core/preflight/freshLinks.ts";

test("a link gets one more parameter, before its fragment", () => {
  assert.equal(freshLink("https://a.example/b.jpg", "x1"), "https://a.example/b.jpg?wamsg=x1");
  assert.equal(freshLink("https://a.example/b.jpg?c=d#e", "x1"), "https://a.example/b.jpg?c=d&wamsg=x1#e");
});

test("only the links that are named change, wherever they stand, and nothing else does", () => {
  const body = {
    type: "interactive",
    interactive: {
      header: { image: { link: "https://a.example/1" } },
      cards: [{ link: "https://a.example/2" }],
    },
    text: "https://a.example/1",
  };
  assert.deepEqual(withFreshLinks(body, new Set(["https://a.example/1"]), "x"), {
    ...body,
    interactive: { ...body.interactive, header: { image: { link: "https://a.example/1?wamsg=x" } } },
  });
});
