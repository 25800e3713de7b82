import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { codeOfNumber } from "../../../src/core/customers/outcome.ts";
import { customerOf, phoneBook } from "../../../src/core/customers/phoneBook.ts";
import { explainError } from "../../../src/core/errors/explainError.ts";
import { userIdOf } from "../../../src/node/simulator/outgoing.ts";
import { ask } from "./graph/ask.ts";
import { post, startJourney, textMessage } from "./journey.ts";

interface Value {
  readonly contacts?: readonly Record<string, unknown>[];
  readonly statuses: readonly Record<string, unknown>[];
}

const valueIn = (body: unknown): Value =>
  (body as { entry: { changes: { value: Value }[] }[] }).entry[0]?.changes[0]?.value ?? { statuses: [] };

test("everyone in the phone book is there once and is found by number", () => {
  const numbers = phoneBook.map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length);
  for (const customer of phoneBook) assert.equal(customerOf(customer.number.slice(1)), customer);
  assert.equal(customerOf("15557654321"), undefined);
});

test("every error in the phone book is published, and the sentence names its code", () => {
  for (const { meaning, outcome, number } of phoneBook) {
    if (!("code" in outcome)) continue;
    assert.ok(explainError(outcome.code));
    assert.ok(meaning.includes(String(outcome.code)), number);
  }
  assert.equal(codeOfNumber("15550131000"), 131000);
  assert.equal(codeOfNumber("15550000999"), undefined);
});

test("the README lists the phone book", () => {
  const readme = readFileSync("README.md", "utf8");
  const rows = phoneBook.map(({ number, meaning }) => `| \`${number}\` | ${meaning} |`);
  assert.ok(readme.includes(rows.join("\n")), `The README's table should be:\n${rows.join("\n")}`);
});

test("somebody in Brazil is answered with the number that WhatsApp has", async context => {
  const { simulator, arrive } = await startJourney(context);
  const { body } = await post(simulator, textMessage("+5511955501234"));
  assert.deepEqual(body.contacts, [{ input: "+5511955501234", wa_id: "551155501234" }]);
  const [webhook] = await arrive(1);
  assert.equal(valueIn(webhook?.body).statuses[0]?.recipient_id, "551155501234");
});

