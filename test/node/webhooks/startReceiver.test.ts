import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { type TestContext, test } from "node:test";
import {
  type ReceiverOptions,
  startReceiver,
  type Webhook,
} from "../../../src/node/webhooks/startReceiver.ts";

const appSecret = "app-secret";
const verifyToken = "verify-me";

/** A receiver that ends with the test, what it handed on, and what it logged. */
async function receiver(context: TestContext, options: Partial<ReceiverOptions> = {}) {
  const webhooks: Webhook[] = [];
  const logged: string[] = [];
  const log = {
    warn: (message: string) => void logged.push(`warn ${message}`),
    error: (message: string) => void logged.push(`error ${message}`),
  };
  const started = await startReceiver({
    port: 0,
    verifyToken,
    appSecrets: [appSecret],
    onWebhook: webhook => void webhooks.push(webhook),
    log,
    now: () => 4711,
    ...options,
  });
  context.after(() => started.close());
  return { ...started, webhooks, logged };
}

const signed = (body: string | Buffer, secret = appSecret): Record<string, string> => ({
  "content-type": "application/json",
  "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
});

const post = (url: string, body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(url, { method: "POST", body, headers });

const handshake = (url: string, query: Record<string, string>): Promise<Response> =>
  fetch(`${url}?${new URLSearchParams(query)}`);

test("a handshake with the verify token gets its challenge back, and nothing else", async context => {
  const { url } = await receiver(context);
  const response = await handshake(url, {
    "hub.mode": "subscribe",
    "hub.challenge": "1158201444",
    "hub.verify_token": verifyToken,
  });
  assert.deepEqual([response.status, await response.text()], [200, "1158201444"]);
});

for (const [what, query] of [
  ["another verify token", { "hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": "guess" }],
  ["no verify token", { "hub.mode": "subscribe", "hub.challenge": "1" }],
  ["another mode", { "hub.mode": "unsubscribe", "hub.challenge": "1", "hub.verify_token": verifyToken }],
  ["no challenge", { "hub.mode": "subscribe", "hub.verify_token": verifyToken }],
  ["nothing", {}],
] as const) {
  test(`a handshake with ${what} is refused`, async context => {
    const { url, logged } = await receiver(context);
    const response = await handshake(url, query);
    assert.deepEqual([response.status, logged.length], [403, 1]);
    assert.ok(!(await response.text()).includes(verifyToken));
  });
}

test("a signed notification is handed on with its bytes, and then acknowledged", async context => {
  const { url, webhooks, logged } = await receiver(context);
  const body = `{ "text": "caf\\u00e9 \\ud83d\\ude00", "url": "a\\/b" }`;
  const response = await post(url, body, signed(body));
  assert.equal(response.status, 200);
  assert.deepEqual(webhooks, [
    { raw: Buffer.from(body), body: { text: "café 😀", url: "a/b" }, receivedAtMs: 4711 },
  ]);
  assert.deepEqual(logged, []);
});

test("a notification of any of the apps is good", async context => {
  const { url, webhooks } = await receiver(context, { appSecrets: ["one", "two"] });
  assert.equal((await post(url, "{}", signed("{}", "two"))).status, 200);
  assert.equal(webhooks.length, 1);
});

for (const [what, headers] of [
  ["no signature", {}],
  ["an empty signature", { "x-hub-signature-256": "" }],
  ["the signature of other bytes", signed("{ }")],
  ["the signature of another secret", signed("{}", "guess")],
  [
    "a signature without its prefix",
    { "x-hub-signature-256": signed("{}")["x-hub-signature-256"]?.slice(7) ?? "" },
  ],
  ["a signature that begins right", { "x-hub-signature-256": `${signed("{}")["x-hub-signature-256"]}00` }],
] as const) {
  test(`a notification with ${what} is refused with one warning, and handed to nobody`, async context => {
    const { url, webhooks, logged } = await receiver(context);
    const response = await post(url, "{}", headers);
    assert.deepEqual([response.status, webhooks.length, logged.length], [401, 0, 1]);
    assert.match(logged[0] ?? "", /^warn A webhook was refused: its signature is/);
  });
}

test("without any app secret no notification is good", async context => {
  const { url } = await receiver(context, { appSecrets: [] });
  assert.equal((await post(url, "{}", signed("{}", ""))).status, 401);
});

test("a notification that is signed and not JSON is refused", async context => {
  const { url, logged } = await receiver(context);
  assert.equal((await post(url, "{ half", signed("{ half"))).status, 400);
  assert.match(logged[0] ?? "", /signed, but it is not JSON/);
});

test("a notification that could not be handled is not acknowledged, so that it comes again", async context => {
  const { url, logged } = await receiver(context, {
    onWebhook: () => {
      throw new Error("disk full");
    },
  });
  assert.equal((await post(url, "{}", signed("{}"))).status, 500);
  assert.deepEqual(logged, ["error A webhook could not be handled: disk full"]);
});

test("a notification whose handling fails later is not acknowledged either", async context => {
  const { url, logged } = await receiver(context, {
    onWebhook: async () => {
      await new Promise(resolve => setImmediate(resolve));
      throw new Error("disk full");
    },
  });
  assert.equal((await post(url, "{}", signed("{}"))).status, 500);
  assert.deepEqual(logged, ["error A webhook could not be handled: disk full"]);
});

test("more than 3 MB is refused before it is read", async context => {
  const { port, webhooks } = await receiver(context);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest(
      { host: "127.0.0.1", port, path: "/webhook", method: "POST", headers: { "content-length": 3_000_001 } },
      response => {
        resolve(response.statusCode);
        request.destroy();
      },
    );
    request.on("error", reject);
    request.flushHeaders();
  });
  assert.deepEqual([status, webhooks.length], [413, 0]);
});

