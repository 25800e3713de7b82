import assert from "node:assert/strict";
import { test } from "node:test";
import { startReceiver } from "../../../../src/node/webhooks/startReceiver.ts";
import { post, startJourney, textMessage } from "../journey.ts";
import { ask, refusal } from "./ask.ts";

test("a number says what it is asked, and its id", async context => {
  const { simulator } = await startJourney(context);
  const { phoneNumberId } = simulator;
  const { body } = await ask(simulator, `${phoneNumberId}?fields=status,throughput{level},platform_type`);
  assert.deepEqual(body, {
    status: "CONNECTED",
    throughput: { level: "STANDARD" },
    platform_type: "CLOUD_API",
    id: phoneNumberId,
  });
});

test("a field that a number does not have is refused as Graph refuses it", async context => {
  const { simulator } = await startJourney(context);
  assert.equal(
    refusal(await ask(simulator, `${simulator.phoneNumberId}?fields=id,colour`)),
    "400 100 (#100) Tried accessing nonexisting field (colour) on node type (WhatsAppBusinessPhoneNumber)",
  );
  assert.match(refusal(await ask(simulator, `${simulator.phoneNumberId}?fields=__proto__`)), /nonexisting/);
});

test("an edge that a number does not have is refused, as is an ID that nothing has", async context => {
  const { simulator } = await startJourney(context);
  assert.match(
    refusal(await ask(simulator, `${simulator.phoneNumberId}/message_templates`)),
    /^400 100 \(#100\) Tried accessing nonexisting field \(message_templates\)/,
  );
  assert.match(refusal(await ask(simulator, "77")), /^404 803 There is nothing with the ID '77'/);
  assert.match(refusal(await ask(simulator, "%ff")), /^404 803 /);
  assert.match(refusal(await ask(simulator, "..%2f..%2fetc")), /^404 803 /);
});

test("the token may stand in the query, as with Graph", async context => {
  const { simulator } = await startJourney(context);
  const path = `${simulator.phoneNumberId}?fields=id&access_token=`;
  assert.equal((await ask(simulator, path + simulator.accessToken, { token: "" })).status, 200);
  assert.match(refusal(await ask(simulator, `${path}guess`, { token: "" })), /^401 190 /);
});

/** A second receiver, with what arrived there. */
async function elsewhere(context: Parameters<typeof startJourney>[0]) {
  const bodies: unknown[] = [];
  const receiver = await startReceiver({
    port: 0,
    verifyToken: "mine",
    appSecrets: ["app-secret"],
    onWebhook: ({ body }) => void bodies.push(body),
    log: { warn() {}, error() {} },
  });
  context.after(() => receiver.close());
  return { url: receiver.url, bodies };
}

test("the number's own address gets its webhooks after a handshake, until it is removed", async context => {
  const { simulator, receiver, webhooks, arrive } = await startJourney(context);
  const { phoneNumberId } = simulator;
  const other = await elsewhere(context);
  const set = (webhook_configuration: unknown) =>
    ask(simulator, phoneNumberId, { body: { webhook_configuration } });
  assert.deepEqual(await set({ override_callback_uri: other.url, verify_token: "mine" }), {
    status: 200,
    body: { success: true },
  });
  const { body } = await ask(simulator, `${phoneNumberId}?fields=webhook_configuration`);
  assert.deepEqual(body, {
    webhook_configuration: { phone_number: other.url, application: receiver.url },
    id: phoneNumberId,
  });
  await simulator.customerSends({ content: { type: "text", text: { body: "Hi" } } });
  assert.deepEqual([other.bodies.length, webhooks.length], [1, 0]);

  assert.equal((await set({ override_callback_uri: "" })).status, 200);
  await post(simulator, textMessage());
  await arrive(1);
  assert.deepEqual([other.bodies.length, webhooks.length], [1, 1]);
});

test("an address that is none, is not there or answers something else is not taken", async context => {
  const { simulator } = await startJourney(context);
  const { url } = await elsewhere(context);
  for (const [override_callback_uri, verify_token, said] of [
    [url, "another", /^400 2200 .*did not answer the handshake/],
    ["http://127.0.0.1:1/", "mine", /^422 100 .*could not be reached/],
    ["http://shop.example.com/", "mine", /^400 100 override_callback_uri: It has to be an https address/],
    ["file:///etc/passwd", "mine", /^400 100 override_callback_uri: It has to be an https address/],
    [`${url}${"x".repeat(200)}`, "mine", /^400 100 override_callback_uri: It has at most 200/],
    [url, undefined, /^400 131008 verify_token: It is missing/],
    [undefined, "mine", /^400 131008 override_callback_uri: It is missing/],
  ] as const) {
    const body = { webhook_configuration: { override_callback_uri, verify_token } };
    assert.match(refusal(await ask(simulator, simulator.phoneNumberId, { body })), said);
  }
  assert.match(
    refusal(await ask(simulator, simulator.phoneNumberId, { body: { webhook: {} } })),
    /Unexpected key "webhook"/,
  );
  assert.match(refusal(await ask(simulator, simulator.phoneNumberId, { body: {} })), /^400 131008 /);
});

test("a number that was deregistered is blocked until it is registered with its pin", async context => {
  const { simulator } = await startJourney(context);
  const { phoneNumberId } = simulator;
  const register = (pin: unknown) =>
    ask(simulator, `${phoneNumberId}/register`, { body: { messaging_product: "whatsapp", pin } });
  const health = async () => {
    const { body } = await ask(simulator, `${phoneNumberId}?fields=health_status,status`);
    const { can_send_message: can } = body.health_status as { can_send_message: string };
    return [can, body.status];
  };
  assert.equal((await register("123456")).status, 200);
  assert.equal((await ask(simulator, `${phoneNumberId}/deregister`, { method: "POST" })).status, 200);
  assert.deepEqual(await health(), ["BLOCKED", "DISCONNECTED"]);
  assert.match(refusal(await register("654321")), /^400 133005 /);
  assert.match(refusal(await register("12345")), /^400 131009 pin: /);
  assert.match(refusal(await register(undefined)), /^400 131008 pin: /);
  assert.equal((await register("123456")).status, 200);
  assert.deepEqual(await health(), ["AVAILABLE", "CONNECTED"]);
});

test("a number is registered at most ten times in 72 hours", async context => {
  const { simulator } = await startJourney(context);
  const deregister = () => ask(simulator, `${simulator.phoneNumberId}/deregister`, { method: "POST" });
  for (let i = 0; i < 10; i++) assert.equal((await deregister()).status, 200);
  assert.match(refusal(await deregister()), /^400 133016 /);
  simulator.moveClock(72 * 60 * 60 * 1000);
  assert.equal((await deregister()).status, 200);
});

test("the business profile is changed and read", async context => {
  const { simulator } = await startJourney(context);
  const path = `${simulator.phoneNumberId}/whatsapp_business_profile`;
  const body = { messaging_product: "whatsapp", about: "Open till 6", websites: ["https://www.example.com"] };
  assert.equal((await ask(simulator, path, { body })).status, 200);
  const { body: read } = await ask(simulator, `${path}?fields=about,websites,email`);
  assert.deepEqual(read, { data: [{ about: "Open till 6", websites: ["https://www.example.com"] }] });
  assert.match(
    refusal(await ask(simulator, path, { body: { ...body, colour: "red" } })),
    /Unexpected key "colour"/,
  );
});
