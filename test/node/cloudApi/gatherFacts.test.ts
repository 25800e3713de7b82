import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Agent } from "undici";
import { gatherFacts } from "../../../src/node/cloudApi/gatherFacts.ts";
import type { Sender } from "../../../src/node/cloudApi/sender.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import { httpAnswer, rawServer } from "./endpoints.ts";

const accessToken = "marked-secret-token-4711";

function senderTo(context: TestContext, baseUrl: string): Sender {
  const dispatcher = new Agent();
  context.after(() => dispatcher.destroy());
  return { baseUrl, apiVersion: "v25.0", phoneNumberId: "310", accessToken, dispatcher };
}

test("everything is asked of the simulator, and all of it is known", async context => {
  const simulator = await startSimulator({ appSecret: "s" });
  context.after(() => simulator.close());
  const { baseUrl, phoneNumberId, accessToken: own, wabaId } = simulator;
  const sender = { ...senderTo(context, baseUrl), phoneNumberId, accessToken: own };
  const facts = await gatherFacts(sender, wabaId, { timeoutMs: 5000 });
  for (const [part, { kind }] of Object.entries(facts)) assert.equal(kind, "known", part);
  assert.ok(facts.token.kind === "known" && facts.token.value.expiresAtMs === 0);
  assert.ok(facts.phone.kind === "known" && facts.phone.value.status === "CONNECTED");
});

test("what fails stays in its own part, without the token", async context => {
  const baseUrl = await rawServer(context, (socket, request) => {
    if (request.includes("debug_token"))
      return socket.write(httpAnswer(400, `{"error":{"code":100,"message":"No ${accessToken} here"}}`));
    if (request.includes("health_status"))
      return socket.end("HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{");
    return socket.write(httpAnswer(200, `{"id":"310","status":"CONNECTED","data":[]}`));
  });
  const facts = await gatherFacts(senderTo(context, baseUrl), undefined, { timeoutMs: 5000 });
  assert.deepEqual(
    Object.values(facts).map(({ kind }) => kind),
    ["known", "failed", "failed", "known", "notAsked", "notAsked"],
  );
  assert.ok(facts.token.kind === "failed" && /No <access token> here/.test(facts.token.why));
  assert.ok(facts.health.kind === "failed" && /broke off/.test(facts.health.why));
  assert.ok(!JSON.stringify(facts).includes(accessToken));
});

test("a field that this version does not have is left out, and the others are asked for again", async context => {
  const baseUrl = await rawServer(context, (socket, request) =>
    socket.write(
      request.includes("whatsapp_business_manager_messaging_limit")
        ? httpAnswer(
            400,
            `{"error":{"code":100,"message":"(#100) Tried accessing nonexisting field (whatsapp_business_manager_messaging_limit) on node type (X)"}}`,
          )
        : httpAnswer(200, `{"id":"310","status":"CONNECTED"}`),
    ),
  );
  const { phone } = await gatherFacts(senderTo(context, baseUrl), undefined, { timeoutMs: 5000 });
  assert.ok(phone.kind === "known" && phone.value.status === "CONNECTED");
});

test("cancel ends the whole of it", async context => {
  const abort = new AbortController();
  const baseUrl = await rawServer(context, () => abort.abort());
  const asking = gatherFacts(senderTo(context, baseUrl), "5309", { timeoutMs: 5000, signal: abort.signal });
  await assert.rejects(asking, { code: "cancelled" });
});
