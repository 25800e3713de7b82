import assert from "node:assert/strict";
import { test } from "node:test";
import { message, problemsOf, said } from "./messages.ts";

for (const link of [
  "https:///a.jpg",
  "https://?a=b",
  "https://.example.com/a.jpg",
  "https://www..example.com/a.jpg",
  "https://www.example.com:99999/a.jpg",
  "https://www.example.com:http/a.jpg",
  "https://www.exa|mple.com/a.jpg",
  "https://www.example.com,/a.jpg",
]) {
  test(`finds that ${link} leads nowhere`, () => {
    assert.deepEqual(said(message("image", { link })), [`error link-not-valid "${link}"`]);
  });
}

test("says what is wrong with the host", () => {
  assert.equal(
    problemsOf(message("image", { link: "https://exa$mple.com/a.jpg" }))[0]?.message,
    'A host has no "$"; this link has "exa$mple.com".',
  );
});

test("has nothing against ports, underscores, IPv6 and other scripts", () => {
  for (const host of [
    "www.example.com:443",
    "my_files.example.com",
    "[2a00:1450:4001::200e]:8443",
    "例え.example.com",
  ])
    assert.deepEqual(said(message("image", { link: `https://${host}/a.jpg` })), []);
});
