import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import {
  type ReceiverOptions,
  startReceiver,
  type Webhook,
} from "../../../src/node/webhooks/startReceiver.ts";
import { folderOf, opened, unsynced, webhook } from "../journal/journals.ts";

const appSecret = "app-secret";
const verifyToken = "verify-me";

/** A receiver that ends with the test, what it handed on, and what it logged. */
async function receiver(context: TestContext, options: Partial<ReceiverOptions> = {}) {
  const webhooks: Webhook[] = [];
  const logged: string[] = [];
  const log = {
    info: (message: string) => void logged.push(`info ${message}`),
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
  fetch(url, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

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
    {
      raw: Buffer.from(body),
      body: { text: "café 😀", url: "a/b" },
      signature: signed(body)["x-hub-signature-256"],
      receivedAtMs: 4711,
    },
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

test("a notification that could not be kept is to come again, and that is said once until it is over", async context => {
  let fails = true;
  const { url, logged } = await receiver(context, {
    onWebhook: async () => {
      await new Promise(resolve => setImmediate(resolve));
      if (fails) throw new Error("No room left.");
    },
  });
  for (let i = 0; i < 3; i++) {
    const response = await post(url, "{}", signed("{}"));
    assert.deepEqual([response.status, response.headers.get("retry-after")], [503, "10"]);
  }
  assert.deepEqual(logged, ["error Webhooks are not acknowledged and will come again: No room left."]);
  fails = false;
  assert.equal((await post(url, "{}", signed("{}"))).status, 200);
  assert.equal(logged.at(-1), "info Webhooks are acknowledged again; 3 were not meanwhile.");
});

test("a receiver that throws at once is no other case", async context => {
  const { url } = await receiver(context, {
    onWebhook: () => {
      throw new Error("no");
    },
  });
  assert.equal((await post(url, "{}", signed("{}"))).status, 503);
});

test("a full disk answers 503, and what was acknowledged is in the journal", async context => {
  const folder = folderOf(context);
  let room = Number.POSITIVE_INFINITY;
  const { journal } = await opened(context, folder, {
    open: async path => {
      const file = await unsynced(path);
      return {
        ...file,
        write: bytes => file.write(bytes.subarray(0, Math.min(bytes.length, room))),
      };
    },
  });
  const { url, logged } = await receiver(context, {
    onWebhook: ({ raw }) => journal.append(webhook(raw)),
  });
  const statuses: number[] = [];
  for (const [text, left] of [
    ["1", Number.POSITIVE_INFINITY],
    ["2", 10],
    ["3", Number.POSITIVE_INFINITY],
  ] as const) {
    room = left;
    statuses.push((await post(url, text, signed(text))).status);
  }
  assert.deepEqual(statuses, [200, 503, 200]);
  assert.match(logged[0] ?? "", /^error Webhooks are not acknowledged/);
  await journal.close();
  assert.deepEqual(await (await opened(context, folder)).texts(), ["1", "3"]);
});

for (const [what, headers, status] of [
  ["compressed", { "content-encoding": "gzip" }, 415],
  ["compressed twice", { "content-encoding": "br, gzip" }, 415],
  ["called plain text", { "content-type": "text/plain" }, 415],
  ["called a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["called JSON with a charset", { "content-type": "Application/JSON; charset=utf-8" }, 200],
  ["called not compressed", { "content-encoding": "identity" }, 200],
] as const)
  test(`a notification that is ${what} is answered ${status}`, async context => {
    const { url, webhooks } = await receiver(context);
    assert.equal((await post(url, "{}", { ...signed("{}"), ...headers })).status, status);
    assert.equal(webhooks.length, status === 200 ? 1 : 0);
  });

test("a gzip bomb stays packed", async context => {
  const { port, webhooks } = await receiver(context);
  const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
  const headers = { ...signed(bomb), "content-encoding": "gzip" };
  const status = await new Promise(resolve => {
    const request = httpRequest({ port, path: "/webhook", method: "POST", headers }, response => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", () => {});
    request.end(bomb);
  });
  assert.deepEqual([status, webhooks.length], [415, 0]);
});

for (const [what, sent] of [
  ["its headers", "POST /webhook HTTP/1.1\r\nhost: x\r\n"],
  ["its body", "POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"],
] as const)
  test(`a connection that never ends ${what} is ended`, async context => {
    const { port, url } = await receiver(context, {
      limits: { headersTimeoutMs: 500, requestTimeoutMs: 1000 },
    });
    const socket = connect(port, "127.0.0.1");
    socket.write(sent);
    let answer = "";
    socket.on("data", chunk => {
      answer += chunk;
    });
    // An end may also be a reset: what counts is that there is one.
    socket.on("error", () => {});
    await new Promise(resolve => socket.once("close", resolve));
    assert.match(answer, /^(HTTP\/1\.1 (408|400)|$)/);
    assert.equal((await post(url, "{}", signed("{}"))).status, 200);
  });

test("more connections than there may be are ended at once, and the others are served", async context => {
  const { port } = await receiver(context, { limits: { connections: 3 } });
  const sockets = [];
  for (let i = 0; i < 3; i++) {
    const socket = connect(port, "127.0.0.1");
    await new Promise(resolve => socket.once("connect", resolve));
    sockets.push(socket);
  }
  const late = connect(port, "127.0.0.1").resume();
  late.on("error", () => {});
  await new Promise(resolve => late.once("close", resolve));
  const [served] = sockets;
  served?.write("GET /webhook HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
  let answer = "";
  for await (const chunk of served ?? []) answer += chunk;
  assert.match(answer, /403/);
  for (const socket of sockets) socket.destroy();
});

test("a thousand refusals are a line or two in the log", async context => {
  const { url, logged } = await receiver(context);
  for (let i = 0; i < 50; i++) await post(url, "{}", signed("{}", "guess"));
  assert.equal(logged.length, 1);
});

test("a batch of a thousand updates is one notification", async context => {
  const { url, webhooks } = await receiver(context);
  const statuses = Array.from({ length: 1000 }, (_, i) => ({
    id: `wamid.${i}`,
    status: "sent",
    timestamp: "1",
  }));
  const body = JSON.stringify({ entry: [{ changes: [{ field: "messages", value: { statuses } }] }] });
  assert.equal((await post(url, body, signed(body))).status, 200);
  assert.equal(readWebhook(webhooks[0]?.body).length, 1000);
});

test("secrets and the verify token may change while it receives", async context => {
  let secrets: string[] = [];
  let token: string | undefined;
  let shaken = 0;
  const { url } = await receiver(context, {
    appSecrets: () => secrets,
    verifyToken: () => token,
    onHandshake: () => void shaken++,
  });
  const query = { "hub.mode": "subscribe", "hub.challenge": "7", "hub.verify_token": "later" };
  assert.equal((await post(url, "{}", signed("{}"))).status, 401);
  assert.equal((await handshake(url, query)).status, 403);
  secrets = [appSecret];
  token = "later";
  assert.equal((await post(url, "{}", signed("{}"))).status, 200);
  assert.deepEqual([(await handshake(url, query)).status, shaken], [200, 1]);
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
