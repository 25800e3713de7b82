import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { resolvePayload } from "../../../../src/core/payload/resolvePayload.ts";
import { graphRoutes } from "../../../../src/node/simulator/graph/graphRoutes.ts";
import { ownRoutes } from "../../../../src/node/simulator/own/ownRoutes.ts";
import { simulatorDocument } from "../../../docs/simulatorDocument.ts";
import { refusal } from "../graph/ask.ts";
import { post, startJourney, textMessage } from "../journey.ts";
import { endpointCalls, ownCalls } from "./endpoints.ts";
import { sendingCodes, strayCodes } from "./errors.ts";
import { sampleTemplates, sentSamples } from "./samples.ts";

test("every endpoint of the simulator is called by a test, and nothing else is", () => {
  const endpoints = graphRoutes.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(Object.keys(endpointCalls).sort(), endpoints.sort());
});

test("so is every address of the simulator's own", () => {
  const addresses = ownRoutes.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(Object.keys(ownCalls).sort(), addresses.sort());
});

for (const [endpoint, call] of Object.entries({ ...endpointCalls, ...ownCalls })) {
  test(`${endpoint} answers what is asked`, async context => {
    const { status, body } = await call(await startJourney(context));
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.error, undefined);
  });
}

for (const { file, payload, statuses } of sentSamples()) {
  test(`${file} is accepted (${String(payload.type ?? payload.status)}) and reported`, async context => {
    const { simulator, arrive } = await startJourney(context, { templates: sampleTemplates() });
    const { wamid } = simulator.lastInbound;
    const values = {
      testNumber: simulator.testNumber,
      lastInboundId: wamid,
      lastSentId: wamid,
      uuid: "u",
      timestamp: "1",
    };
    const resolved = resolvePayload(payload, values, undefined);
    assert.equal(resolved.kind, "resolved");
    const answer = await post(simulator, resolved.kind === "resolved" ? resolved.body : {});
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const reported = (await arrive(statuses.length)).flatMap(({ body }) => statusesIn(body));
    // In a group a webhook says the same of each participant.
    const states = payload.recipient_type === "group" ? [...new Set(reported)] : reported;
    assert.deepEqual(states, statuses);
  });
}

test("every published code is met by sending, or said to be met elsewhere", () => {
  assert.deepEqual(strayCodes(), []);
  assert.ok(sendingCodes().length > 70);
  for (const { code, number, ways } of sendingCodes())
    assert.ok(number !== undefined || ways.length > 0, `${code} cannot be provoked`);
});

test("each test that is named for a code is there", () => {
  for (const { code, ways } of sendingCodes())
    for (const { file, title } of ways)
      assert.ok(
        readFileSync(join(import.meta.dirname, "..", file), "utf8").includes(title),
        `${code}: ${file}: ${title}`,
      );
});

test("every code that sending can meet can be had for the next message", async context => {
  const { simulator } = await startJourney(context);
  for (const { code } of sendingCodes()) {
    await post(simulator, { code, times: 1 }, { path: "/simulator/refuse", token: "" });
    assert.match(refusal(await post(simulator, textMessage())), new RegExp(`^\\d{3} ${code} `));
  }
});

test("docs/simulator.md says what the code does; npm run docs writes it anew", () => {
  const written = readFileSync(join(import.meta.dirname, "../../../../docs/simulator.md"), "utf8");
  assert.equal(written, simulatorDocument());
  assert.doesNotMatch(written, /\*\*missing\*\*/);
});

function statusesIn(body: unknown): readonly string[] {
  const { entry } = body as {
    entry: { changes: { value: { statuses?: { status: string }[] } }[] }[];
  };
  return entry.flatMap(({ changes }) =>
    changes.flatMap(({ value }) => value.statuses?.map(it => it.status) ?? []),
  );
}
