import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, type CreateMessageOptions } from "@great-detail/whatsapp";
import {
  appSecret,
  bookedTemplate,
  customer,
  customerMessages,
  openDesk,
  templateMessages,
  templateOf,
  verifyToken,
  type WebhookRequest,
} from "./desk.ts";

const link = "https://cdn.harbour-bikes.example/media";

/** Each kind of message that this SDK can send; the interactive ones it takes as they are. */
const messages: Readonly<Record<string, object>> = {
  text: { type: "text", text: { body: "Your bike is ready 🚲", preview_url: false } },
  image: { type: "image", image: { link: `${link}/bike.png`, caption: "Your bike" } },
  video: { type: "video", video: { link: `${link}/ride.mp4` } },
  audio: { type: "audio", audio: { link: `${link}/bell.ogg` } },
  document: { type: "document", document: { link: `${link}/invoice.pdf`, filename: "invoice.pdf" } },
  sticker: { type: "sticker", sticker: { link: `${link}/wave.webp` } },
  location: {
    type: "location",
    location: { latitude: 53.551, longitude: 9.993, name: "Harbour Bikes", address: "Quay 7" },
  },
  contacts: {
    type: "contacts",
    contacts: [
      {
        addresses: [{ type: "WORK", street: "Quay 7", city: "Hamburg", country_code: "DE" }],
        emails: [{ type: "WORK", email: "robin@example.com" }],
        name: { formatted_name: "Robin Example", first_name: "Robin" },
        phones: [{ type: "CELL", phone: customer, wa_id: "15551234567" }],
        urls: [{ type: "WORK", url: "https://harbour-bikes.example" }],
      },
    ],
  },
  template: {
    type: "template",
    template: { name: "hello_world", language: { code: "en_US" }, components: [] },
  },
  interactive: {
    type: "interactive",
    interactive: {
      type: "button",
      body: { text: "Shall we keep it?" },
      action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Yes" } }] },
    },
  },
};

interface Change {
  readonly field: string;
  readonly value: {
    readonly statuses?: readonly { readonly id: string; readonly status: string }[];
    readonly messages?: readonly { readonly type: string; readonly from: string }[];
  };
}

async function openSdk(context: Parameters<typeof openDesk>[0]) {
  const received: Change[] = [];
  const reader = new Client();
  const handle = async ({ method, query, headers, rawBody }: WebhookRequest) => {
    const request = { method, query: Object.fromEntries(query), headers: { ...headers }, body: rawBody };
    if (method === "GET") {
      const registration = await reader.webhook.register(request);
      assert.equal(registration.verifyToken, verifyToken);
      return { status: 200, text: registration.accept() };
    }
    const event = await reader.webhook.eventNotification(request);
    await event.verifySignature(appSecret);
    event.accept();
    received.push(...event.eventNotification.entry.flatMap(({ changes }) => changes as unknown as Change[]));
    return { status: 200 };
  };
  const desk = await openDesk(context, handle);
  const { baseUrl, accessToken } = desk.simulator;
  const request = { headers: { Authorization: `Bearer ${accessToken}` }, retry: 0 };
  return { desk, received, sdk: new Client({ prefixUrl: baseUrl, graphVersion: "v25.0", request }) };
}

test("@great-detail/whatsapp sends every kind of message it can, and reads its statuses", async context => {
  const { desk, received, sdk } = await openSdk(context);
  const { phoneNumberId: phoneNumberID } = desk.simulator;
  for (const [kind, message] of Object.entries(messages)) {
    await context.test(kind, { timeout: 5_000 }, async () => {
      const sent = await sdk.message
        .createMessage({ phoneNumberID, to: customer, ...message } as CreateMessageOptions)
        .json();
      const id = sent.messages[0]?.id;
      assert.match(id ?? "", /^wamid\./);
      assert.equal(sent.contacts[0]?.wa_id, "15551234567");
      await desk.until(() =>
        received.some(({ value }) => value.statuses?.some(it => it.id === id && it.status === "read")),
      );
    });
  }
  assert.deepEqual(desk.warnings, []);
});

test("@great-detail/whatsapp reads what customers send, with its signature checked", async context => {
  const { desk, received } = await openSdk(context);
  for (const message of customerMessages(desk.simulator.lastInbound.wamid)) {
    await desk.simulator.customerSends(message);
    const change = received.at(-1);
    assert.equal(change?.field, "messages");
    assert.equal(change?.value.messages?.[0]?.type, message.type);
  }
  assert.deepEqual(desk.warnings, []);
});

test("@great-detail/whatsapp marks as read, with the typing indicator", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId: phoneNumberID, lastInbound } = desk.simulator;
  const status = { phoneNumberID, message_id: lastInbound.wamid, status: "read" };
  const answer = await sdk.message.createStatus({ ...status, typing_indicator: { type: "text" } }).json();
  assert.equal(answer.success, true);
});

test("@great-detail/whatsapp uploads media and asks for its address", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId: phoneNumberID } = desk.simulator;
  const file = new Blob(["%PDF-1.4 Invoice"], { type: "application/pdf" });
  const { id: mediaID } = await sdk.media
    .upload({ phoneNumberID, file, filename: "invoice.pdf", mimeType: "application/pdf" })
    .json();
  const about = await sdk.media.getURL({ mediaID, phoneNumberID }).json();
  assert.equal(about.mime_type, "application/pdf");
  assert.equal(Number(about.file_size), file.size);
  assert.equal((await sdk.media.delete({ mediaID, phoneNumberID }).json()).success, true);
});

test("@great-detail/whatsapp asks for numbers, the account, subscriptions and templates", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId: phoneNumberID, wabaId: businessAccountID, displayPhoneNumber } = desk.simulator;
  const number = await sdk.phoneNumbers.getPhoneNumber({ phoneNumberID }).json();
  assert.equal(number.id, phoneNumberID);
  const numbers = await sdk.phoneNumbers.listPhoneNumbers({ businessAccountID }).json();
  assert.equal(digits(numbers.data[0]?.display_phone_number), digits(displayPhoneNumber));
  assert.equal((await sdk.whatsappBusinessAccount.get(businessAccountID).json()).id, businessAccountID);
  assert.ok((await sdk.subscribedApps.listSubscriptions({ businessAccountID }).json()).data.length > 0);
  const templates = await sdk.template.list(businessAccountID, {}).json();
  assert.ok(templates.data.some(({ name }) => name === "hello_world"));
});

test("@great-detail/whatsapp throws the answer that says why a template is refused", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId: phoneNumberID } = desk.simulator;
  desk.simulator.setTemplates([bookedTemplate], true);
  for (const message of templateMessages) {
    const template = templateOf(message);
    const options = {
      phoneNumberID,
      to: customer,
      type: "template",
      template,
    } as unknown as CreateMessageOptions;
    const sent = sdk.message.createMessage(options).json();
    if (message.code === undefined) assert.match((await sent).messages[0]?.id ?? "", /^wamid\./);
    else
      await assert.rejects(sent, (error: { readonly response?: Response }) => {
        assert.equal(error.response?.status, message.status);
        return true;
      });
  }
});

const digits = (number = ""): string => number.replace(/\D/g, "");
