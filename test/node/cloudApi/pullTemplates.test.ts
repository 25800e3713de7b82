import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Agent } from "undici";
import { pullTemplates } from "../../../src/node/cloudApi/pullTemplates.ts";
import type { Sender } from "../../../src/node/cloudApi/sender.ts";
import { httpAnswer, rawServer } from "./endpoints.ts";

const senderTo = (context: TestContext, baseUrl: string): Sender => {
  const dispatcher = new Agent();
  context.after(() => dispatcher.destroy());
  return { baseUrl, apiVersion: "v25.0", phoneNumberId: "310", accessToken: "marked", dispatcher };
};

/** An account with so many pages of one template each, and the requests that it got. */
async function accountOf(
  context: TestContext,
  pages: number,
  next = "https://thief.example/?access_token=x",
) {
  const requests: URL[] = [];
  const baseUrl = await rawServer(context, (socket, request) => {
    const url = new URL(/^GET (\S+)/.exec(request)?.[1] ?? "", "http://x");
    requests.push(url);
    const page = Number(url.searchParams.get("after") ?? 0);
    const paging = { cursors: { after: String(page + 1) }, ...(page + 1 < pages && { next }) };
    socket.write(httpAnswer(200, JSON.stringify({ data: [{ name: `t${page}`, language: "en" }], paging })));
  });
  return { sender: senderTo(context, baseUrl), requests };
}

test("all pages are pulled from the account, by their cursor, with progress", async context => {
  const { sender, requests } = await accountOf(context, 3);
  const counts: number[] = [];
  const templates = await pullTemplates(sender, "5309", {
    timeoutMs: 5000,
    onPage: count => counts.push(count),
  });
  assert.deepEqual(
    templates.map(template => (template as { name: string }).name),
    ["t0", "t1", "t2"],
  );
  assert.deepEqual(counts, [1, 2, 3]);
  assert.deepEqual(
    requests.map(({ pathname, searchParams }) => [pathname, searchParams.get("after")]),
    [
      ["/v25.0/5309/message_templates", null],
      ["/v25.0/5309/message_templates", "1"],
      ["/v25.0/5309/message_templates", "2"],
    ],
  );
  assert.match(requests[0]?.searchParams.get("fields") ?? "", /^name,parameter_format,components,/);
});

test("a list that never ends is given up", async context => {
  const { sender, requests } = await accountOf(context, 1e9);
  await assert.rejects(pullTemplates(sender, "5309", { timeoutMs: 5000 }), { code: "unreadable" });
  assert.equal(requests.length, 200);
});

test("cancel ends it between pages too", async context => {
  const { sender, requests } = await accountOf(context, 9);
  const abort = new AbortController();
  const pulling = pullTemplates(sender, "5309", {
    timeoutMs: 5000,
    signal: abort.signal,
    onPage: count => count === 2 && abort.abort(),
  });
  await assert.rejects(pulling, { code: "cancelled" });
  assert.equal(requests.length, 2);
});

test("what answers otherwise is no list", async context => {
  const baseUrl = await rawServer(context, socket => socket.write(httpAnswer(200, `{"data":{}}`)));
  await assert.rejects(pullTemplates(senderTo(context, baseUrl), "5309", { timeoutMs: 5000 }), {
    code: "unreadable",
  });
});

test("a page larger than any other answer is read", async context => {
  const text = "x".repeat(2_000_000);
  const page = JSON.stringify({ data: [{ name: "a", language: "en", text }] });
  const baseUrl = await rawServer(context, socket => socket.write(httpAnswer(200, page)));
  assert.equal((await pullTemplates(senderTo(context, baseUrl), "5309", { timeoutMs: 5000 })).length, 1);
});
