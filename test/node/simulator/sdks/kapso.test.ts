import assert from "node:assert/strict";
import { test } from "node:test";
import { WhatsAppClient } from "@kapso/whatsapp-cloud-api";
import { normalizeWebhook, verifySignature } from "@kapso/whatsapp-cloud-api/server";
import {
  appSecret,
  bookedTemplate,
  customer,
  customerMessages,
  openDesk,
  templateMessages,
  templateOf,
  type WebhookRequest,
} from "./desk.ts";

const link = "https://cdn.harbour-bikes.example/media";
type Sent = ReturnType<WhatsAppClient["messages"]["sendText"]>;

/** Each kind of message that this SDK can send. */
function sends({ messages }: WhatsAppClient, phoneNumberId: string, answered: string) {
  const to = { phoneNumberId, to: customer };
  return {
    text: () => messages.sendText({ ...to, body: "Your bike is ready 🚲", previewUrl: false }),
    "text in reply": () => messages.sendText({ ...to, body: "It is", contextMessageId: answered }),
    image: () => messages.sendImage({ ...to, image: { link: `${link}/bike.png`, caption: "Your bike" } }),
    video: () => messages.sendVideo({ ...to, video: { link: `${link}/ride.mp4` } }),
    audio: () => messages.sendAudio({ ...to, audio: { link: `${link}/bell.ogg`, voice: true } }),
    document: () =>
      messages.sendDocument({ ...to, document: { link: `${link}/invoice.pdf`, filename: "invoice.pdf" } }),
    sticker: () => messages.sendSticker({ ...to, sticker: { link: `${link}/wave.webp` } }),
    location: () =>
      messages.sendLocation({ ...to, location: { latitude: 53.551, longitude: 9.993, name: "Quay 7" } }),
    contacts: () =>
      messages.sendContacts({
        ...to,
        contacts: [
          {
            name: { formattedName: "Robin Example", firstName: "Robin" },
            phones: [{ phone: customer, type: "CELL", waId: "15551234567" }],
            org: { company: "Harbour Bikes" },
          },
        ],
      }),
    reaction: () => messages.sendReaction({ ...to, reaction: { messageId: answered, emoji: "👍" } }),
    template: () =>
      messages.sendTemplate({ ...to, template: { name: "hello_world", language: { code: "en_US" } } }),
    buttons: () =>
      messages.sendInteractiveButtons({
        ...to,
        bodyText: "Shall we keep it?",
        header: { type: "image", image: { link: `${link}/bike.png` } },
        footerText: "Harbour Bikes",
        buttons: [
          { id: "yes", title: "Yes" },
          { id: "no", title: "No" },
        ],
      }),
    list: () =>
      messages.sendInteractiveList({
        ...to,
        bodyText: "What shall we do?",
        buttonText: "Choose",
        sections: [{ title: "Services", rows: [{ id: "row-1", title: "Brakes", description: "New pads" }] }],
      }),
    product: () =>
      messages.sendInteractiveProduct({ ...to, catalogId: "194836987003835", productRetailerId: "bell-1" }),
    "product list": () =>
      messages.sendInteractiveProductList({
        ...to,
        bodyText: "Our bells",
        header: { type: "text", text: "Bells" },
        catalogId: "194836987003835",
        sections: [{ title: "Bells", productItems: [{ productRetailerId: "bell-1" }] }],
      }),
    flow: () =>
      messages.sendInteractiveFlow({
        ...to,
        bodyText: "Book a service",
        parameters: {
          flowId: "4512367890",
          flowCta: "Book",
          flowToken: "token-1",
          flowAction: "navigate",
          flowActionPayload: { screen: "DETAILS", data: { bike: "A-1042" } },
        },
      }),
    "call to action": () =>
      messages.sendInteractiveCtaUrl({
        ...to,
        bodyText: "Follow your repair",
        parameters: { displayText: "Open", url: "https://harbour-bikes.example/track" },
      }),
    catalog: () => messages.sendInteractiveCatalogMessage({ ...to, bodyText: "All we have", parameters: {} }),
    carousel: () =>
      messages.sendInteractiveCarousel({
        ...to,
        bodyText: "Two bikes for you",
        cards: [0, 1].map(cardIndex => ({
          cardIndex,
          header: { type: "image" as const, image: { link: `${link}/bike-${cardIndex}.png` } },
          bodyText: "A bike",
          action: { displayText: "See", url: "https://harbour-bikes.example/bike" },
        })),
      }),
  } satisfies Readonly<Record<string, () => Sent>>;
}

async function openSdk(context: Parameters<typeof openDesk>[0]) {
  const received: ReturnType<typeof normalizeWebhook>[] = [];
  const handle = ({ method, query, headers, rawBody }: WebhookRequest) => {
    if (method === "GET") return { status: 200, text: query.get("hub.challenge") ?? "" };
    const signatureHeader = headers["x-hub-signature-256"] ?? "";
    if (!verifySignature({ appSecret, rawBody, signatureHeader })) return { status: 401 };
    received.push(normalizeWebhook(JSON.parse(rawBody)));
    return { status: 200 };
  };
  const desk = await openDesk(context, handle);
  const { baseUrl, accessToken } = desk.simulator;
  return { desk, received, sdk: new WhatsAppClient({ baseUrl, accessToken, graphVersion: "v25.0" }) };
}

