import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { request } from "undici";
import { CloudApiError } from "../../../src/node/cloudApi/cloudApiError.ts";
import {
  type NetworkSettings,
  openConnections,
  plainNetwork,
} from "../../../src/node/cloudApi/connections.ts";
import type { Sender } from "../../../src/node/cloudApi/sender.ts";
import { sendMessage } from "../../../src/node/cloudApi/sendMessage.ts";
import { whyUnreachable } from "../../../src/node/cloudApi/whyUnreachable.ts";
import { httpAnswer, rawServer } from "./endpoints.ts";
import { socksProxy, tlsServer, tunnelProxy } from "./proxies.ts";

const accessToken = "marked-secret-token-4711";
const graph = "graph.example.test";
const taken = `{"messages":[{"id":"wamid.A"}]}`;

function senderThrough(
  context: TestContext,
  changed: Partial<NetworkSettings>,
  baseUrl = `https://${graph}`,
): Sender {
  const connections = openConnections({ ...plainNetwork, ...changed }, {});
  context.after(() => connections.close());
  return { baseUrl, apiVersion: "v25.0", phoneNumberId: "310", accessToken, ...connections.to(baseUrl) };
}

const send = (sender: Sender, options: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  sendMessage(sender, { type: "text" }, { timeoutMs: 5000, ...options });

async function errorOf(sending: Promise<unknown>): Promise<CloudApiError> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CloudApiError, String(error));
  assert.ok(!`${error.message} ${error.stack}`.includes(accessToken));
  return error;
}

test("a message goes through the proxy, in a tunnel that hides the token from it", async context => {
  const requests: string[] = [];
  const server = await tlsServer(context, graph, (socket, request) => {
    requests.push(request);
    socket.write(httpAnswer(200, taken));
  });
  const proxy = await tunnelProxy(context, server.port);
  const sender = senderThrough(context, { proxy: proxy.host, strictSsl: false });
  assert.equal((await send(sender)).wamid, "wamid.A");
  await new Promise(setImmediate); // a connection is free again once its answer is dealt with
  await send(sender);
  assert.deepEqual(
    proxy.asked,
    [{ target: `${graph}:443`, authorization: undefined }],
    "one connection is kept",
  );
  assert.match(requests[0] ?? "", /^POST \/v25\.0\/310\/messages HTTP\/1\.1\r\n[\s\S]*Bearer marked-secret/);
  assert.equal(server.connections(), 1);
});

test("user name and password of the proxy, or the whole header, are given to the proxy alone", async context => {
  const requests: string[] = [];
  const server = await tlsServer(context, graph, (socket, request) => {
    requests.push(request);
    socket.write(httpAnswer(200, taken));
  });
  const proxy = await tunnelProxy(context, server.port);
  await send(senderThrough(context, { proxy: `http://robin:p%40ss@${proxy.host}`, strictSsl: false }));
  await send(
    senderThrough(context, { proxy: proxy.host, proxyAuthorization: "Basic abc", strictSsl: false }),
  );
  assert.deepEqual(
    proxy.asked.map(({ authorization }) => authorization),
    [`Basic ${btoa("robin:p@ss")}`, "Basic abc"],
  );
  assert.ok(!requests.join().toLowerCase().includes("proxy-authorization"));
});

test("a SOCKS proxy carries a message as well, with its user name and password", async context => {
  const requests: string[] = [];
  const server = await tlsServer(context, graph, (socket, request) => {
    requests.push(request);
    socket.write(httpAnswer(200, taken));
  });
  const proxy = await socksProxy(context, server.port);
  const sender = senderThrough(context, { proxy: `socks5://robin:p%40ss@${proxy.host}`, strictSsl: false });
  assert.equal((await send(sender)).wamid, "wamid.A");
  assert.deepEqual(proxy.asked, [{ target: `${graph}:443`, login: "robin p@ss" }]);
  assert.match(requests[0] ?? "", /^POST \/v25\.0\/310\/messages/);
});

test("a SOCKS proxy that is not there is named", async context => {
  const { message } = await errorOf(send(senderThrough(context, { proxy: "socks5://127.0.0.1:9" })));
  assert.match(message, /the proxy 127\.0\.0\.1:9 is in the way: .*ECONNREFUSED/);
});

