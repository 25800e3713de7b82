import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { MockAgent } from "undici";
import {
  type NetworkSettings,
  openConnections,
  plainNetwork,
} from "../../../src/node/cloudApi/connections.ts";
import { type Asking, askLink } from "../../../src/node/links/askLink.ts";
import { isPublicAddress } from "../../../src/node/links/publicAddress.ts";
import { httpAnswer } from "../cloudApi/endpoints.ts";
import { tlsServer, tunnelProxy } from "../cloudApi/proxies.ts";

/** The internet with one host. */
function internet(addresses: readonly string[] = ["93.184.216.34"]) {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const connected: string[] = [];
  const asking: Asking = {
    timeoutMs: 5000,
    resolve: async () => addresses,
    connections: {
      to: () => ({ dispatcher: agent, proxyHost: undefined }),
      pinned: (_url, address) => {
        connected.push(address);
        return { dispatcher: agent, proxyHost: undefined };
      },
    },
  };
  return { pool: agent.get("https://media.example"), asking, connected, agent };
}

// A mock that is destroyed after the first request serves no second one.
const undying = <T extends { agent: MockAgent }>(net: T): T => {
  net.agent.destroy = async () => {};
  return net;
};

test("tells type and size of what a link leads to, from a HEAD request without anything of ours", async () => {
  const { pool, asking } = undying(internet());
  pool
    .intercept({
      path: "/a.jpg",
      method: "HEAD",
      headers: headers => headers.authorization === undefined && headers.cookie === undefined,
    })
    .reply(200, "", { headers: { "content-type": "image/jpeg", "content-length": "1234" } });
  assert.deepEqual(await askLink("https://media.example/a.jpg", asking), {
    kind: "answered",
    status: 200,
    mime: "image/jpeg",
    bytes: 1234,
  });
});

test("a name that stands for a private address, even among public ones, is not connected to", async () => {
  for (const address of ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"]) {
    const { asking, connected } = internet(["93.184.216.34", address]);
    const answer = await askLink("https://media.example/a.jpg", asking);
    assert.equal(answer.kind, "private", address);
    assert.deepEqual(connected, []);
  }
});

test("addresses of this machine and private networks are not asked, however they are written", async () => {
  for (const link of [
    "http://localhost/a",
    "http://127.0.0.1/a",
    "http://2130706433/a",
    "http://0x7f.1/a",
    "http://[::1]/a",
    "http://[::ffff:7f00:1]/a",
    "http://192.168.1.1/a",
    "http://printer/a",
  ]) {
    const { asking, connected } = internet();
    assert.equal((await askLink(link, asking)).kind, "private", link);
    assert.deepEqual(connected, []);
  }
});

test("a redirect is followed, looked at again, and refused where it leads inside", async () => {
  const { pool, asking } = undying(internet());
  pool.intercept({ path: "/a", method: "HEAD" }).reply(302, "", { headers: { location: "/b" } });
  pool.intercept({ path: "/b", method: "HEAD" }).reply(200, "");
  assert.equal((await askLink("https://media.example/a", asking)).kind, "answered");
  pool
    .intercept({ path: "/c", method: "HEAD" })
    .reply(302, "", { headers: { location: "http://169.254.169.254/latest" } });
  assert.equal((await askLink("https://media.example/c", asking)).kind, "private");
});

test("redirects in a circle, dead hosts and other schemes are said, never thrown", async () => {
  const { pool, asking } = undying(internet());
  pool
    .intercept({ path: "/a", method: "HEAD" })
    .reply(302, "", { headers: { location: "/a" } })
    .persist();
  const reason = async (link: string, how: Asking) => {
    const answer = await askLink(link, how);
    return answer.kind === "unreachable" ? answer.reason : answer.kind;
  };
  assert.match(await reason("https://media.example/a", asking), /redirects more than 3 times/);
  assert.match(await reason("ftp://media.example/a", asking), /no http/);
  assert.match(await reason("no address", asking), /no http/);
  const missing = async () => {
    throw Object.assign(new Error("x"), { code: "ENOTFOUND" });
  };
  assert.match(
    await reason("https://media.example/a", { ...asking, resolve: missing }),
    /no host of that name/,
  );
});

/** Asks over real connections with these settings; the name stands for an address of the internet. */
function over(context: TestContext, settings: Partial<NetworkSettings>): Asking {
  const connections = openConnections({ ...plainNetwork, strictSsl: false, ...settings }, {});
  context.after(() => connections.close());
  return { timeoutMs: 5000, connections, resolve: async () => ["93.184.216.34"] };
}

test("behind a proxy the link is asked through it, at the very address that was looked at", async context => {
  const requests: string[] = [];
  const server = await tlsServer(context, "media.example.com", (socket, request) => {
    requests.push(request);
    socket.write("HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n\r\n");
  });
  const proxy = await tunnelProxy(context, server.port);
  const asking = over(context, { proxy: `http://robin:p%40ss@${proxy.host}` });
  const answer = await askLink("https://media.example.com/a.png", asking);
  assert.equal(answer.kind === "answered" && answer.mime, "image/png");
  assert.deepEqual(proxy.asked, [
    { target: "93.184.216.34:443", authorization: `Basic ${btoa("robin:p@ss")}` },
  ]);
  assert.match(requests[0] ?? "", /^HEAD \/a\.png HTTP\/1\.1\r\nhost: media\.example\.com\r\n/i);
  assert.ok(!/authorization/i.test(requests.join()));
});

test("a certificate for another host is not taken behind a proxy, and says nothing of the link", async context => {
  const server = await tlsServer(context, "other.example.com", socket => socket.write(httpAnswer(200, "")));
  const proxy = await tunnelProxy(context, server.port);
  const answer = await askLink(
    "https://media.example.com/a.png",
    over(context, { proxy: proxy.host, strictSsl: true }),
  );
  assert.equal(answer.kind, "unasked");
});

test("a proxy is not asked for private addresses, and its own refusal says nothing of the link", async context => {
  const proxy = await tunnelProxy(context, 1, () => 403);
  const asking = over(context, { proxy: proxy.host });
  const inside = { ...asking, resolve: async () => ["10.0.0.1"] };
  assert.equal((await askLink("https://media.example.com/a.png", inside)).kind, "private");
  assert.deepEqual(proxy.asked, []);
  const answer = await askLink("https://media.example.com/a.png", asking);
  assert.ok(answer.kind === "unasked");
  assert.match(answer.reason, /through the proxy 127\.0\.0\.1/);
  const unknownHere = async () => {
    throw Object.assign(new Error("x"), { code: "ENOTFOUND" });
  };
  assert.equal(
    (await askLink("https://media.example.com/a.png", { ...asking, resolve: unknownHere })).kind,
    "unasked",
  );
  const nonsense = over(context, { proxy: "ftp://x" });
  assert.equal((await askLink("https://media.example.com/a.png", nonsense)).kind, "unasked");
});

test("addresses of the internet are told from all others", () => {
  for (const address of ["93.184.216.34", "8.8.8.8", "2606:4700::1111"])
    assert.ok(isPublicAddress(address), address);
  for (const address of [
    "0.0.0.0",
    "100.64.0.1",
    "192.0.2.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "2002:7f00:1::",
    "64:ff9b::a00:1",
    "fe80::1",
    "nonsense",
  ])
    assert.ok(!isPublicAddress(address), address);
});