test("@kapso/whatsapp-cloud-api sends every kind of message it can, and reads its statuses", async context => {
  const { desk, received, sdk } = await openSdk(context);
  const { phoneNumberId, lastInbound } = desk.simulator;
  for (const [kind, send] of Object.entries(sends(sdk, phoneNumberId, lastInbound.wamid))) {
    await context.test(kind, { timeout: 5_000 }, async () => {
      const { messages, contacts } = await send();
      const id = messages[0]?.id;
      assert.match(id ?? "", /^wamid\./);
      assert.deepEqual(contacts, [{ input: customer, waId: "15551234567" }]);
      const last = kind === "reaction" ? "sent" : "read";
      await desk.until(() =>
        received.some(({ statuses }) => statuses.some(it => it.id === id && it.status === last)),
      );
    });
  }
  assert.deepEqual(desk.warnings, []);
});

test("@kapso/whatsapp-cloud-api reads what customers send", async context => {
  const { desk, received } = await openSdk(context);
  for (const message of customerMessages(desk.simulator.lastInbound.wamid)) {
    await desk.simulator.customerSends(message);
    const webhook = received.at(-1);
    assert.equal(webhook?.messages[0]?.type, message.type);
    assert.equal(webhook?.contacts[0]?.profile?.name, "Robin Example");
    assert.equal(webhook?.phoneNumberId, desk.simulator.phoneNumberId);
  }
});

test("@kapso/whatsapp-cloud-api uploads media, asks for it, downloads and deletes it", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId } = desk.simulator;
  const file = new Blob(["%PDF-1.4 Invoice"], { type: "application/pdf" });
  const { id: mediaId } = await sdk.media.upload({
    phoneNumberId,
    type: "document",
    file,
    fileName: "invoice.pdf",
  });
  const about = await sdk.media.get({ mediaId, phoneNumberId });
  assert.equal(about.mimeType, "application/pdf");
  assert.equal(Number(about.fileSize), file.size);
  const sent = await sdk.messages.sendDocument({
    phoneNumberId,
    to: customer,
    document: { id: mediaId, filename: "invoice.pdf" },
  });
  assert.match(sent.messages[0]?.id ?? "", /^wamid\./);
  const bytes = (await sdk.media.download({ mediaId, phoneNumberId, auth: "always" })) as ArrayBuffer;
  assert.equal(Buffer.from(bytes).toString(), "%PDF-1.4 Invoice");
  assert.deepEqual(await sdk.media.delete({ mediaId, phoneNumberId }), { success: true });
  await assert.rejects(sdk.media.get({ mediaId, phoneNumberId }));
});

test("@kapso/whatsapp-cloud-api creates, lists and deletes templates", async context => {
  const { desk, sdk } = await openSdk(context);
  const { wabaId: businessAccountId } = desk.simulator;
  const created = await sdk.templates.create({
    businessAccountId,
    name: "repair_done",
    language: "en_US",
    category: "UTILITY",
    components: [{ type: "BODY", text: "Your repair is done, {{1}}.", example: { body_text: [["Robin"]] } }],
  });
  assert.ok(created.id);
  const { data } = await sdk.templates.list({ businessAccountId, name: "repair_done" });
  assert.deepEqual(
    data.map(({ name, language, category }) => ({ name, language, category })),
    [{ name: "repair_done", language: "en_US", category: "UTILITY" }],
  );
  assert.deepEqual(await sdk.templates.delete({ businessAccountId, name: "repair_done" }), { success: true });
});

test("@kapso/whatsapp-cloud-api reads a refusal with its details", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId } = desk.simulator;
  await assert.rejects(
    sdk.messages.sendText({ phoneNumberId, to: "+15550131030", body: "Hi" }),
    (error: Error & { code?: number; httpStatus?: number }) =>
      error.code === 131030 && error.httpStatus === 400,
  );
});

test("@kapso/whatsapp-cloud-api reads why a template is refused", async context => {
  const { desk, sdk } = await openSdk(context);
  const { phoneNumberId } = desk.simulator;
  desk.simulator.setTemplates([bookedTemplate], true);
  for (const message of templateMessages) {
    type Wanted = Parameters<typeof sdk.messages.sendTemplate>[0]["template"];
    const template = templateOf(message) as unknown as Wanted;
    const sent = sdk.messages.sendTemplate({ phoneNumberId, to: customer, template });
    if (message.code === undefined) assert.match((await sent).messages[0]?.id ?? "", /^wamid\./);
    else
      await assert.rejects(
        sent,
        (error: Error & { code?: number; httpStatus?: number }) =>
          error.code === message.code && error.httpStatus === message.status,
      );
  }
});
