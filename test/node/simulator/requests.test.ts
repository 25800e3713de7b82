import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPhoneNumber } from "../../../src/node/cloudApi/readPhoneNumber.ts";
import { type Answered, post, startJourney, textMessage } from "./journey.ts";

/** The part of an error that does not change from one time to the next. */
function errorIn({ status, body }: Answered) {
  const error = body.error as Record<string, unknown>;
  const data = error.error_data as Record<string, unknown> | undefined;
  assert.match(String(error.fbtrace_id), /^\S{20,}$/);
  return { status, code: error.code, type: error.type, message: error.message, details: data?.details };
}

test("a message is taken in the API's own shape", async context => {
  const { simulator } = await startJourney(context);
  const { status, body } = await post(simulator, textMessage("+1 (555) 123-4567"));
  assert.equal(status, 200);
  const [{ id } = { id: "" }] = body.messages as { id: string }[];
  assert.match(id, /^wamid\.[A-Za-z0-9+/=]{48}$/);
  assert.deepEqual(body, {
    messaging_product: "whatsapp",
    contacts: [{ input: "+1 (555) 123-4567", wa_id: "15551234567" }],
    messages: [{ id }],
  });
});

test("the answer to a template says that it was accepted", async context => {
  const { simulator } = await startJourney(context);
  const { body } = await post(simulator, {
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "template",
    template: { name: "hello_world", language: { code: "en_US" } },
  });
  assert.equal((body.messages as { message_status?: string }[])[0]?.message_status, "accepted");
});

test("a message to a user id is answered with it, and without a number", async context => {
  const { simulator } = await startJourney(context);
  const { to: _to, ...message } = textMessage();
  const { body } = await post(simulator, { ...message, recipient: "US.48210075539164208837" });
  assert.deepEqual(body.contacts, [{ input: "US.48210075539164208837", user_id: "US.48210075539164208837" }]);
});

test("the same seed makes the same ids, another seed others", async context => {
  const ids = [];
  for (const seed of [1, 1, 2]) {
    const { simulator } = await startJourney(context, { seed });
    const { body } = await post(simulator, textMessage());
    ids.push((body.messages as { id: string }[])[0]?.id);
  }
  assert.equal(ids[0], ids[1]);
  assert.notEqual(ids[0], ids[2]);
});

test("without a token nothing is told but that one is needed", async context => {
  const { simulator } = await startJourney(context);
  const { code, status } = errorIn(await post(simulator, textMessage(), { token: "" }));
  assert.deepEqual([status, code], [401, 104]);
});

test("a wrong token is refused, whatever else is wrong", async context => {
  const { simulator } = await startJourney(context);
  const answer = await post(simulator, "{", { token: "guess", path: "/v25.0/1/messages" });
  assert.deepEqual([errorIn(answer).status, errorIn(answer).code], [401, 190]);
  assert.ok(!JSON.stringify(answer).includes(simulator.accessToken));
});

test("a phone number that is not the simulator's does not exist", async context => {
  const { simulator } = await startJourney(context);
  assert.deepEqual(errorIn(await post(simulator, textMessage(), { path: "/v25.0/123/messages" })), {
    status: 400,
    code: 33,
    type: "GraphMethodException",
    message: "(#33) Parameter value is not valid",
    details: `There is no phone number with the ID '123'; the simulator's is '${simulator.phoneNumberId}'.`,
  });
});

