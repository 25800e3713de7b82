import assert from "node:assert/strict";
import { test } from "node:test";
import { readInbound } from "../../../../src/core/replies/readInbound.ts";
import { startJourney } from "../journey.ts";
import { ask, refusal } from "./ask.ts";

test("an account lists its numbers with the fields that are asked", async context => {
  const { simulator } = await startJourney(context);
  const { body } = await ask(simulator, `${simulator.wabaId}/phone_numbers?fields=id,display_phone_number`);
  assert.deepEqual(body.data, [{ id: simulator.phoneNumberId, display_phone_number: "+15550100200" }]);
  const { body: account } = await ask(simulator, `${simulator.wabaId}?fields=name,health_status`);
  assert.equal(account.name, "Wamsg Simulator");
});

test("webhooks go elsewhere with an override, and back without", async context => {
  const { simulator, receiver, webhooks } = await startJourney(context);
  const path = `${simulator.wabaId}/subscribed_apps`;
  const override = { override_callback_uri: `${receiver.url}?x=1`, verify_token: "verify-me" };
  const overrideListed = async () => {
    const { body } = await ask(simulator, path);
    return (body.data as { override_callback_uri?: string }[]).map(app => app.override_callback_uri);
  };
  assert.deepEqual(await overrideListed(), [undefined]);
  assert.equal((await ask(simulator, path, { body: override })).status, 200);
  assert.deepEqual(await overrideListed(), [override.override_callback_uri]);
  // A form says the same.
  assert.equal((await ask(simulator, path, { body: new URLSearchParams(override) })).status, 200);
  assert.match(
    refusal(await ask(simulator, path, { body: { ...override, verify_token: "guess" } })),
    /^400 2200 /,
  );
  await simulator.customerSends({ content: { type: "text", text: { body: "Hi" } } });
  assert.equal(webhooks.length, 1);
  assert.equal((await ask(simulator, path, { method: "POST" })).status, 200);
  assert.deepEqual(await overrideListed(), [undefined]);
});

test("an account without the app sends no webhooks, and takes no override", async context => {
  const { simulator, receiver, webhooks } = await startJourney(context);
  const path = `${simulator.wabaId}/subscribed_apps`;
  assert.equal((await ask(simulator, path, { method: "DELETE" })).status, 200);
  assert.deepEqual((await ask(simulator, path)).body, { data: [] });
  await simulator.customerSends({ content: { type: "text", text: { body: "Hi" } } });
  assert.equal(webhooks.length, 0);
  const override = { override_callback_uri: receiver.url, verify_token: "verify-me" };
  assert.match(refusal(await ask(simulator, path, { body: override })), /^400 100 Before webhooks can go/);
});

test("a token is told what it may do, another one that it is not valid", async context => {
  const { simulator } = await startJourney(context);
  const { body } = await ask(simulator, `debug_token?input_token=${simulator.accessToken}`);
  const data = body.data as Record<string, unknown>;
  assert.deepEqual([data.is_valid, data.expires_at], [true, 0]);
  assert.ok((data.scopes as string[]).includes("whatsapp_business_messaging"));
  assert.ok(!JSON.stringify(body).includes(simulator.accessToken));
  const { body: other } = await ask(simulator, "debug_token?input_token=another");
  assert.equal((other.data as Record<string, unknown>).is_valid, false);
  assert.match(refusal(await ask(simulator, "debug_token")), /^400 100 input_token: /);
});

test("a group is made, listed, described and ended, and webhooks tell of it", async context => {
  const { simulator, webhooks } = await startJourney(context);
  const path = `${simulator.phoneNumberId}/groups`;
  const { body } = await ask(simulator, path, { body: { messaging_product: "whatsapp", subject: "Riders" } });
  const id = String(body.id);
  const list = await ask(simulator, path);
  const { groups } = list.body.data as { groups: { id: string }[] };
  assert.deepEqual([groups.length, groups[1]?.id], [2, id]);
  const { body: group } = await ask(simulator, `${id}?fields=subject,total_participant_count`);
  assert.deepEqual(group, { subject: "Riders", total_participant_count: 3, id });
  assert.equal((await ask(simulator, id, { method: "DELETE" })).status, 200);
  assert.match(refusal(await ask(simulator, id)), /^404 803 /);
  while (webhooks.length < 3) await new Promise(resolve => setImmediate(resolve));
  const told = webhooks.flatMap(it => readInbound(it.body, Date.now()));
  assert.ok(told.every(({ from }) => from === id));
  assert.deepEqual(told.map(({ content }) => content.type === "system" && content.system.body).toSorted(), [
    "+15551234567, +15550100002 and +15550100003 joined with the invite link.",
    "The business created the group “Riders”.",
    "This group was ended.",
  ]);
});
