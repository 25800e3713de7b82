import assert from "node:assert/strict";
import { test } from "node:test";
import type { Snapshot } from "../../../src/core/protocol.ts";
import { previewPage, standalonePage } from "../../../src/core/view/previewPage.ts";

const snapshot: Snapshot = {
  version: 1,
  uri: "file:///a.wamsg.json",
  title: "</script><script>alert(1)</script><!--",
  conversation: { businessName: "<b>", items: [], omitted: 0 },
  notice: undefined,
  account: { name: "Simulator", simulated: true, testNumber: undefined },
  sending: false,
  locked: false,
  defaults: { viewpoint: "customer", theme: "auto", platform: "android" },
};

const page = {
  scriptUri: "https://files.example/main.js",
  styleUri: "https://files.example/style.css",
  cspSource: "https://files.example",
  nonce: "abc123",
};

test("the editor's page allows scripts by nonce and its own files, and nothing else", () => {
  const html = previewPage({ ...page, title: "Preview" });
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll("&#39;", "'") ?? "";
  assert.match(policy, /^default-src 'none'; script-src 'nonce-abc123' https:\/\/files\.example; /);
  assert.doesNotMatch(policy, /unsafe|\*|http:/);
});

test("no title, address or snapshot ends the element it stands in", () => {
  const html = previewPage({ ...page, styleUri: '"><script>', title: "</title><script>", snapshot });
  assert.equal(html.match(/<script/g)?.length, 2);
  assert.equal(html.match(/<\/script>/g)?.length, 2);
  assert.equal(html.match(/<title>/g)?.length, 1);
  const data = /id="snapshot">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  assert.equal(JSON.parse(data).title, snapshot.title);
});

test("a page that stands alone allows exactly what is inside it", () => {
  const html = standalonePage({
    script: "1",
    style: "a{}",
    scriptHash: "S=",
    styleHash: "T=",
    title: "A & B",
    snapshot,
  });
  assert.match(
    html,
    /script-src &#39;sha256-S=&#39;; style-src &#39;sha256-T=&#39;; img-src data:; media-src data:"/,
  );
  assert.match(html, /<title>A &amp; B<\/title>/);
  assert.doesNotMatch(html, /https?:/);
});

test("pictures come from the web only where it is allowed, scripts and styles never", () => {
  const parts = { scriptUri: "s", styleUri: "t", cspSource: "https://own.test", nonce: "n", title: "T" };
  const plain = previewPage(parts);
  assert.match(plain, /img-src https:\/\/own\.test data: blob:; media-src data: blob:;/);
  const allowed = previewPage({ ...parts, remoteAllowed: true });
  assert.match(allowed, /img-src https:\/\/own\.test data: blob: https:; media-src data: blob: https:;/);
  assert.equal(allowed.replaceAll("blob: https:", "blob:"), plain);
});