for (const path of [
  "/v25.0",
  "/v25.0/310987654321098/nothing",
  "/310987654321098/messages",
  "/latest/1/messages",
  "//x",
]) {
  test(`the path ${path} is unknown, as Graph says it`, async context => {
    const { simulator } = await startJourney(context);
    const error = errorIn(await post(simulator, textMessage(), { path }));
    assert.deepEqual([error.status, error.code, error.details], [400, 2500, undefined]);
    assert.match(String(error.message), /^Unknown path components: \//);
  });
}

test("any version of the API will do", async context => {
  const { simulator } = await startJourney(context);
  const path = `/v19.0/${simulator.phoneNumberId}/messages`;
  assert.equal((await post(simulator, textMessage(), { path })).status, 200);
});

for (const method of ["GET", "PUT", "DELETE"]) {
  test(`${method} on messages is told to use POST`, async context => {
    const { simulator } = await startJourney(context);
    const { status, code, message } = errorIn(await post(simulator, "", { method }));
    assert.deepEqual([status, code], [400, 100]);
    assert.match(String(message), /Use POST here/);
  });
}

for (const [what, body, code, details] of [
  ["half a JSON", `{"messaging_product": "what`, 100, /./],
  ["nothing", "", 100, /./],
  ["a number", "7", 100, /A message is an object/],
  ["a list of messages", [textMessage()], 100, /One request holds one message/],
  ["a missing property", { ...textMessage(), text: {} }, 131008, /^text\.?\S*: .*body/],
  [
    "the content missing",
    { messaging_product: "whatsapp", to: "+15551234567", type: "text" },
    131008,
    /text/,
  ],
  ["a text too long", { ...textMessage(), text: { body: "x".repeat(4097) } }, 100, /^text\.body: .*4096/],
  ["no recipient", { ...textMessage(), to: undefined }, 131008, /./],
  ["__proto__ for a key", `{"__proto__": {"to": "+15551234567"}}`, 131008, /./],
] as const) {
  test(`${what} is refused with ${code}`, async context => {
    const { simulator, clock } = await startJourney(context);
    const error = errorIn(await post(simulator, body));
    assert.deepEqual([error.status, error.code, error.type, clock.waiting], [400, code, "OAuthException", 0]);
    assert.match(String(error.details), details);
  });
}

test("whatever is posted is answered as the API answers", async context => {
  const { simulator } = await startJourney(context);
  const near = fc.record(
    {
      messaging_product: fc.constantFrom("whatsapp", 7),
      to: fc.oneof(fc.constant("+15551234567"), fc.jsonValue()),
      recipient: fc.jsonValue(),
      recipient_type: fc.constantFrom("group", "individual", null),
      type: fc.constantFrom("text", "template", "interactive", "__proto__", "constructor"),
      text: fc.jsonValue(),
      template: fc.jsonValue(),
      status: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(near, fc.jsonValue(), fc.string()), async message => {
      const { status, body } = await post(simulator, message);
      assert.ok(status === 200 || status === 400, String(status));
      if (status === 400)
        assert.ok([100, 131008, 131009, 131041, 131051].includes(errorIn({ status, body }).code as number));
    }),
    { numRuns: 60 },
  );
});

test("the place of a fault is named as the API names places", async context => {
  const { simulator } = await startJourney(context);
  const button = (id: string, title: string) => ({ type: "reply", reply: { id, title } });
  const error = errorIn(
    await post(simulator, {
      messaging_product: "whatsapp",
      to: "+15551234567",
      type: "interactive",
      interactive: {
        type: "button",
        body: { text: "Shall we?" },
        action: { buttons: [button("y", "Yes"), button("n", "No, and here is why not")] },
      },
    }),
  );
  assert.match(String(error.details), /^interactive\.action\.buttons\[1\]\.reply\.title: /);
});

test("a body that is not JSON by its own account is refused", async context => {
  const { simulator } = await startJourney(context);
  const { code, details } = errorIn(await post(simulator, textMessage(), { type: "text/plain" }));
  assert.deepEqual(
    [code, details],
    [100, "The Content-Type is text/plain; a message is sent as application/json."],
  );
});

test("a body of more than a megabyte is refused", async context => {
  const { simulator } = await startJourney(context);
  const { code, details } = errorIn(await post(simulator, `"${"x".repeat(1_000_000)}"`));
  assert.equal(code, 100);
  assert.match(String(details), /larger than 1000000 bytes/);
});

test("a read receipt is answered with success, and has no statuses", async context => {
  const { simulator, clock } = await startJourney(context);
  const receipt = { messaging_product: "whatsapp", status: "read", message_id: "wamid.A" };
  assert.deepEqual(await post(simulator, receipt), { status: 200, body: { success: true } });
  assert.equal(errorIn(await post(simulator, { ...receipt, message_id: undefined })).code, 131008);
  assert.equal(errorIn(await post(simulator, { ...receipt, status: "seen" })).code, 131009);
  assert.equal(errorIn(await post(simulator, { ...receipt, messaging_product: "mail" })).code, 100);
  assert.equal(clock.waiting, 0);
});

for (const [to, code] of [
  ["+15550131030", 131030],
  ["+15550131056", 131056],
  ["+15550130429", 130429],
  ["+15550100200", 131021],
] as const) {
  test(`a message to ${to} is refused with ${code}`, async context => {
    const { simulator, clock } = await startJourney(context);
    const error = errorIn(await post(simulator, textMessage(to)));
    assert.deepEqual([error.code, clock.waiting], [code, 0]);
    assert.match(String(error.message), new RegExp(`^\\(#${code}\\) `));
  });
}

test("the number behind the ID can be asked for", async context => {
  const { simulator } = await startJourney(context);
  const { baseUrl, phoneNumberId, accessToken, displayPhoneNumber } = simulator;
  const sender = { baseUrl, phoneNumberId, accessToken, apiVersion: "v25.0" };
  assert.deepEqual(await readPhoneNumber(sender, { timeoutMs: 5000 }), {
    displayPhoneNumber,
    verifiedName: "Wamsg Simulator",
    qualityRating: "GREEN",
  });
});

test("a token made at the start looks like none of Meta's and is another each time", async context => {
  const [one, two] = [await startJourney(context), await startJourney(context)];
  assert.match(one.simulator.accessToken, /^simulator-[0-9a-f]{24}$/);
  assert.notEqual(one.simulator.accessToken, two.simulator.accessToken);
});
