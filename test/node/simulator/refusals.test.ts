import assert from "node:assert/strict";
import { test } from "node:test";
import { numberOfCode, outcomeOfCode } from "../../../src/core/customers/outcome.ts";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import type { Simulator } from "../../../src/node/simulator/startSimulator.ts";
import { sendingCodes } from "./coverage/errors.ts";
import { ask, refusal } from "./graph/ask.ts";
import { type Journey, post, startJourney, textMessage } from "./journey.ts";

const minuteMs = 60_000;

test("every code that sending can meet ends a message to the number that is made of it", async context => {
  const codes = sendingCodes().flatMap(({ code, number }) => (number === undefined ? [] : code));
  const { simulator, arrive, webhooks } = await startJourney(context, { speed: 100 });
  for (const code of codes) {
    const answer = await post(simulator, textMessage(numberOfCode(code)));
    if (outcomeOfCode(code).kind === "refused") {
      assert.match(refusal(answer), new RegExp(`^\\d{3} ${code} `), String(code));
      continue;
    }
    assert.equal(answer.status, 200, String(code));
    await arrive(1);
    const [event] = readWebhook(webhooks.at(-1)?.body);
    assert.deepEqual(event?.kind === "status" && event.errors.map(error => error.code), [code]);
  }
});

test("the answers to the next messages can be spoiled, the messages are taken all the same", async context => {
  const { simulator, arrive } = await startJourney(context);
  const spoil = (body: unknown) => post(simulator, body, { path: "/simulator/spoil", token: "" });
  const send = () =>
    fetch(`${simulator.baseUrl}/v25.0/${simulator.phoneNumberId}/messages`, {
      method: "POST",
      redirect: "manual",
      headers: { authorization: `Bearer ${simulator.accessToken}`, "content-type": "application/json" },
      body: JSON.stringify(textMessage()),
    });
  assert.equal((await spoil({ as: "html", times: 2 })).status, 200);
  for (let i = 0; i < 2; i++) assert.equal((await send()).status, 502);
  assert.equal((await send()).status, 200, "twice, and no more");
  await arrive(3);
  await spoil({ as: "cut" });
  await assert.rejects((await send()).text());
  await spoil({ as: "redirect" });
  assert.equal((await send()).headers.get("location"), "https://elsewhere.example/");
  assert.match(refusal(await spoil({ as: "nonsense" })), /^400 100 .*one of html, empty/);
  assert.match(refusal(await spoil({ as: "cut", times: -1 })), /^400 100 .*whole number/);
});

test("any published code can be had for the next messages", async context => {
  const { simulator } = await startJourney(context);
  const refuse = (body: unknown) => post(simulator, body, { path: "/simulator/refuse", token: "" });
  assert.equal((await refuse({ code: 131016, times: 2 })).status, 200);
  for (let i = 0; i < 2; i++) assert.match(refusal(await post(simulator, textMessage())), /^500 131016 /);
  assert.equal((await post(simulator, textMessage())).status, 200);
  assert.match(refusal(await refuse({ code: 42 })), /^400 100 code: /);
  assert.match(refusal(await refuse({ code: 131016, times: -1 })), /^400 100 times: /);
});

const booked = {
  name: "service_booked",
  language: "en_US",
  category: "UTILITY",
  status: "APPROVED",
  components: [
    { type: "HEADER", format: "IMAGE" },
    { type: "BODY", text: "Hi {{1}}, see you on {{2}} then." },
  ],
};

const parameters = (...texts: string[]) => texts.map(text => ({ type: "text", text }));

const image = {
  type: "header",
  parameters: [{ type: "image", image: { link: "https://www.example.com/a.png" } }],
};

const templateMessage = (name: string, components: unknown, language = "en_US") => ({
  messaging_product: "whatsapp",
  to: "+15551234567",
  type: "template",
  template: { name, language: { code: language }, components },
});

const whole = templateMessage("service_booked", [
  image,
  { type: "body", parameters: parameters("Robin", "Monday") },
]);

async function setStatus({ simulator }: Journey, status: string): Promise<void> {
  const body = { name: "service_booked", status };
  assert.equal((await post(simulator, body, { path: "/simulator/templates", token: "" })).status, 200);
}

for (const [what, message, said] of [
  ["that the account does not have", templateMessage("nothing", []), /^404 132001 template\.name: /],
  [
    "in another language",
    templateMessage("service_booked", [], "de"),
    /^404 132001 template\.language\.code: /,
  ],
  [
    "with too few values",
    templateMessage("service_booked", [image, { type: "body", parameters: parameters("Robin") }]),
    /^400 132000 /,
  ],
  [
    "without its picture",
    templateMessage("service_booked", [{ type: "body", parameters: parameters("Robin", "Monday") }]),
    /^400 132012 /,
  ],
] as const) {
  test(`a template ${what} is refused`, async context => {
    const { simulator } = await startJourney(context, { templates: [booked] });
    assert.match(refusal(await post(simulator, message)), said);
    assert.equal((await post(simulator, whole)).status, 200);
  });
}

