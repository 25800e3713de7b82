import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, interactive, message, problemsOf, said } from "./messages.ts";

const image = (link: string): unknown => message("image", { link });

for (const [written, encoded] of [
  ["https://www.example.com/frühling.jpg", "https://www.example.com/fr%C3%BChling.jpg"],
  ["https://www.example.com/a|b.jpg", "https://www.example.com/a%7Cb.jpg"],
  ["https://www.example.com/100%.jpg", "https://www.example.com/100%25.jpg"],
  ["https://www.example.com/a.jpg?q=<x>", "https://www.example.com/a.jpg?q=%3Cx%3E"],
  ["https://münchen.example.com/größe.png", "https://münchen.example.com/gr%C3%B6%C3%9Fe.png"],
  ["https://www.example.com/🚲.png", "https://www.example.com/%F0%9F%9A%B2.png"],
  ["https://www.example.com/\ud800.png", "https://www.example.com/%EF%BF%BD.png"],
] as const) {
  test(`warns of ${JSON.stringify(written)} and encodes it`, () => {
    assert.deepEqual(
      problemsOf(image(written)).map(({ severity, code }) => `${severity} ${code}`),
      ["warning link-not-encoded"],
    );
    assert.deepEqual(fixed(image(written), "link-not-encoded"), image(encoded));
    assert.deepEqual(said(image(encoded)), []);
  });
}

test("has nothing against what may stand in a link", () => {
  assert.deepEqual(said(image("https://a.example.com/-._~:/[x]@!$&'()*+,;=%20.jpg?a=b&c=d#e")), []);
});

test("leaves the links of buttons to the browser, which encodes by itself", () => {
  const parameters = { display_text: "Open", url: "https://www.example.com/frühling" };
  assert.deepEqual(said(interactive("cta_url", { action: { name: "cta_url", parameters } })), []);
});