test("more than 3 MB without a length is refused while it comes", async context => {
  const { port, webhooks } = await receiver(context);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, path: "/webhook", method: "POST" }, response => {
      resolve(response.statusCode);
      request.destroy();
    });
    request.on("error", reject);
    const chunk = Buffer.alloc(1_000_000, " ");
    for (let i = 0; i < 4; i++) request.write(chunk);
  });
  assert.deepEqual([status, webhooks.length], [413, 0]);
});

test("3 MB are received", async context => {
  const { url, webhooks } = await receiver(context);
  const body = JSON.stringify("x".repeat(2_999_998));
  assert.equal((await post(url, body, signed(body))).status, 200);
  assert.equal(webhooks[0]?.raw.length, 3_000_000);
});

test("a notification that breaks off is handed to nobody", async context => {
  const { port, webhooks } = await receiver(context);
  const socket = connect(port, "127.0.0.1");
  socket.end("POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
  socket.resume();
  await new Promise(resolve => socket.once("close", resolve));
  assert.equal(webhooks.length, 0);
});

test("other methods and paths are told what is there", async context => {
  const { url } = await receiver(context);
  const put = await fetch(url, { method: "PUT", body: "{}" });
  assert.deepEqual([put.status, put.headers.get("allow")], [405, "GET, POST"]);
  assert.equal((await fetch(url.replace("/webhook", "/"))).status, 404);
  assert.equal(
    (await fetch(`${url}/more`, { method: "POST", body: "{}", headers: signed("{}") })).status,
    404,
  );
});

test("it is reachable from this machine only", async context => {
  const { url } = await receiver(context);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/webhook$/);
});

test("where the port is taken, the next free one is used", async context => {
  const taken = createServer();
  await new Promise<void>(resolve => taken.listen(0, "127.0.0.1", resolve));
  context.after(() => taken.close());
  const wanted = (taken.address() as AddressInfo).port;
  const { port } = await receiver(context, { port: wanted });
  assert.notEqual(port, wanted);
});

test("closing does not wait for a connection that somebody keeps open", async context => {
  const started = await receiver(context);
  const socket = connect(started.port, "127.0.0.1");
  await new Promise(resolve => socket.once("connect", resolve));
  const closed = new Promise(resolve => socket.once("close", resolve));
  socket.on("error", () => {});
  await started.close();
  await closed;
});