test("a proxy that wants a password is told so, and nothing was sent", async context => {
  const proxy = await tunnelProxy(context, 1, () => 407);
  const error = await errorOf(send(senderThrough(context, { proxy: proxy.host })));
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["unreachable", false]);
  assert.match(
    error.message,
    /the proxy 127\.0\.0\.1:\d+ wants a user name and a password \(407\)\. The message was not sent\. Put them/,
  );
});

test("a proxy that refuses, and one that is not there, are named", async context => {
  const proxy = await tunnelProxy(context, 1, () => 403);
  assert.match(
    (await errorOf(send(senderThrough(context, { proxy: proxy.host })))).message,
    /does not let the connection through \(HTTP 403\)/,
  );
  const gone = await errorOf(send(senderThrough(context, { proxy: "127.0.0.1:9" })));
  assert.match(gone.message, /the proxy 127\.0\.0\.1:9 is in the way: nothing listens there .*http\.proxy/);
  assert.equal(gone.mayHaveBeenSent, false);
});

test("a certificate nobody trusts ends it before the token leaves", async context => {
  const requests: string[] = [];
  const server = await tlsServer(context, "localhost", (_socket, request) => void requests.push(request));
  const error = await errorOf(send(senderThrough(context, {}, `https://localhost:${server.port}`)));
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["unreachable", false]);
  assert.match(
    error.message,
    /its certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. The message was not sent\. .*NODE_EXTRA_CA_CERTS/,
  );
  assert.deepEqual(requests, []);
});

test("a certificate that nobody trusts is taken where the editor's setting says so", async context => {
  const server = await tlsServer(context, "localhost", socket => socket.write(httpAnswer(200, taken)));
  const sender = senderThrough(context, { strictSsl: false }, `https://localhost:${server.port}`);
  assert.equal((await send(sender)).wamid, "wamid.A");
});

test("something that does not speak TLS is told as that", async context => {
  const plain = await rawServer(context, socket => socket.write("HTTP/1.1 400 X\r\n\r\n"));
  const error = await errorOf(send(senderThrough(context, {}, plain.replace("http:", "https:"))));
  assert.match(error.message, /it does not speak TLS there .*Check scheme and port/);
});

test("cancel closes the connection: the request ends at the other side too", async context => {
  const abort = new AbortController();
  const closed = Promise.withResolvers<void>();
  const baseUrl = await rawServer(context, socket => {
    socket.on("close", () => closed.resolve());
    abort.abort();
  });
  const error = await errorOf(send(senderThrough(context, {}, baseUrl), { signal: abort.signal }));
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["cancelled", true]);
  await closed.promise;
});

test("what is set as proxy and is none is told before anything leaves", context => {
  assert.throws(() => senderThrough(context, { proxy: "ftp://x" }), {
    code: "unreachable",
    message: /http\.proxy/,
  });
});

test("every reason of a connection that was not made has a next step of its own", () => {
  const said = [
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "ENETUNREACH",
    "EHOSTUNREACH",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "EPROTO",
  ].map(code => whyUnreachable(Object.assign(new Error("x"), { code }), undefined));
  assert.equal(new Set(said.map(({ why }) => why)).size, said.length);
  assert.equal(new Set(said.map(({ next }) => next)).size, said.length);
  for (const { next } of said) assert.match(next, /^[A-Z].*\.$/);
});

test("where it may be for want of a proxy that is said, also of one that only a browser finds", () => {
  for (const code of [
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "UND_ERR_CONNECT_TIMEOUT",
    "EHOSTUNREACH",
    "ECONNRESET",
  ]) {
    const { next } = whyUnreachable(Object.assign(new Error("x"), { code }), undefined);
    assert.match(
      next,
      /a PAC script, put its address into http\.proxy or HTTPS_PROXY, and leave http\.prox/,
      code,
    );
  }
});

test("a way to one address leads there whatever the name stands for, and says the name", async context => {
  const requests: string[] = [];
  const server = await rawServer(context, (socket, text) => {
    requests.push(text);
    socket.write(httpAnswer(200, ""));
  });
  const connections = openConnections(plainNetwork, {});
  const url = new URL(`http://media.example.com:${new URL(server).port}/a`);
  const { dispatcher, proxyHost } = connections.pinned(url, "127.0.0.1");
  context.after(() => Promise.all([dispatcher.destroy(), connections.close()]));
  assert.equal(proxyHost, undefined);
  assert.equal((await request(url, { method: "HEAD", dispatcher })).statusCode, 200);
  assert.match(requests[0] ?? "", /^HEAD \/a HTTP\/1\.1\r\nhost: media\.example\.com:\d+\r\n/i);
});
