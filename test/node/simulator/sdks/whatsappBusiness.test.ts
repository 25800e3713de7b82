import assert from "node:assert/strict";
import { test } from "node:test";
import { WABAClient } from "whatsapp-business";
import { webhookHandler } from "whatsapp-business/dist/src/webhooks/helpers.js";
import {
  bookedTemplate,
  customer,
  customerMessages,
  openDesk,
  templateMessages,
  templateOf,
} from "./desk.ts";

type Payload = Parameters<WABAClient["sendMessage"]>[0];
const link = "https://cdn.harbour-bikes.example/media";

/** Messages as this SDK's own types have them. */
const messages = (answered: string): Readonly<Record<string, object>> => ({
  text: { type: "text", text: { body: "Your bike is ready 🚲" } },
  "text in reply": { type: "text", text: { body: "It is" }, context: { message_id: answered } },
  image: { type: "image", image: { link: `${link}/bike.png` } },
  document: { type: "document", document: { link: `${link}/invoice.pdf`, filename: "invoice.pdf" } },
  location: { type: "location", location: { latitude: 53.551, longitude: 9.993, name: "Quay 7" } },
  contacts: {
    type: "contacts",
    contacts: [
      { name: { formatted_name: "Robin Example", first_name: "Robin" }, phones: [{ phone: customer }] },
    ],
  },
  template: { type: "template", template: { name: "hello_world", language: { code: "en_US" } } },
  list: {
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: "What shall we do?" },
      action: {
        button: "Choose",
        sections: [{ title: "Services", rows: [{ id: "row-1", title: "Brakes", description: "New pads" }] }],
      },
    },
  },
});

async function openSdk(context: Parameters<typeof openDesk>[0]) {
  const statuses: { readonly id: string; readonly status: string }[] = [];
  const inbound: string[] = [];
  const desk = await openDesk(context, ({ method, query, rawBody }) => {
    if (method === "GET") return { status: 200, text: query.get("hub.challenge") ?? "" };
    webhookHandler(JSON.parse(rawBody), {
      onStatusReceived: status => statuses.push(status),
      onMessageReceived: (message, contact) => inbound.push(`${message.type} from ${contact.profile.name}`),
      onError: error => assert.fail(JSON.stringify(error)),
    });
    return { status: 200 };
  });
  const { phoneNumberId: phoneId, wabaId: accountId, accessToken: apiToken, baseUrl } = desk.simulator;
  const sdk = new WABAClient({ apiToken, phoneId, accountId });
  const { defaults } = sdk.restClient.fetch;
  defaults.baseURL = defaults.baseURL?.replace("https://graph.facebook.com", baseUrl) ?? baseUrl;
  return { desk, sdk, statuses, inbound };
}

test("whatsapp-business sends every kind of message it knows, and reads its statuses", async context => {
  const { desk, sdk, statuses } = await openSdk(context);
  for (const [kind, message] of Object.entries(messages(desk.simulator.lastInbound.wamid))) {
    await context.test(kind, { timeout: 5_000 }, async () => {
      const sent = await sdk.sendMessage({ to: customer, ...message } as unknown as Payload);
      const id = sent.messages[0]?.id;
      assert.match(id ?? "", /^wamid\./);
      await desk.until(() => statuses.some(it => it.id === id && it.status === "read"));
    });
  }
  assert.deepEqual(desk.warnings, []);
});

test("whatsapp-business reads what customers send", async context => {
  const { desk, inbound } = await openSdk(context);
  for (const message of customerMessages(desk.simulator.lastInbound.wamid)) {
    await desk.simulator.customerSends(message);
    assert.equal(inbound.at(-1), `${message.type} from Robin Example`);
  }
});

test("whatsapp-business marks as read, asks for numbers and the profile", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId, lastInbound } = desk.simulator;
  assert.deepEqual(await sdk.markMessageAsRead(lastInbound.wamid), { success: true });
  assert.equal((await sdk.getBusinessPhoneNumbers()).data[0]?.id, phoneNumberId);
  assert.equal((await sdk.getSingleBusinessPhoneNumber(phoneNumberId)).id, phoneNumberId);
  assert.ok(await sdk.getBusinessProfile());
});

test("whatsapp-business throws what the simulator refuses", async context => {
  const { sdk } = await openSdk(context);
  const text = { type: "text", text: { body: "Hi" } };
  await assert.rejects(
    sdk.sendMessage({ to: "+15550131030", ...text } as unknown as Payload),
    (error: { readonly error?: { readonly code?: number }; readonly code?: number }) =>
      (error.error?.code ?? error.code) === 131030,
  );
});

test("whatsapp-business throws why a template is refused", async context => {
  const { desk, sdk } = await openSdk(context);
  desk.simulator.setTemplates([bookedTemplate], true);
  for (const message of templateMessages) {
    const template = templateOf(message);
    const sent = sdk.sendMessage({ to: customer, type: "template", template } as unknown as Payload);
    if (message.code === undefined) assert.match((await sent).messages[0]?.id ?? "", /^wamid\./);
    else
      await assert.rejects(
        sent,
        (error: { readonly error?: { readonly code?: number }; readonly code?: number }) =>
          (error.error?.code ?? error.code) === message.code,
      );
  }
});
