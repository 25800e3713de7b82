import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import type { Simulator } from "../../../src/node/simulator/startSimulator.ts";
import { post, startJourney, textMessage } from "./journey.ts";

const read = async ({ baseUrl }: Simulator): Promise<string> => (await fetch(`${baseUrl}/`)).text();

test("the page says how to use the simulator, and which numbers have a story", async context => {
  const { simulator } = await startJourney(context);
  const response = await fetch(`${simulator.baseUrl}/`);
  const page = await response.text();
  assert.equal(response.headers.get("content-type"), "text/html; charset=UTF-8");
  for (const said of [simulator.baseUrl, simulator.phoneNumberId, simulator.accessToken, "+15550131026"])
    assert.ok(page.includes(said), said);
  assert.match(page, /POST \/&lt;PHONE_NUMBER_ID&gt;\/messages/);
});

test("the page shows the newest requests, and why one was refused", async context => {
  const { simulator } = await startJourney(context);
  assert.match(await read(simulator), /No request yet/);
  await post(simulator, textMessage());
  await post(simulator, textMessage("+15550131030"));
  const page = await read(simulator);
  assert.match(page, /class="good">200</);
  assert.match(page, /class="bad">400<.*\(#131030\)/s);
});

test("the page shows the newest webhooks and what was answered to them", async context => {
  const { simulator, arrive } = await startJourney(context);
  await post(simulator, textMessage());
  await arrive(1);
  assert.match(await read(simulator), /✓ sent.*class="good">200</s);
});

test("nothing that was sent becomes markup", async context => {
  const { simulator } = await startJourney(context);
  await post(simulator, textMessage(), { path: "/v25.0/<script>alert(1)</script>/messages" });
  await simulator.customerSends({
    content: { type: "text", text: { body: "<img src=x onerror=alert(1)>" } },
  });
  const page = await read(simulator);
  assert.doesNotMatch(page, /<script|<img/);
  assert.match(page, /&lt;img src=x/);
});

test("the page shows the token to this machine only, whatever name points here", async context => {
  const { simulator } = await startJourney(context);
  const status = await new Promise(resolve => {
    request(simulator.baseUrl, { headers: { host: "evil.example" } }, response => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  assert.equal(status, 400);
});