test("somebody known by user name only shares no number, and is reached by user id", async context => {
  const { simulator, arrive, webhooks } = await startJourney(context);
  const { body } = await simulator.customerSends({
    content: { type: "text", text: { body: "Hi" } },
    from: "15550100010",
  });
  assert.doesNotMatch(JSON.stringify(body).replace(/user_id":"[^"]*/g, ""), /15550100010/);
  const [contact] = valueIn(body).contacts ?? [];
  assert.deepEqual(contact?.profile, { name: "Uma User", username: "uma.example" });
  const { to: _, ...message } = textMessage();
  assert.equal((await post(simulator, { ...message, recipient: contact?.user_id })).status, 200);
  await arrive(2);
  const { contacts, statuses } = valueIn(webhooks.at(-1)?.body);
  assert.deepEqual(contacts, [contact]);
  assert.equal(statuses[0]?.recipient_id, undefined);
});

test("all statuses in one webhook, in their order", async context => {
  const { simulator, arrive } = await startJourney(context);
  await post(simulator, textMessage("+15550100011"));
  const [webhook] = await arrive(1);
  assert.deepEqual(
    valueIn(webhook?.body).statuses.map(({ status }) => status),
    ["sent", "delivered", "read"],
  );
});

test("an old WhatsApp cannot show buttons, but text", async context => {
  const { simulator, arrive, webhooks } = await startJourney(context);
  const to = "+15550100009";
  await post(simulator, {
    messaging_product: "whatsapp",
    to,
    type: "interactive",
    interactive: {
      type: "button",
      body: { text: "Shall we?" },
      action: { buttons: [{ type: "reply", reply: { id: "y", title: "Yes" } }] },
    },
  });
  await post(simulator, textMessage(to));
  await arrive(2);
  const states = webhooks.map(({ body }) => valueIn(body).statuses[0]?.status);
  assert.deepEqual(states.toSorted(), ["failed", "sent"]);
});

const login = {
  name: "login_code",
  language: "en_US",
  category: "AUTHENTICATION",
  status: "APPROVED",
  components: [{ type: "BODY", text: "{{1}} is your code." }],
};

test("somebody offline gets a text later, and a code that does not live so long never", async context => {
  const { simulator, webhooks, arrive, clock } = await startJourney(context, { templates: [login] });
  const to = "+15550100006";
  const components = [{ type: "body", parameters: [{ type: "text", text: "123456" }] }];
  await post(simulator, {
    messaging_product: "whatsapp",
    to,
    type: "template",
    template: { name: "login_code", language: { code: "en_US" }, components },
  });
  await post(simulator, textMessage(to));
  await arrive(2);
  assert.deepEqual(
    webhooks.map(({ body }) => valueIn(body).statuses[0]?.status),
    ["sent", "sent"],
  );
  const began = clock.now();
  await arrive(2);
  assert.ok(clock.now() - began > 59 * 60_000);
  assert.equal(clock.waiting, 0);
});

test("a voice message is played, another sound is not", async context => {
  for (const [voice, last] of [
    [true, "played"],
    [false, "read"],
  ] as const) {
    const { simulator, webhooks, arrive } = await startJourney(context);
    await post(simulator, {
      messaging_product: "whatsapp",
      to: "+15551234567",
      type: "audio",
      audio: { link: "https://www.example.com/hello.ogg", voice },
    });
    await arrive(voice ? 4 : 3);
    assert.equal(valueIn(webhooks.at(-1)?.body).statuses[0]?.status, last);
  }
});

test("in a group one webhook says of each participant who received", async context => {
  const { simulator, arrive } = await startJourney(context);
  const { body } = await ask(simulator, `${simulator.phoneNumberId}/groups`);
  const { groups } = body.data as { groups: { id: string }[] };
  await post(simulator, { ...textMessage(groups[0]?.id), recipient_type: "group" });
  const [sent, delivered] = await arrive(2);
  assert.equal(valueIn(sent?.body).statuses.length, 1);
  assert.deepEqual(
    valueIn(delivered?.body).statuses.map(it => it.recipient_participant_id),
    ["15551234567", "15550100002", "15550100003"],
  );
});

test("a window is known before anything is sent, by number and by user id, whatever the simulator's time", async context => {
  const { simulator } = await startJourney(context);
  const isOpen = (recipient: string) => simulator.windowOf(recipient).open;
  const userOf = (digits: string) => userIdOf(digits);
  assert.deepEqual(["+1 (555) 123-4567", "+4915123456789", "+5511955501234", "+15550131047"].map(isOpen), [
    true,
    true,
    true,
    false,
  ]);
  assert.deepEqual([userOf("15551234567"), userOf("15550131047")].map(isOpen), [true, false]);
  const left = simulator.windowOf("+4915123456789").closesAtMs - Date.now();
  assert.ok(left > 86_000_000 && left <= 86_400_000, String(left));
  simulator.moveClock(25 * 3_600_000);
  assert.equal(isOpen("+15551234567"), false);
  await simulator.customerWrites({ from: "+15551234567", type: "text", text: { body: "Hello" } });
  assert.equal(isOpen("+15551234567"), true);
});

test("a window closes a day after the start, and is opened and closed by hand", async context => {
  const { simulator, arrive, webhooks } = await startJourney(context);
  const last = () => valueIn(webhooks.at(-1)?.body).statuses[0]?.status;
  const own = (path: string, body: unknown) =>
    post(simulator, body, { path: `/simulator/${path}`, token: "" });
  assert.equal((await own("clock", { by: "25h" })).status, 200);
  await post(simulator, textMessage());
  await arrive(1);
  assert.equal(last(), "failed");
  assert.equal((await own("customers", { number: "+15551234567", window: "open" })).status, 200);
  await post(simulator, textMessage());
  await arrive(3);
  assert.equal(last(), "read");
  assert.equal((await own("customers", { number: "+15551234567", window: "closed" })).status, 200);
  await post(simulator, textMessage());
  await arrive(1);
  assert.equal(last(), "failed");
  for (const [path, body] of [
    ["clock", { by: "1 week" }],
    ["clock", { by: "9999999d" }],
    ["customers", { number: "x", window: "open" }],
    ["customers", { number: "+1", window: "ajar" }],
    ["templates", { name: "hello_world", status: "FINE" }],
    ["templates", { name: "nothing", status: "PAUSED" }],
  ] as const)
    assert.equal((await own(path, body)).status, 400);
});