for (const [status, said] of [
  ["PAUSED", /^400 132015 /],
  ["DISABLED", /^400 132016 /],
  ["REJECTED", /^404 132001 /],
] as const) {
  test(`a template that is ${status} is refused`, async context => {
    const journey = await startJourney(context, { templates: [booked] });
    await setStatus(journey, status);
    assert.match(refusal(await post(journey.simulator, whole)), said);
    await setStatus(journey, "APPROVED");
    assert.equal((await post(journey.simulator, whole)).status, 200);
  });
}

test("a simulator that does not know all templates takes one that it does not know", async context => {
  const { simulator } = await startJourney(context, { knowsAllTemplates: false });
  assert.equal((await post(simulator, templateMessage("nothing", []))).status, 200);
  assert.match(
    refusal(
      await post(simulator, templateMessage("hello_world", [{ type: "body", parameters: parameters("x") }])),
    ),
    /^400 132000 /,
  );
});

test("other templates can be given while it runs; what was made by the API stays, and ids stay", async context => {
  const { simulator } = await startJourney(context, { templates: [booked] });
  const idOf = async (name: string): Promise<unknown> => {
    const { body } = await ask(simulator, `${simulator.wabaId}/message_templates?name=${name}`);
    return (body.data as { id: string }[])[0]?.id;
  };
  const before = await idOf("service_booked");
  await ask(simulator, `${simulator.wabaId}/message_templates`, {
    body: { name: "made", language: "en_US", category: "UTILITY", components: booked.components.slice(1) },
  });
  simulator.setTemplates([booked, { ...booked, name: "service_done" }], true);
  assert.equal(await idOf("service_booked"), before);
  simulator.setTemplates([{ ...booked, name: "service_done" }], true);
  assert.match(refusal(await post(simulator, whole)), /^404 132001 /);
  assert.notEqual(await idOf("made"), undefined);
  simulator.setTemplates([], false);
  assert.equal((await post(simulator, whole)).status, 200);
});

test("an authentication template does not go to a user id", async context => {
  const login = {
    ...booked,
    name: "login_code",
    category: "AUTHENTICATION",
    components: [
      { type: "BODY", add_security_recommendation: true },
      {
        type: "BUTTONS",
        buttons: [{ type: "URL", text: "Copy code", url: "https://www.example.com/{{1}}" }],
      },
    ],
  };
  const { simulator } = await startJourney(context, { templates: [login] });
  const components = [
    { type: "body", parameters: parameters("123456") },
    { type: "button", sub_type: "url", index: "0", parameters: parameters("123456") },
  ];
  const { to: _, ...message } = templateMessage("login_code", components);
  const answer = await post(simulator, { ...message, recipient: "US.48210015551234567" });
  assert.match(refusal(answer), /^400 131062 /);
});

test("a type that is none is refused with a code of its own", async context => {
  const { simulator } = await startJourney(context);
  assert.match(
    refusal(await post(simulator, { ...textMessage(), type: "poll", poll: {} })),
    /^400 131051 type: /,
  );
});

test("more than 80 messages in a second are refused, and a second later they are not", async context => {
  const { simulator } = await startJourney(context);
  const to = (i: number): string => `+1555123${String(i).padStart(4, "0")}`;
  for (let i = 0; i < 80; i++) assert.equal((await post(simulator, textMessage(to(i)))).status, 200);
  assert.match(refusal(await post(simulator, textMessage(to(80)))), /^400 130429 /);
  simulator.moveClock(1000);
  assert.equal((await post(simulator, textMessage(to(80)))).status, 200);
});

test("after 45 messages to one person one goes in 6 seconds, and others are not held up", async context => {
  const { simulator } = await startJourney(context);
  for (let i = 0; i < 45; i++) assert.equal((await post(simulator, textMessage())).status, 200);
  assert.match(refusal(await post(simulator, textMessage())), /^400 131056 /);
  assert.equal((await post(simulator, textMessage("+15551230001"))).status, 200);
  simulator.moveClock(6000);
  assert.equal((await post(simulator, textMessage())).status, 200);
  assert.match(refusal(await post(simulator, textMessage())), /^400 131056 /);
});

test("a number that is not registered does not send", async context => {
  const { simulator } = await startJourney(context);
  await ask(simulator, `${simulator.phoneNumberId}/deregister`, { method: "POST" });
  assert.match(refusal(await post(simulator, textMessage())), /^400 133010 /);
});

