import assert from "node:assert/strict";
import { test } from "node:test";
import type { Simulator } from "../../../../src/node/simulator/startSimulator.ts";
import { startJourney } from "../journey.ts";
import { ask, refusal } from "./ask.ts";

const definition = {
  name: "bike_ready",
  language: "en_US",
  category: "utility",
  components: [{ type: "BODY", text: "Hi {{1}}, your bike is ready.", example: { body_text: [["Robin"]] } }],
};

const create = (simulator: Simulator, more: Readonly<Record<string, unknown>> = {}) =>
  ask(simulator, `${simulator.wabaId}/message_templates`, { body: { ...definition, ...more } });

async function namesListed(simulator: Simulator, query = ""): Promise<unknown[]> {
  const { body } = await ask(simulator, `${simulator.wabaId}/message_templates${query}`);
  return (body.data as { name: string }[]).map(({ name }) => name);
}

test("an account has hello_world and what it was given, with the usual fields", async context => {
  const { simulator } = await startJourney(context, { templates: { data: [{ ...definition, id: "42" }] } });
  assert.deepEqual(await namesListed(simulator), ["hello_world", "bike_ready"]);
  assert.deepEqual((await ask(simulator, "42")).body, {
    name: "bike_ready",
    parameter_format: "POSITIONAL",
    components: definition.components,
    language: "en_US",
    status: "APPROVED",
    category: "UTILITY",
    id: "42",
  });
});

test("a new template waits for its review, and the app is told that it was approved", async context => {
  const { simulator, arrive, webhooks } = await startJourney(context);
  const { body } = await create(simulator);
  assert.deepEqual(body, { id: body.id, status: "PENDING", category: "UTILITY" });
  await arrive(1);
  assert.deepEqual((await ask(simulator, `${body.id}?fields=status`)).body, {
    status: "APPROVED",
    id: body.id,
  });
  const { entry: [entry] = [] } = (webhooks[0]?.body ?? {}) as { entry?: { changes: unknown[] }[] };
  assert.deepEqual(entry?.changes, [
    {
      value: {
        event: "APPROVED",
        message_template_id: Number(body.id),
        message_template_name: "bike_ready",
        message_template_language: "en_US",
        message_template_category: "UTILITY",
        reason: "NONE",
      },
      field: "message_template_status_update",
    },
  ]);
});

test("how a review ends is picked by the name", async context => {
  const { simulator, arrive } = await startJourney(context);
  for (const [name, status] of [
    ["rejected_one", "REJECTED"],
    ["paused_one", "PAUSED"],
    ["disabled_one", "DISABLED"],
  ] as const) {
    const { body } = await create(simulator, { name });
    await arrive(1);
    assert.equal((await ask(simulator, `${body.id}?fields=status`)).body.status, status);
  }
  assert.deepEqual(await namesListed(simulator, "?status=REJECTED,PAUSED"), ["rejected_one", "paused_one"]);
});

test("templates come in pages, forward and back, and a damaged cursor is refused", async context => {
  const { simulator } = await startJourney(context);
  for (const name of ["a", "b", "c", "d"]) await create(simulator, { name });
  const seen: string[] = [];
  let path: string | undefined = `${simulator.wabaId}/message_templates?limit=2&fields=name`;
  let last: Record<string, unknown> = {};
  while (path) {
    const { body } = await ask(simulator, path);
    seen.push(...(body.data as { name: string }[]).map(({ name }) => name));
    last = body.paging as Record<string, unknown>;
    path = last.next === undefined ? undefined : String(last.next).split("/v25.0/")[1];
  }
  assert.deepEqual(seen, ["hello_world", "a", "b", "c", "d"]);
  const { body: before } = await ask(simulator, String(last.previous).split("/v25.0/")[1] ?? "");
  assert.deepEqual(
    (before.data as { name: string }[]).map(({ name }) => name),
    ["b", "c"],
  );
  const list = `${simulator.wabaId}/message_templates`;
  assert.match(refusal(await ask(simulator, `${list}?after=x`)), /^400 131059 /);
  assert.match(refusal(await ask(simulator, `${list}?limit=0`)), /^400 100 limit: /);
});

