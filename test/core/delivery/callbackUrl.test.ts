import assert from "node:assert/strict";
import { test } from "node:test";
import { checkCallbackUrl, isLoopback } from "../../../src/core/delivery/callbackUrl.ts";

test("a public https address is one that Meta takes", () => {
  assert.equal(checkCallbackUrl("https://quiet-harbour.trycloudflare.com/webhook", false), undefined);
});

test("an address that Meta would not take is refused with the reason", () => {
  for (const [url, reason] of [
    ["http://example.com/webhook", /https addresses only/],
    ["https://127.0.0.1:3000/webhook", /127\.0\.0\.1 is this machine/],
    ["http://localhost:3000/webhook", /localhost is this machine/],
    ["https://[::1]/webhook", /is this machine/],
    ["example.com", /no web address/],
    [`https://example.com/${"a".repeat(181)}`, /201 characters; Meta takes 200/],
  ] as const)
    assert.match(checkCallbackUrl(url, false) ?? "", reason);
});

test("a simulator on this machine reaches this machine", () => {
  assert.equal(checkCallbackUrl("http://127.0.0.1:3000/webhook", true), undefined);
  assert.match(checkCallbackUrl("ftp://127.0.0.1/", true) ?? "", /no web address/);
});

test("this machine has several names", () => {
  for (const host of ["localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "app.localhost"])
    assert.ok(isLoopback(host), host);
  for (const host of ["example.com", "localhost.example.com", "128.0.0.1"])
    assert.ok(!isLoopback(host), host);
});
