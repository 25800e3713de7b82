import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { type Simulator, startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import { ask } from "./graph/ask.ts";
import { post, startJourney, textMessage } from "./journey.ts";

/** What the simulator says to bytes. */
async function say(simulator: Simulator, bytes: string): Promise<string> {
  const { port } = new URL(simulator.baseUrl);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(bytes);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => {});
  await once(socket, "close");
  return Buffer.concat(chunks).toString("latin1");
}

const request = (target: string, more = ""): string =>
  `GET ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${more}\r\n`;

for (const target of [
  "/v25.0/../../etc/passwd",
  "/v25.0/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "//evil.example/v25.0/1",
  "/v25.0/1/%00",
  "/simulator/../v25.0",
  "/whatsapp_business/attachments/../../x",
  "http://evil.example/v25.0/1",
  "*",
]) {
  test(`the target ${target} is answered with an error of the API`, async context => {
    const { simulator } = await startJourney(context);
    assert.match(await say(simulator, request(target)), /^HTTP\/1\.1 4\d\d [\s\S]*"error":\{/);
  });
}

test("what is not HTTP, or has no end of headers, is hung up on, and the next one is served", async context => {
  const { simulator } = await startJourney(context);
  assert.match(await say(simulator, "EHLO mail\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.match(await say(simulator, request("/", `x: ${"y".repeat(20_000)}\r\n`)), /^HTTP\/1\.1 431 /);
  assert.equal((await post(simulator, textMessage())).status, 200);
});

test("a body that is said to be longer than it is does not keep the simulator", async context => {
  const { simulator } = await startJourney(context);
  const { port } = new URL(simulator.baseUrl);
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => {});
  const head = `POST /v25.0/${simulator.phoneNumberId}/messages HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${simulator.accessToken}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{`;
  socket.write(head);
  assert.equal((await post(simulator, textMessage())).status, 200);
  socket.destroy();
  assert.equal((await post(simulator, textMessage())).status, 200);
});

test("two thousand connections at once are all answered", async context => {
  const { simulator } = await startJourney(context);
  const answers = await Promise.all(
    Array.from({ length: 2000 }, () => say(simulator, request(`/v25.0/${simulator.phoneNumberId}`))),
  );
  assert.ok(answers.every(answer => answer.startsWith("HTTP/1.1 401 ")));
});

test("forms and deep objects that are nonsense are refused, never thrown", async context => {
  const { simulator } = await startJourney(context);
  const deep = `{"messaging_product":"whatsapp","to":"+15551234567","type":"text","text":${"[".repeat(5000)}${"]".repeat(5000)}}`;
  assert.equal((await post(simulator, deep)).status, 400);
  for (const path of [
    `${simulator.wabaId}/message_templates`,
    `${simulator.wabaId}/subscribed_apps`,
    simulator.phoneNumberId,
  ])
    for (const body of ["{", "[]", "null", "\u0000"]) {
      const { status } = await ask(simulator, path, { body });
      assert.equal(status, 400, `${path} ${JSON.stringify(body)}`);
    }
});

test("a port that is wanted exactly and taken is an error, else the next one is used", async context => {
  const { simulator } = await startJourney(context);
  const port = Number(new URL(simulator.baseUrl).port);
  await assert.rejects(startSimulator({ appSecret: "s", port, exactPort: true }), { code: "EADDRINUSE" });
  const next = await startSimulator({ appSecret: "s", port });
  context.after(() => next.close());
  assert.notEqual(next.baseUrl, simulator.baseUrl);
});
