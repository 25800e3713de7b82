import assert from "node:assert/strict";
import { test } from "node:test";
import { type ProxySettings, proxyFor } from "../../../src/node/cloudApi/proxyFor.ts";

const meta = new URL("https://graph.facebook.com");
const none: ProxySettings = { useProxy: true, proxy: "", noProxy: [] };
const hostOf = (settings: Partial<ProxySettings>, environment = {}, url = meta) =>
  proxyFor(url, { ...none, ...settings }, environment)?.host;

test("without a setting and a variable the way is direct", () => assert.equal(hostOf({}), undefined));

test("the setting goes before the environment, and needs no scheme", () => {
  const environment = { HTTPS_PROXY: "http://env.example:3128" };
  assert.equal(hostOf({ proxy: "set.example:8080" }, environment), "set.example:8080");
  assert.equal(hostOf({}, environment), "env.example:3128");
});

test("the variables are read in both cases, and HTTP_PROXY serves for https too", () => {
  assert.equal(hostOf({}, { https_proxy: "a.example:1", HTTPS_PROXY: "b.example:1" }), "a.example:1");
  assert.equal(hostOf({}, { http_proxy: "http://c.example:1" }), "c.example:1");
  assert.equal(hostOf({}, { HTTPS_PROXY: "d.example:1" }, new URL("http://plain.example")), undefined);
});

test("proxySupport off means none", () => {
  assert.equal(
    hostOf({ useProxy: false, proxy: "set.example:8080" }, { HTTPS_PROXY: "e.example:1" }),
    undefined,
  );
});

test("hosts of noProxy are reached directly, with what lies below them", () => {
  const proxy = "p.example:1";
  for (const entry of ["graph.facebook.com", ".facebook.com", "*.facebook.com", "facebook.com:443", "*"])
    assert.equal(hostOf({ proxy, noProxy: [entry] }), undefined, entry);
  for (const entry of ["book.com", "facebook.com:8443", "example.com", ""])
    assert.equal(hostOf({ proxy, noProxy: [entry] }), proxy, entry);
  assert.equal(hostOf({ proxy }, { NO_PROXY: "localhost, facebook.com" }), undefined);
  assert.equal(
    hostOf({ proxy, noProxy: ["other.example"] }, { NO_PROXY: "*" }),
    proxy,
    "the setting goes first",
  );
});

test("this machine is never reached through a proxy", () => {
  for (const url of ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1", "http://127.1.2.3"])
    assert.equal(hostOf({ proxy: "p.example:1" }, {}, new URL(url)), undefined, url);
});

test("user name and password go along, but are not in what is shown", () => {
  const proxy = proxyFor(meta, { ...none, proxy: "http://robin:marked@p.example:1" }, {});
  assert.equal(proxy?.host, "p.example:1");
  assert.ok(proxy?.uri.includes("marked"));
});

test("a SOCKS proxy that looks names up is one like any other", () => {
  const proxy = proxyFor(meta, { ...none, proxy: "socks5h://p.example:1080" }, {});
  assert.deepEqual([proxy?.host, proxy?.uri.startsWith("socks5://")], ["p.example:1080", true]);
});

test("a password that cannot be read is told with how to write it, not with what it is", () => {
  assert.throws(
    () => hostOf({ proxy: "http://robin:mar%ked@p.example:1" }),
    (error: Error) => /bare %; write %25/.test(error.message) && !error.message.includes("mar"),
  );
});

test("a proxy that is no address is told with where it stands, not with what it holds", () => {
  assert.throws(
    () => hostOf({ proxy: "ftp://robin:marked@x" }),
    (error: Error) => {
      assert.match(error.message, /^The proxy in the setting http\.proxy is not an address/);
      return !error.message.includes("marked");
    },
  );
  assert.throws(
    () => hostOf({}, { HTTPS_PROXY: "http://" }),
    /environment variable HTTPS_PROXY or HTTP_PROXY/,
  );
});
