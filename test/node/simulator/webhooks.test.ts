import assert from "node:assert/strict";
import { test } from "node:test";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import type { Webhook } from "../../../src/node/webhooks/startReceiver.ts";
import { type Journey, post, startJourney, textMessage } from "./journey.ts";
import { ManualClock } from "./manualClock.ts";

interface Value {
  readonly contacts?: unknown;
  readonly statuses: readonly Record<string, unknown>[];
}

const changeIn = ({ body }: Webhook): Value =>
  (body as { entry: { changes: { value: Value }[] }[] }).entry[0]?.changes[0]?.value ?? { statuses: [] };

const statusesOf = (webhooks: readonly Webhook[]): readonly Record<string, unknown>[] =>
  webhooks.flatMap(webhook => changeIn(webhook).statuses);

const statesOf = (webhooks: readonly Webhook[]): unknown[] =>
  statusesOf(webhooks).map(({ status }) => status);

/** The states reported so far, and by the time that another message has been read: what is missing by then never comes. */
async function statesBeforeAnother({ simulator, webhooks, arrive }: Journey): Promise<unknown[]> {
  const { body } = await post(simulator, textMessage());
  const [{ id } = { id: "" }] = body.messages as { id: string }[];
  const isOthers = (it: Record<string, unknown>): boolean => it.id === id;
  while (!statusesOf(webhooks).some(it => isOthers(it) && it.status === "read")) await arrive(1);
  return statusesOf(webhooks)
    .filter(it => !isOthers(it))
    .map(({ status }) => status);
}

