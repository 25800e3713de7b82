import assert from "node:assert/strict";
import { test } from "node:test";
import { findSecrets, mayHoldSecrets } from "../../../src/core/secrets/findSecrets.ts";
import { secret, token } from "./secrets.ts";

const found = (text: string) =>
  findSecrets(text).map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

test("an access token is found wherever it stands", () => {
  for (const text of [
    `{"token": "${token}"}`,
    `const token = '${token}';`,
    `TOKEN=${token}`,
    `curl -H "Authorization: Bearer ${token}" https://graph.facebook.com`,
    `https://graph.facebook.com/me?access_token=${token}&x=1`,
  ]) {
    assert.deepEqual(found(text), [["accessToken", token]], text);
    assert.ok(mayHoldSecrets(text));
  }
});

test("an app's own token is found", () => {
  const own = ["1234567890123456", "aBcDeFgHiJkLmNoPqRsTuVwXyZ0"].join("|");
  assert.deepEqual(found(`token: ${own}`), [["accessToken", own]]);
});

test("an app secret is found beside its name", () => {
  for (const text of [
    `APP_SECRET=${secret}`,
    `"appSecret": "${secret}"`,
    `client_secret: '${secret}'`,
    `export FB_APP_SECRET="${secret}"`,
    `process.env["META_APP_SECRET"] = "${secret}"`,
  ])
    assert.deepEqual(found(text), [["appSecret", secret]], text);
});

test("what only looks like one is none: a hash, a placeholder, a longer word", () => {
  for (const text of [
    `md5: ${secret}`,
    `integrity = "${secret}${secret}", app_secret`,
    `APP_SECRET=${"0".repeat(32)}`,
    `token = "EAA${"x".repeat(60)}"`,
    `x${token}`,
    "EAAshort",
    "$WAMSG_ACCESS_TOKEN",
  ])
    assert.deepEqual(found(text), [], text);
});

test("several are told in the order in which they stand", () => {
  assert.deepEqual(
    found(`app_secret=${secret}\n${token}\n${token}`).map(([kind]) => kind),
    ["appSecret", "accessToken", "accessToken"],
  );
});

test("a long text takes no time to speak of", () => {
  const text = "EAA0123456789abcdefghi".repeat(40_000) + "app_secret_".repeat(20_000);
  const started = performance.now();
  findSecrets(text);
  assert.ok(performance.now() - started < 2000);
});