test("templates are found by name, language, category and words", async context => {
  const { simulator } = await startJourney(context);
  await create(simulator, { category: "MARKETING" });
  await create(simulator, { language: "de" });
  assert.deepEqual(await namesListed(simulator, "?name=bike_ready"), ["bike_ready", "bike_ready"]);
  assert.deepEqual(await namesListed(simulator, "?name=bike_ready&language=de"), ["bike_ready"]);
  assert.deepEqual(await namesListed(simulator, "?category=MARKETING"), ["bike_ready"]);
  assert.deepEqual(await namesListed(simulator, "?name_or_content=sample"), ["hello_world"]);
});

test("an edited template is reviewed again, one that waits cannot be edited", async context => {
  const { simulator, arrive } = await startJourney(context);
  const id = String((await create(simulator)).body.id);
  const edit = (body: unknown) => ask(simulator, id, { body });
  assert.match(refusal(await edit({ category: "MARKETING" })), /^400 100 A template that is PENDING/);
  await arrive(1);
  assert.match(refusal(await edit({ name: "other" })), /Unexpected key "name"/);
  assert.equal((await edit({ category: "MARKETING", message_send_ttl_seconds: 60_000 })).status, 200);
  const { body } = await ask(simulator, `${id}?fields=status,category,message_send_ttl_seconds`);
  assert.deepEqual(body, { status: "PENDING", category: "MARKETING", message_send_ttl_seconds: 60_000, id });
});

test("a template is deleted in every language, or in one", async context => {
  const { simulator } = await startJourney(context);
  await create(simulator);
  const { body } = await create(simulator, { language: "de" });
  const remove = (query: string) =>
    ask(simulator, `${simulator.wabaId}/message_templates?${query}`, { method: "DELETE" });
  assert.equal((await remove(`name=bike_ready&hsm_id=${body.id}`)).status, 200);
  assert.deepEqual(await namesListed(simulator), ["hello_world", "bike_ready"]);
  assert.equal((await remove("name=bike_ready")).status, 200);
  assert.deepEqual(await namesListed(simulator), ["hello_world"]);
  assert.match(refusal(await remove("name=bike_ready")), /^404 132001 /);
});

for (const [what, more, said] of [
  ["a name with capitals", { name: "Bike" }, /^400 100 name: /],
  ["no language", { language: undefined }, /^400 131008 language: /],
  ["a category there is not", { category: "NEWS" }, /^400 100 category: /],
  ["no components", { components: [] }, /^400 131008 components: /],
  ["no body", { components: [{ type: "FOOTER", text: "Bye" }] }, /^400 2388072 /],
  ["a body that ends with a variable", { components: [{ type: "BODY", text: "Hi {{1}}" }] }, /^400 2388299 /],
  [
    "a body of variables",
    { components: [{ type: "BODY", text: "Hi {{1}} {{2}} {{3}} bye" }] },
    /^400 2388293 /,
  ],
  [
    "a footer too long",
    { components: [...definition.components, { type: "FOOTER", text: "x".repeat(61) }] },
    /^400 2388040 /,
  ],
  [
    "a header of another format",
    { components: [...definition.components, { type: "HEADER", format: "SOUND" }] },
    /^400 2388047 /,
  ],
  [
    "a footer with a variable",
    { components: [...definition.components, { type: "FOOTER", text: "{{1}}" }] },
    /^400 2388073 /,
  ],
] as const) {
  test(`a template with ${what} is refused`, async context => {
    const { simulator } = await startJourney(context);
    assert.match(refusal(await create(simulator, more)), said);
  });
}

test("a template that is there already is refused", async context => {
  const { simulator } = await startJourney(context);
  await create(simulator);
  assert.match(
    refusal(await create(simulator)),
    /^400 100 There is already a template 'bike_ready' in en_US/,
  );
});
