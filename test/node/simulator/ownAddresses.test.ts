import assert from "node:assert/strict";
import { test } from "node:test";
import type { Simulator } from "../../../src/node/simulator/startSimulator.ts";
import { ask, refusal } from "./graph/ask.ts";
import { post, startJourney, textMessage } from "./journey.ts";

interface Change {
  readonly field: string;
  readonly value: Readonly<Record<string, readonly Record<string, unknown>[]>> & {
    readonly metadata?: { readonly phone_number_id?: string };
  };
}

const changeIn = (body: unknown): Change | undefined =>
  (body as { entry: { changes: Change[] }[] }).entry[0]?.changes[0];

const own = (simulator: Simulator, path: string, body: unknown) =>
  post(simulator, body, { path: `/simulator/${path}`, token: "" });

for (const message of [
  {
    type: "order",
    order: {
      catalog_id: "c1",
      text: "Please",
      product_items: [{ product_retailer_id: "bell", quantity: 2, item_price: 9.5, currency: "EUR" }],
    },
  },
  {
    type: "interactive",
    interactive: { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: `{"a":1}` } },
  },
  {
    type: "interactive",
    interactive: {
      type: "call_permission_reply",
      call_permission_reply: { response: "accept", is_permanent: true, response_source: "user_action" },
    },
  },
  { type: "system", system: { body: "Robin changed", type: "user_changed_number" } },
  { type: "unsupported", unsupported: { type: "poll" } },
]) {
  const kind = message.interactive?.type ?? message.type;
  test(`a customer sends ${kind}, and the webhook says it in the same words`, async context => {
    const { simulator, webhooks } = await startJourney(context);
    const { status } = await own(simulator, "inbound", message);
    assert.equal(status, 200);
    const [inbound] = changeIn(webhooks[0]?.body)?.value.messages ?? [];
    assert.deepEqual({ ...inbound, ...message }, inbound);
  });
}

test("a customer's picture can be loaded by the id in the webhook, for 7 days", async context => {
  const { simulator, webhooks } = await startJourney(context);
  const data = Buffer.from("a picture").toString("base64");
  await own(simulator, "inbound", {
    type: "image",
    image: { caption: "Look", mime_type: "image/png", data },
  });
  const [inbound] = changeIn(webhooks[0]?.body)?.value.messages ?? [];
  const image = inbound?.image as Record<string, string>;
  assert.deepEqual([image.caption, image.mime_type, image.data], ["Look", "image/png", undefined]);
  const file = await fetch(image.url ?? "", {
    headers: { authorization: `Bearer ${simulator.accessToken}` },
  });
  assert.equal(await file.text(), "a picture");
  const { body } = await ask(simulator, image.id ?? "");
  assert.equal(body.sha256, image.sha256);
  simulator.moveClock(7 * 24 * 60 * 60 * 1000);
  assert.equal((await ask(simulator, image.id ?? "")).status, 404);
});

test("a customer's call comes as two webhooks of its own field, and opens the window", async context => {
  const { simulator, webhooks, arrive } = await startJourney(context);
  const from = "+15550131047";
  assert.equal((await own(simulator, "call", { from })).status, 200);
  const events = webhooks.map(({ body }) => changeIn(body));
  assert.deepEqual(
    events.map(it => [it?.field, it?.value.calls?.[0]?.event, it?.value.calls?.[0]?.from]),
    [
      ["calls", "connect", "15550131047"],
      ["calls", "terminate", "15550131047"],
    ],
  );
  await post(simulator, textMessage(from));
  await arrive(1);
  assert.equal(changeIn(webhooks.at(-1)?.body)?.value.statuses?.[0]?.status, "sent");
});

test("a second number sends, and is written to, beside the first", async context => {
  const { simulator, webhooks, arrive } = await startJourney(context);
  const { body } = await own(simulator, "numbers", { display_phone_number: "+1 555 010 0201" });
  const number = String(body.phone_number_id);
  assert.notEqual(body.waba_id, simulator.wabaId);
  assert.equal((await ask(simulator, `${body.waba_id}/phone_numbers`)).status, 200);
  await post(simulator, textMessage(), { path: `/v25.0/${number}/messages` });
  await arrive(1);
  await own(simulator, "inbound", { to: "+15550100201", type: "text", text: { body: "Hi" } });
  assert.deepEqual(
    webhooks.map(it => changeIn(it.body)?.value.metadata?.phone_number_id),
    [number, number],
  );
  assert.match(
    refusal(await post(simulator, textMessage("+15550100201"), { path: `/v25.0/${number}/messages` })),
    /131021/,
  );
});

for (const [path, body, said] of [
  ["inbound", { type: "image", image: { mime_type: "application/pdf" } }, /is not a type of image/],
  ["inbound", { type: "order", order: { catalog_id: "c", product_items: [{}] } }, /order needs a catalog_id/],
  [
    "inbound",
    {
      type: "interactive",
      interactive: { type: "nfm_reply", nfm_reply: { name: "flow", response_json: "{" } },
    },
    /nfm_reply needs/,
  ],
  [
    "inbound",
    { to: "+1999", type: "text", text: { body: "Hi" } },
    /to: It is none of the simulator's numbers/,
  ],
  ["call", { from: "nobody" }, /from: /],
  ["numbers", { display_phone_number: "12" }, /display_phone_number: It is a phone number/],
  ["numbers", { display_phone_number: "+15550100200" }, /a number like that already/],
  ["numbers", { display_phone_number: "+15550100209", waba_id: "1" }, /waba_id: /],
] as const) {
  test(`/simulator/${path} refuses ${JSON.stringify(body).slice(0, 70)}`, async context => {
    const { simulator } = await startJourney(context);
    assert.match(refusal(await own(simulator, path, body)), said);
  });
}
