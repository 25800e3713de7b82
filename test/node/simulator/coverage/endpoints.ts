import { ask } from "../graph/ask.ts";
import type { Answered, Journey } from "../journey.ts";
import { post, textMessage } from "../journey.ts";

/** The same for the simulator's own addresses. */
export const ownCalls: Readonly<Record<string, (journey: Journey) => Promise<Answered>>> = {
  "GET /": async ({ simulator }) => {
    const response = await fetch(`${simulator.baseUrl}/`);
    return { status: response.status, body: { page: await response.text() } };
  },
  "POST /simulator/inbound": own("inbound", { type: "text", text: { body: "Hi" } }),
  "POST /simulator/call": own("call", { from: "+15551230000" }),
  "GET /simulator/customers": own("customers"),
  "POST /simulator/customers": own("customers", { number: "+15551234567", window: "closed" }),
  "GET /simulator/clock": own("clock"),
  "POST /simulator/clock": own("clock", { by: "25h" }),
  "POST /simulator/refuse": own("refuse", { code: 131016 }),
  "POST /simulator/spoil": own("spoil", { as: "cut" }),
  "POST /simulator/templates": own("templates", {
    name: "hello_world",
    language: "en_US",
    status: "PAUSED",
  }),
  "POST /simulator/numbers": own("numbers", { display_phone_number: "+15550100201" }),
};

function own(name: string, body?: unknown) {
  return async ({ simulator }: Journey): Promise<Answered> => {
    const path = `/simulator/${name}`;
    if (body !== undefined) return post(simulator, body, { path, token: "" });
    const response = await fetch(`${simulator.baseUrl}${path}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

/** One call that each endpoint has to answer with what was asked for, by method and path. */
export const endpointCalls: Readonly<Record<string, (journey: Journey) => Promise<Answered>>> = {
  "POST /<PHONE_NUMBER_ID>/messages": ({ simulator }) => post(simulator, textMessage()),
  "POST /<PHONE_NUMBER_ID>/media": upload,
  "GET /<MEDIA_ID>": async journey => ask(journey.simulator, await mediaId(journey)),
  "DELETE /<MEDIA_ID>": async journey => ask(journey.simulator, await mediaId(journey), { method: "DELETE" }),
  "GET /<PHONE_NUMBER_ID>": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}?fields=verified_name,health_status,webhook_configuration`),
  "POST /<PHONE_NUMBER_ID>": ({ simulator, receiver }) =>
    ask(simulator, simulator.phoneNumberId, {
      body: { webhook_configuration: { override_callback_uri: receiver.url, verify_token: "verify-me" } },
    }),
  "POST /<PHONE_NUMBER_ID>/register": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}/register`, {
      body: { messaging_product: "whatsapp", pin: "123456" },
    }),
  "POST /<PHONE_NUMBER_ID>/deregister": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}/deregister`, { method: "POST" }),
  "GET /<PHONE_NUMBER_ID>/whatsapp_business_profile": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}/whatsapp_business_profile?fields=about,vertical`),
  "POST /<PHONE_NUMBER_ID>/whatsapp_business_profile": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}/whatsapp_business_profile`, {
      body: { messaging_product: "whatsapp", about: "Bikes since 1990" },
    }),
  "GET /<PHONE_NUMBER_ID>/groups": ({ simulator }) => ask(simulator, `${simulator.phoneNumberId}/groups`),
  "POST /<PHONE_NUMBER_ID>/groups": journey => makeGroup(journey),
  "GET /<GROUP_ID>": async journey => ask(journey.simulator, await groupId(journey)),
  "DELETE /<GROUP_ID>": async journey => ask(journey.simulator, await groupId(journey), { method: "DELETE" }),
  "GET /<WABA_ID>": ({ simulator }) => ask(simulator, simulator.wabaId),
  "GET /<WABA_ID>/phone_numbers": ({ simulator }) => ask(simulator, `${simulator.wabaId}/phone_numbers`),
  "GET /<WABA_ID>/subscribed_apps": ({ simulator }) => ask(simulator, `${simulator.wabaId}/subscribed_apps`),
  "POST /<WABA_ID>/subscribed_apps": ({ simulator }) =>
    ask(simulator, `${simulator.wabaId}/subscribed_apps`, { method: "POST" }),
  "DELETE /<WABA_ID>/subscribed_apps": ({ simulator }) =>
    ask(simulator, `${simulator.wabaId}/subscribed_apps`, { method: "DELETE" }),
  "GET /<WABA_ID>/message_templates": ({ simulator }) =>
    ask(simulator, `${simulator.wabaId}/message_templates`),
  "POST /<WABA_ID>/message_templates": ({ simulator }) => makeTemplate(simulator),
  "DELETE /<WABA_ID>/message_templates": ({ simulator }) =>
    ask(simulator, `${simulator.wabaId}/message_templates?name=hello_world`, { method: "DELETE" }),
  "GET /<TEMPLATE_ID>": async ({ simulator }) => ask(simulator, await templateId(simulator)),
  "POST /<TEMPLATE_ID>": async ({ simulator }) =>
    ask(simulator, await templateId(simulator), { body: { category: "MARKETING" } }),
  "POST /<PHONE_NUMBER_ID>/marketing_messages": async ({ simulator }) => {
    await makeOffer(simulator);
    const template = { name: "winter_offer", language: { code: "en_US" } };
    const message = { messaging_product: "whatsapp", to: "+15551234567", type: "template", template };
    return post(simulator, message, { path: `/v25.0/${simulator.phoneNumberId}/marketing_messages` });
  },
  "GET /<PHONE_NUMBER_ID>/block_users": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}/block_users`),
  "POST /<PHONE_NUMBER_ID>/block_users": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}/block_users`, { body: blocked }),
  "DELETE /<PHONE_NUMBER_ID>/block_users": ({ simulator }) =>
    ask(simulator, `${simulator.phoneNumberId}/block_users`, { body: blocked, method: "DELETE" }),
  "GET /debug_token": ({ simulator }) => ask(simulator, `debug_token?input_token=${simulator.accessToken}`),
};

