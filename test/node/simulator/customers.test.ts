import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import { buttonReply, writtenText } from "../../../src/core/replies/inboundContent.ts";
import type { Simulator } from "../../../src/node/simulator/startSimulator.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import { type Answered, post, startJourney, textMessage } from "./journey.ts";

const inbound = "/simulator/inbound";
const hi = { type: "text", text: { body: "Hi, é 🚲" } };

/** Writes as the customer, who has no token. */
const write = (simulator: Simulator, message: unknown, more: Parameters<typeof post>[2] = {}) =>
  post(simulator, message, { path: inbound, token: "", ...more });

test("a customer's tap reaches the webhook, signed and in the shape of the API", async context => {
  const { simulator, webhooks, clock } = await startJourney(context);
  const { wamid, atMs, body } = await simulator.customerSends({
    content: buttonReply("svc-keep", "Keep it"),
    answers: "wamid.ofTheQuestion",
  });
  assert.match(wamid, /^wamid\.[A-Za-z0-9+/=]{48}$/);
  assert.equal(atMs, clock.now());
  assert.deepEqual(
    webhooks.map(webhook => webhook.body),
    [body],
  );
  assert.deepEqual(body, {
    object: "whatsapp_business_account",
    entry: [
      {
        id: simulator.wabaId,
        changes: [
          {
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "15550100200", phone_number_id: simulator.phoneNumberId },
              contacts: [
                {
                  profile: { name: "Robin Example" },
                  wa_id: "15551234567",
                  user_id: "US.48210000015551234567",
                },
              ],
              messages: [
                {
                  context: { from: "15550100200", id: "wamid.ofTheQuestion" },
                  from: "15551234567",
                  from_user_id: "US.48210000015551234567",
                  id: wamid,
                  timestamp: "1795300000",
                  type: "interactive",
                  interactive: { type: "button_reply", button_reply: { id: "svc-keep", title: "Keep it" } },
                },
              ],
            },
            field: "messages",
          },
        ],
      },
    ],
  });
});

test("a script writes as the customer over HTTP, and is told of the webhook that was sent", async context => {
  const { simulator, webhooks } = await startJourney(context);
  const { status, body } = await write(simulator, { from: "+1 555 010 0001", ...hi });
  assert.equal(status, 200);
  assert.deepEqual(
    webhooks.map(webhook => webhook.body),
    [body.webhook],
  );
  const [event] = readWebhook(body.webhook);
  const [{ id } = { id: "" }] = body.messages as { id: string }[];
  assert.ok(event?.kind === "inbound");
  assert.deepEqual([event.wamid, event.from, event.summary], [id, "15550100001", "Hi, é 🚲"]);
});

test("without a webhook a customer writes all the same", async context => {
  const simulator = await startSimulator({ appSecret: "app-secret" });
  context.after(() => simulator.close());
  assert.equal((await write(simulator, hi)).status, 200);
});

test("a customer's message opens the window for a day", async context => {
  const { simulator, webhooks, arrive, clock } = await startJourney(context);
  const silent = "+15550131047";
  const lastState = () => {
    const [event] = readWebhook(webhooks.at(-1)?.body);
    return event?.kind === "status" ? event.state : event?.kind;
  };
  await post(simulator, textMessage(silent));
  await arrive(1);
  assert.equal(lastState(), "failed");

  await write(simulator, { from: silent, ...hi });
  await post(simulator, textMessage(silent));
  await arrive(3);
  assert.equal(lastState(), "read");

  clock.after(24 * 60 * 60 * 1000, () => {});
  await clock.next();
  await post(simulator, textMessage(silent));
  await arrive(1);
  assert.equal(lastState(), "failed");
});

test("the same seed makes the same ids of customers' messages", async context => {
  const ids = [];
  for (const seed of [1, 1, 2]) {
    const { simulator } = await startJourney(context, { seed });
    ids.push((await simulator.customerSends({ content: writtenText("Hi") })).wamid);
  }
  assert.equal(ids[0], ids[1]);
  assert.notEqual(ids[0], ids[2]);
});

const said = ({ status, body }: Answered): string =>
  `${status} ${(body.error as { message: string } | undefined)?.message}`;

test("what is no message of a customer is refused with a sentence, and no webhook is sent", async context => {
  const { simulator, webhooks } = await startJourney(context);
  for (const [message, more, sentence] of [
    ["{", {}, /^400 The body is not a JSON object/],
    ["", {}, /^400 The body is not a JSON object/],
    ["[]", {}, /^400 The body is not a JSON object/],
    [{ type: "poll" }, {}, /^400 The type “poll” is not one/],
    [{ type: "text", text: {} }, {}, /^400 text\.body is missing/],
    [hi, { type: "text/plain" }, /^400 The Content-Type is text\/plain/],
    [hi, { method: "PUT" }, /^400 Unsupported put request. Use POST/],
    [hi, { method: "GET" }, /^400 Unsupported get request. Use POST/],
    ["x".repeat(1_100_000), {}, /^400 The body is larger/],
  ] as const) {
    assert.match(said(await write(simulator, message, more)), sentence);
  }
  assert.deepEqual(webhooks, []);
});

test("a web page that has pointed its own name at this machine cannot write as the customer", async context => {
  const { simulator, webhooks } = await startJourney(context);
  const { port } = new URL(simulator.baseUrl);
  const status = await new Promise(resolve => {
    const headers = { host: `evil.example:${port}`, "content-type": "application/json" };
    request({ port, path: inbound, method: "POST", headers }, response => {
      response.resume();
      resolve(response.statusCode);
    }).end(JSON.stringify(hi));
  });
  assert.equal(status, 400);
  assert.deepEqual(webhooks, []);
});
