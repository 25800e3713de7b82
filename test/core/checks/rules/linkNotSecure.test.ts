import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, message, said } from "./messages.ts";

const image = (link: string): unknown => message("image", { link });

test("notes a link with http:, which is accepted, and offers https:", () => {
  const payload = image("HTTP://www.example.com/a.jpg");
  assert.deepEqual(said(payload), ['info link-not-secure "HTTP://www.example.com/a.jpg"']);
  assert.deepEqual(fixed(payload, "link-not-secure"), image("https://www.example.com/a.jpg"));
});

test("offers no https: where a port is named", () => {
  const payload = image("http://www.example.com:8080/a.jpg");
  assert.deepEqual(fixed(payload, "link-not-secure"), payload);
});

test("does not speak of http: where nothing can be fetched at all", () => {
  assert.deepEqual(said(image("http://localhost/a.jpg")), [
    'warning link-not-public "http://localhost/a.jpg"',
  ]);
});

test("has nothing against https: or a link with a variable", () => {
  assert.deepEqual(said(image("https://www.example.com/a.jpg")), []);
  assert.deepEqual(said(image("http://${host}/a.jpg")), []);
});