test("a message is reported as sent, delivered and read, in the shape of the API", async context => {
  const { simulator, arrive } = await startJourney(context);
  const { body } = await post(simulator, { ...textMessage(), biz_opaque_callback_data: "repair=A-1042" });
  const [{ id } = { id: "" }] = body.messages as { id: string }[];
  const webhooks = await arrive(3);
  assert.deepEqual(statesOf(webhooks), ["sent", "delivered", "read"]);
  assert.deepEqual(webhooks[0]?.body, {
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
              statuses: [
                {
                  id,
                  status: "sent",
                  timestamp: "1795300000",
                  recipient_id: "15551234567",
                  recipient_user_id: "US.48210000015551234567",
                  biz_opaque_callback_data: "repair=A-1042",
                  pricing: {
                    billable: false,
                    pricing_model: "PMP",
                    type: "free_customer_service",
                    category: "service",
                  },
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

test("the price comes with sent and delivered, and not with read", async context => {
  const { simulator, arrive } = await startJourney(context);
  await post(simulator, textMessage());
  assert.deepEqual(
    statusesOf(await arrive(3)).map(status => "pricing" in status),
    [true, true, false],
  );
});

test("times are strings of seconds that never go back", async context => {
  const { simulator, arrive } = await startJourney(context);
  await post(simulator, textMessage());
  const times = statusesOf(await arrive(3)).map(({ timestamp }) => timestamp);
  assert.ok(times.every(time => typeof time === "string" && /^\d{10}$/.test(time)));
  assert.deepEqual(times, times.toSorted());
});

test("a message takes a person's time, divided by the speed", async context => {
  for (const [speed, latest] of [
    [1, 3500],
    [10, 350],
  ] as const) {
    const { simulator, clock, arrive } = await startJourney(context, { speed });
    const began = clock.now();
    await post(simulator, textMessage());
    await arrive(3);
    const took = clock.now() - began;
    assert.ok(took > latest * 0.75 && took < latest * 1.25, `${took} ms`);
  }
});

test("webhooks are written as the API writes them, and signed as they are written", async context => {
  const { simulator, arrive } = await startJourney(context);
  await post(simulator, { ...textMessage(), biz_opaque_callback_data: "Grüße 🚲 a/b" });
  const [webhook] = await arrive(1);
  const raw = webhook?.raw.toString("latin1") ?? "";
  assert.ok(raw.includes(String.raw`"biz_opaque_callback_data":"Gr\u00fc\u00dfe \ud83d\udeb2 a\/b"`), raw);
  assert.doesNotMatch(raw, /[^\x20-\x7e]/);
  assert.equal(webhook && statusesOf([webhook])[0]?.biz_opaque_callback_data, "Grüße 🚲 a/b");
});

test("a reaction is only ever reported as sent", async context => {
  const journey = await startJourney(context);
  await post(journey.simulator, {
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "reaction",
    reaction: { message_id: journey.simulator.lastInbound.wamid, emoji: "👍" },
  });
  await journey.arrive(1);
  assert.deepEqual(await statesBeforeAnother(journey), ["sent"]);
});

const offer = {
  name: "winter_offer",
  language: "en_US",
  category: "MARKETING",
  status: "APPROVED",
  components: [{ type: "BODY", text: "Winter is coming." }],
};

for (const [what, name, to, pricing] of [
  ["a marketing template costs", offer.name, "+15551234567", [true, "regular", "marketing"]],
  [
    "a utility template is free in an open window",
    "hello_world",
    "+15551234567",
    [false, "free_customer_service", "utility"],
  ],
  [
    "a utility template costs where the window is closed",
    "hello_world",
    "+15550131047",
    [true, "regular", "utility"],
  ],
  [
    "nothing costs where the customer came by an ad",
    offer.name,
    "+15550100012",
    [false, "free_entry_point", "marketing"],
  ],
] as const) {
  test(what, async context => {
    const { simulator, arrive } = await startJourney(context, { templates: [offer] });
    await post(simulator, {
      messaging_product: "whatsapp",
      to,
      type: "template",
      template: { name, language: { code: "en_US" } },
    });
    const [status] = statusesOf(await arrive(1));
    const [billable, type, category] = pricing;
    assert.deepEqual(status?.pricing, { billable, pricing_model: "PMP", type, category });
  });
}

test("a failure carries its error, and neither contacts nor a price", async context => {
  const { simulator, webhooks, arrive } = await startJourney(context);
  assert.equal((await post(simulator, textMessage("+15550131026"))).status, 200);
  const [status] = statusesOf(await arrive(1));
  const { id, timestamp, ...rest } = status ?? {};
  assert.ok(id && timestamp);
  assert.deepEqual(rest, {
    status: "failed",
    recipient_id: "15550131026",
    errors: [
      {
        code: 131026,
        title: "Message Undeliverable",
        message: "Message Undeliverable",
        error_data: {
          details: "Recipient is not on WhatsApp, has not accepted current terms, or runs a too old client.",
        },
        href: "/documentation/business-messaging/whatsapp/support/error-codes",
      },
    ],
  });
  assert.equal(webhooks[0] && "contacts" in changeIn(webhooks[0]), false);
});

test("outside the window a text fails and a template arrives", async context => {
  const { simulator, webhooks, arrive } = await startJourney(context);
  await post(simulator, textMessage("+15550131047"));
  await arrive(1);
  await post(simulator, {
    messaging_product: "whatsapp",
    to: "+15550131047",
    type: "template",
    template: { name: "hello_world", language: { code: "en_US" } },
  });
  await arrive(3);
  assert.deepEqual(statesOf(webhooks), ["failed", "sent", "delivered", "read"]);
  const [failed] = statusesOf(webhooks) as readonly {
    errors?: readonly { error_data: { details: string } }[];
  }[];
  assert.match(
    failed?.errors?.[0]?.error_data.details ?? "",
    /Reply as Customer….*POST \/simulator\/inbound/,
  );
});

for (const [to, states] of [
  ["+15550100001", ["sent"]],
  ["+15550100002", ["sent", "delivered"]],
  ["+15550100003", ["sent", "read"]],
  ["+15550100004", ["read", "read", "delivered", "delivered", "sent", "sent"]],
] as const) {
  test(`${to} reports ${states.join(", ")}`, async context => {
    const journey = await startJourney(context);
    await post(journey.simulator, textMessage(to));
    await journey.arrive(states.length);
    assert.deepEqual(await statesBeforeAnother(journey), states);
  });
}

test("what comes in the wrong order still has the right times", async context => {
  const { simulator, arrive } = await startJourney(context);
  await post(simulator, textMessage("+15550100004"));
  const times = statusesOf(await arrive(6)).map(({ timestamp }) => Number(timestamp));
  assert.deepEqual(
    times,
    times.toSorted((one, other) => other - one),
  );
  assert.ok((times[0] ?? 0) > (times[5] ?? 0));
});

test("a message to a group is reported for the group", async context => {
  const { simulator, webhooks, arrive } = await startJourney(context);
  const group = "SGFyYm91ci1CaWtlcy1SaWRlcnM";
  await post(simulator, { ...textMessage(group), recipient_type: "group" });
  const [status] = statusesOf(await arrive(1));
  assert.deepEqual([status?.recipient_id, status?.recipient_type], [group, "group"]);
  assert.equal(webhooks[0] && "contacts" in changeIn(webhooks[0]), false);
});

test("every webhook is one that Wamsg itself can read", async context => {
  const { simulator, webhooks, arrive } = await startJourney(context);
  await post(simulator, textMessage());
  await arrive(3);
  await post(simulator, textMessage("+15550131026"));
  await arrive(1);
  assert.deepEqual(
    webhooks.flatMap(({ body }) => readWebhook(body)).map(event => event.kind === "status" && event.state),
    ["sent", "delivered", "read", "failed"],
  );
});

test("a callback URL that does not answer the handshake is not taken", async context => {
  const { receiver, simulator } = await startJourney(context);
  await assert.rejects(simulator.setWebhook(receiver.url, "guess"), {
    name: "WebhookError",
    code: "refused",
  });
  await assert.rejects(simulator.setWebhook("http://127.0.0.1:1/", "guess"), { code: "unreachable" });
  await assert.rejects(simulator.setWebhook("mail:me"), { code: "notAnAddress" });
  await assert.rejects(
    startSimulator({
      appSecret: "s",
      webhookUrl: receiver.url,
      verifyToken: "guess",
      clock: new ManualClock(),
    }),
    { code: "refused" },
  );
});

test("a webhook that is not taken is told of, and the next one is sent all the same", async context => {
  const { simulator, clock, warnings } = await startJourney(context, { appSecret: "another-secret" });
  await post(simulator, textMessage());
  for (let i = 0; i < 3; i++) await clock.next();
  await simulator.close();
  assert.match(
    warnings.find(it => it.includes("answered")) ?? "",
    /answered HTTP 401 to a webhook; it is sent again/,
  );
});

test("closing leaves nothing that is still to happen, and no open port", async context => {
  const { simulator, clock } = await startJourney(context);
  await post(simulator, textMessage());
  await post(simulator, textMessage());
  assert.equal(clock.waiting, 1);
  await simulator.close();
  assert.equal(clock.waiting, 0);
  await assert.rejects(fetch(simulator.baseUrl));
});