test("whom the business has blocked it cannot write to, until they are unblocked", async context => {
  const { simulator } = await startJourney(context);
  const body = { messaging_product: "whatsapp", block_users: [{ user: "+15551234567" }] };
  const path = `${simulator.phoneNumberId}/block_users`;
  assert.deepEqual((await ask(simulator, path, { body })).body.block_users, {
    added_users: [{ input: "+15551234567", wa_id: "15551234567" }],
  });
  assert.match(refusal(await post(simulator, textMessage())), /^400 130403 /);
  assert.equal(((await ask(simulator, path)).body.data as unknown[]).length, 1);
  assert.equal((await ask(simulator, path, { body, method: "DELETE" })).status, 200);
  assert.equal((await post(simulator, textMessage())).status, 200);
});

test("a customer is asked for permission to call once a day", async context => {
  const { simulator } = await startJourney(context);
  const request = {
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "interactive",
    interactive: { type: "call_permission_request", action: { name: "call_permission_request" } },
  };
  assert.equal((await post(simulator, request)).status, 200);
  assert.match(refusal(await post(simulator, request)), /^400 138009 /);
  simulator.moveClock(25 * 60 * minuteMs);
  assert.equal((await post(simulator, request)).status, 200);
  simulator.moveClock(25 * 60 * minuteMs);
  assert.match(refusal(await post(simulator, request)), /^400 138009 /);
});

test("only marketing templates go by /marketing_messages", async context => {
  const { simulator } = await startJourney(context);
  const path = `/v25.0/${simulator.phoneNumberId}/marketing_messages`;
  assert.match(refusal(await post(simulator, templateMessage("hello_world", []), { path })), /^400 134100 /);
  assert.match(refusal(await post(simulator, textMessage(), { path })), /^400 100 type: /);
});

test("who has stopped marketing messages gets none, but everything else", async context => {
  const { simulator, arrive, webhooks } = await startJourney(context, {
    templates: [
      { ...booked, category: "MARKETING" },
      { ...booked, name: "reminder" },
    ],
  });
  const last = async (): Promise<unknown> => {
    await arrive(1);
    const [event] = readWebhook(webhooks.at(-1)?.body);
    return event?.kind === "status" && [event.state, ...event.errors.map(error => error.code)];
  };
  await post(simulator, { ...whole, to: "+15550100013" });
  assert.deepEqual(await last(), ["failed", 131050]);
  await post(simulator, { ...whole, to: "+15550100013", template: { ...whole.template, name: "reminder" } });
  assert.deepEqual(await last(), ["sent"]);
});

test("a group that is not there, or where nobody is, takes no message", async context => {
  const { simulator } = await startJourney(context);
  const toGroup = async (id: string): Promise<string> =>
    refusal(await post(simulator, { ...textMessage(id), recipient_type: "group" }));
  const groupOf = async (subject: string): Promise<string> => {
    const body = { messaging_product: "whatsapp", subject };
    await ask(simulator, `${simulator.phoneNumberId}/groups`, { body });
    const { data } = (await ask(simulator, `${simulator.phoneNumberId}/groups`)).body;
    const { groups } = data as { groups: { id: string; subject: string }[] };
    return groups.find(group => group.subject === subject)?.id ?? "";
  };
  assert.match(await toGroup("Z3JvdXA"), /^400 131041 to: /);
  assert.match(await toGroup(await groupOf("Empty benches")), /^400 131020 to: /);
  assert.match(await toGroup(await groupOf("Suspended riders")), /^403 131207 to: /);
  assert.match(await toGroup(await groupOf("Sunday riders")), /^200 undefined/);
});

async function upload(simulator: Simulator, content: string, type: string): Promise<string> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", type);
  form.set("file", new Blob([content], { type }), "file");
  const { body } = await ask(simulator, `${simulator.phoneNumberId}/media`, { body: form });
  return String(body.id);
}

test("a file that was not uploaded is refused; one that is something else fails", async context => {
  const { simulator, arrive, webhooks } = await startJourney(context);
  const picture = (file: unknown) => ({
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "image",
    image: file,
  });
  const failedWith = async (file: unknown): Promise<unknown> => {
    assert.equal((await post(simulator, picture(file))).status, 200);
    await arrive(1);
    const [event] = readWebhook(webhooks.at(-1)?.body);
    return event?.kind === "status" && event.errors.map(error => error.code);
  };
  assert.match(refusal(await post(simulator, picture({ id: "1234567890" }))), /^400 131009 image\.id: /);
  assert.deepEqual(await failedWith({ id: await upload(simulator, "ID3 sound", "audio/mpeg") }), [131053]);
  assert.deepEqual(await failedWith({ id: await upload(simulator, "%PDF-1.7", "image/png") }), [131053]);
  assert.deepEqual(await failedWith({ link: "https://www.example.com/missing.png" }), [131053]);
  const good = { id: await upload(simulator, "\u0089PNG", "image/png") };
  assert.equal((await post(simulator, picture(good))).status, 200);
});