const blocked = { messaging_product: "whatsapp", block_users: [{ user: "+15551234567" }] };

/** A marketing template that is approved at once. */
async function makeOffer(simulator: Journey["simulator"]): Promise<void> {
  await ask(simulator, `${simulator.wabaId}/message_templates`, {
    body: {
      name: "winter_offer",
      language: "en_US",
      category: "MARKETING",
      components: [{ type: "BODY", text: "Winter is coming." }],
    },
  });
  const body = { name: "winter_offer", status: "APPROVED" };
  await post(simulator, body, { path: "/simulator/templates", token: "" });
}

async function upload({ simulator }: Journey): Promise<Answered> {
  const body = new FormData();
  body.set("messaging_product", "whatsapp");
  body.set("type", "application/pdf");
  body.set("file", new Blob(["%PDF-1.4"], { type: "application/pdf" }), "invoice.pdf");
  return ask(simulator, `${simulator.phoneNumberId}/media`, { body });
}

const idIn = ({ body }: Answered): string => String(body.id);

const mediaId = async (journey: Journey): Promise<string> => idIn(await upload(journey));

const makeGroup = ({ simulator }: Journey): Promise<Answered> =>
  ask(simulator, `${simulator.phoneNumberId}/groups`, {
    body: { messaging_product: "whatsapp", subject: "Sunday ride" },
  });

async function groupId({ simulator }: Journey): Promise<string> {
  const { body } = await ask(simulator, `${simulator.phoneNumberId}/groups`);
  return String((body.data as { groups: { id: string }[] }).groups[0]?.id);
}

const makeTemplate = (simulator: Journey["simulator"]): Promise<Answered> =>
  ask(simulator, `${simulator.wabaId}/message_templates`, {
    body: {
      name: "repair_done",
      language: "en_US",
      category: "UTILITY",
      components: [{ type: "BODY", text: "Your repair is done." }],
    },
  });

async function templateId(simulator: Journey["simulator"]): Promise<string> {
  const { body } = await ask(simulator, `${simulator.wabaId}/message_templates`);
  return String((body.data as { id: string }[])[0]?.id);
}
