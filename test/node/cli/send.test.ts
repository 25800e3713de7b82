import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { type TestContext, test } from "node:test";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import { bad, folder, good, type Ran, run } from "./run.ts";

const eventsIn = (out: string): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as Record<string, unknown>);

const kindsIn = (out: string): unknown[] => eventsIn(out).map(it => it.status ?? it.event);

const sendOne = (context: TestContext, payload: object, args: string[], env = {}): Promise<Ran> =>
  run(["send", "a.wamsg.json", ...args], { cwd: folder(context, { "a.wamsg.json": payload }), env });

test("a payload goes through the simulator, one JSON object for each thing that happens", async () => {
  const { code, out, err } = await run(["send", "samples/text.wamsg.json", "--wait", "read", "--json"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.deepEqual(kindsIn(out), ["accepted", "sent", "delivered", "read"]);
  const [accepted, sent] = eventsIn(out);
  const { wamid, latencyMs, ...rest } = accepted ?? {};
  assert.match(String(wamid), /^wamid\./);
  assert.ok(Number(latencyMs) >= 0);
  assert.deepEqual(rest, {
    event: "accepted",
    file: "samples/text.wamsg.json",
    index: 0,
    to: "+15551234567",
    waId: "15551234567",
  });
  assert.deepEqual(
    [sent?.wamid, sent?.recipient, sent?.pricing],
    [wamid, "15551234567", { billable: false, type: "free_customer_service", category: "service" }],
  );
  assert.match(String(sent?.timestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
});

for (const file of readdirSync("samples").filter(name => name.endsWith(".wamsg.json"))) {
  test(`samples/${file} is taken and read`, async () => {
    const { code, err } = await run(["send", `samples/${file}`, "--wait", "read"]);
    assert.deepEqual([code, err], [0, ""]);
  });
}

test("without --wait the acceptance is the end", async context => {
  const { code, out } = await sendOne(context, good, ["--json"]);
  assert.deepEqual([code, kindsIn(out)], [0, ["accepted"]]);
});

test("for a person each thing is one line", async context => {
  const { code, out } = await sendOne(context, good, ["--wait", "delivered"]);
  assert.equal(code, 0);
  assert.match(
    out,
    /^→ accepted {2}a\.wamsg\.json → \+1 555 123 4567 .* ms\n✓ sent .*service, free\n✓✓ delivered .*\n/,
  );
});

test("the messages of a conversation go out in order, each after the one before was delivered", async context => {
  const { code, out } = await sendOne(context, [good, good, good], ["--json", "--wait", "read"]);
  assert.equal(code, 0);
  const events = eventsIn(out).map(it => `${it.index} ${it.status ?? it.event}`);
  for (const index of [1, 2])
    assert.ok(events.indexOf(`${index - 1} delivered`) < events.indexOf(`${index} accepted`), events.join());
  assert.equal(events.filter(it => it.endsWith(" read")).length, 3);
});

test("a conversation ends with the first message that fails", async context => {
  const { code, out } = await sendOne(context, [{ ...good, to: "+15550131026" }, good], ["--json"]);
  assert.deepEqual([code, kindsIn(out)], [1, ["accepted", "failed"]]);
});

test("a message can name the one before it, and the customer's last", async context => {
  const reaction = (message_id: string) => ({
    messaging_product: "whatsapp",
    to: "${testNumber}",
    type: "reaction",
    reaction: { message_id, emoji: "👍" },
  });
  const conversation = [good, reaction("${lastSentId}"), reaction("${lastInboundId}")];
  const { code, out } = await sendOne(context, conversation, ["--json", "--wait", "read"]);
  assert.deepEqual([code, kindsIn(out).filter(it => it === "accepted").length], [0, 3]);
});

test("a read receipt is posted and not waited for", async context => {
  const receipt = { messaging_product: "whatsapp", status: "read", message_id: "${lastInboundId}" };
  const { code, out } = await sendOne(context, [receipt, good], ["--json", "--wait", "sent"]);
  assert.deepEqual([code, kindsIn(out)], [0, ["receipt", "accepted", "sent"]]);
});

test("a failed message fails the command, with what to do", async context => {
  const { code, out } = await sendOne(context, good, ["--to", "+15550131026", "--wait", "read"]);
  assert.equal(code, 1);
  assert.match(out, /✗ failed .*131026 Message Undeliverable: .*do not retry blindly\./);
});

test("the simulator tells of a closed window before the message fails for it", async context => {
  const { code, out, err } = await sendOne(context, good, ["--to", "+15550131047", "--wait", "read"]);
  assert.equal(code, 1);
  assert.match(err, /^⚠ The customer service window closed .*\(window-closed, error 131047\)\n/);
  assert.match(out, /✗ failed .*131047/);
});

test("a message that is not read in time fails the command", async context => {
  const args = ["--to", "+15550100002", "--wait", "read", "--timeout", "2", "--json"];
  const { code, out } = await sendOne(context, good, args);
  assert.deepEqual([code, kindsIn(out)], [1, ["accepted", "sent", "delivered", "delivered"]]);
  assert.equal(eventsIn(out)[3]?.event, "overdue");
});

test("webhooks that come twice and backwards end in the same success", async context => {
  const { code, out } = await sendOne(context, good, ["--to", "+15550100004", "--wait", "read", "--json"]);
  assert.deepEqual([code, kindsIn(out).slice(0, 2)], [0, ["accepted", "read"]]);
});

test("a refusal fails the command, with the API's words", async context => {
  const { code, out } = await sendOne(context, good, ["--to", "+15550131030", "--json"]);
  const [refused] = eventsIn(out);
  assert.deepEqual([code, refused?.event, refused?.code], [1, "refused", "rejected"]);
  assert.equal((refused?.graph as { code: number } | undefined)?.code, 131030);
});

test("the simulator has the templates beside the file, and refuses others as Meta does", async context => {
  const message = JSON.stringify({
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "template",
    template: { name: "order_lost", language: { code: "en_US" } },
  });
  const other = { name: "order_shipped", language: "en_US", status: "APPROVED", components: [] };
  const known = folder(context, {
    "a.wamsg.json": message,
    "wamsg.templates.json": JSON.stringify({ data: [other] }),
  });
  const refused = await run(["send", "a.wamsg.json", "--force"], { cwd: known });
  assert.equal(refused.code, 1);
  assert.match(refused.out + refused.err, /132001/);
  const unknown = folder(context, { "a.wamsg.json": message });
  assert.equal((await run(["send", "a.wamsg.json"], { cwd: unknown })).code, 0);
});

test("a file with errors is not sent, unless it is forced", async context => {
  const refused = await sendOne(context, bad, []);
  assert.deepEqual([refused.code, refused.out], [1, ""]);
  assert.match(refused.err, /^a\.wamsg\.json:6:13: error .*\(too-short\)\n$/);
  const forced = await sendOne(context, bad, ["--force"]);
  assert.equal(forced.code, 1);
  assert.match(forced.err, /The API refused the message: 131009/);
});

test("what is not JSON is never sent", async context => {
  const { code, out } = await sendOne(context, "{ half" as unknown as object, ["--force", "--json"]);
  assert.deepEqual([code, eventsIn(out).map(it => [it.event, it.code])], [1, [["problem", "syntax"]]]);
});

test("a payload comes from standard input for -", async () => {
  const { code, out } = await run(["send", "-", "--json"], { input: JSON.stringify(good) });
  assert.deepEqual([code, eventsIn(out)[0]?.file], [0, "<stdin>"]);
});

test("a variable without a value is named, and nothing is sent", async context => {
  const payload = { ...good, text: { body: "Hello ${customer}" } };
  const { code, out, err } = await sendOne(context, payload, []);
  assert.deepEqual([code, out], [2, ""]);
  assert.equal(
    err,
    "wamsg: a.wamsg.json was not sent: ${customer} has no value. Set WAMSG_VAR_customer in the environment.\n",
  );
  assert.equal((await sendOne(context, payload, [], { WAMSG_VAR_customer: "Robin" })).code, 0);
  assert.equal((await sendOne(context, payload, [], { customer: "Robin" })).code, 2);
});

test("with an account in the environment the message goes there", async context => {
  const simulator = await startSimulator({
    appSecret: "s",
    accessToken: "marked-secret",
    phoneNumberId: "42",
  });
  context.after(() => simulator.close());
  const account = {
    WAMSG_PHONE_NUMBER_ID: "42",
    WAMSG_ACCESS_TOKEN: "marked-secret",
    WAMSG_BASE_URL: simulator.baseUrl,
  };
  const sent = await sendOne(context, good, ["--json"], { ...account, WAMSG_TEST_NUMBER: "+15557654321" });
  assert.deepEqual([sent.code, eventsIn(sent.out)[0]?.waId], [0, "15557654321"]);

  const unaddressed = await sendOne(context, good, [], account);
  assert.equal(unaddressed.code, 2);
  assert.match(unaddressed.err, /\$\{testNumber\} has no value\. Give --to, or set WAMSG_TEST_NUMBER\./);

  const deaf = await sendOne(context, good, ["--to", "+15557654321", "--wait", "read"], account);
  assert.equal(deaf.code, 2);
  assert.match(deaf.err, /--wait needs webhooks/);

  const wrong = await sendOne(context, good, ["--to", "+15557654321", "--json"], {
    ...account,
    WAMSG_ACCESS_TOKEN: "marked-guess",
  });
  assert.deepEqual([wrong.code, eventsIn(wrong.out)[0]?.code], [2, "unauthorized"]);
  assert.ok(!(wrong.out + wrong.err).includes("marked-guess"));
});

test("the webhooks of an account can be waited for where they arrive on this machine", async context => {
  const port = await freePort();
  const simulator = await startSimulator({
    appSecret: "app-secret",
    webhookUrl: `http://127.0.0.1:${port}/webhook`,
    speed: 200,
  });
  context.after(() => simulator.close());
  const { code, out } = await sendOne(context, good, ["--to", "+15557654321", "--wait", "read", "--json"], {
    WAMSG_PHONE_NUMBER_ID: simulator.phoneNumberId,
    WAMSG_ACCESS_TOKEN: simulator.accessToken,
    WAMSG_BASE_URL: simulator.baseUrl,
    WAMSG_WEBHOOK_PORT: String(port),
    WAMSG_APP_SECRET: "app-secret",
  });
  assert.deepEqual([code, kindsIn(out)], [0, ["accepted", "sent", "delivered", "read"]]);
});

test("webhooks are not waited for at another port than the one they are led to", async context => {
  const taken = createServer();
  await new Promise<void>(resolve => taken.listen(0, "127.0.0.1", resolve));
  context.after(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const { code, err } = await sendOne(context, good, ["--to", "+15557654321", "--wait", "read"], {
    WAMSG_PHONE_NUMBER_ID: "42",
    WAMSG_ACCESS_TOKEN: "marked-secret",
    WAMSG_WEBHOOK_PORT: String(port),
    WAMSG_APP_SECRET: "app-secret",
  });
  assert.deepEqual(
    [code, err],
    [2, `wamsg: The port ${port} (WAMSG_WEBHOOK_PORT) is taken by another program.\n`],
  );
});

test("where nothing answers, it could not be done", async context => {
  // There is no time for another attempt.
  const { code, err } = await sendOne(context, good, ["--to", "+15557654321", "--timeout", "0.5"], {
    WAMSG_PHONE_NUMBER_ID: "42",
    WAMSG_ACCESS_TOKEN: "marked-secret",
    WAMSG_BASE_URL: `http://127.0.0.1:${await freePort()}`,
  });
  assert.equal(code, 2);
  assert.match(err, /\n✗ a\.wamsg\.json: Could not reach 127\.0\.0\.1:\d+: nothing listens there/);
  assert.ok(!err.includes("marked-secret"));
});

test("a proxy of the environment that is none is said, without what it holds", async context => {
  const { code, err } = await sendOne(context, good, ["--to", "+15557654321"], {
    WAMSG_PHONE_NUMBER_ID: "42",
    WAMSG_ACCESS_TOKEN: "marked-secret",
    HTTPS_PROXY: "ftp://robin:marked-secret@proxy.example",
  });
  assert.deepEqual(
    [code, err],
    [
      2,
      "wamsg: The proxy in the environment variable HTTPS_PROXY or HTTP_PROXY is not an address such as http://proxy.example.com:8080.\n",
    ],
  );
});

for (const [half, other] of [
  ["WAMSG_PHONE_NUMBER_ID", "WAMSG_ACCESS_TOKEN"],
  ["WAMSG_ACCESS_TOKEN", "WAMSG_PHONE_NUMBER_ID"],
] as const) {
  test(`${half} without ${other} is half an account`, async context => {
    const { code, err } = await sendOne(context, good, [], { [half]: "42" });
    assert.equal(code, 2);
    assert.match(err, new RegExp(`The environment has ${half} but not ${other}\\.`));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>(resolve => server.close(() => resolve()));
  return port;
}
