import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import fc from "fast-check";
import { toFetch } from "../../src/core/curl/toFetch.ts";

const url = "https://graph.facebook.com/v25.0/310987654321098/messages";

/** What the copied code hands to fetch when it is run. */
async function requested(code: string): Promise<{ url: string; init: { headers: object; body: string } }> {
  const calls: { url: string; init: { headers: object; body: string } }[] = [];
  const fetch = (to: string, init: { headers: object; body: string }) => {
    calls.push({ url: to, init });
    return Promise.resolve({ status: 200, json: () => Promise.resolve({}) });
  };
  const context = createContext({
    fetch,
    process: { env: { WAMSG_ACCESS_TOKEN: "from-the-environment" } },
    console: { log: () => {} },
  });
  await runInContext(`(async () => {${code}})()`, context);
  const [call] = calls;
  assert.ok(call);
  return call;
}

test("the copied code posts the payload, with the token of the environment", async () => {
  const call = await requested(toFetch({ url, body: { text: { body: "It's `ready` ${now}" } } }));
  assert.equal(call.url, url);
  assert.deepEqual(
    { ...call.init.headers },
    { Authorization: "Bearer from-the-environment", "Content-Type": "application/json" },
  );
  assert.deepEqual(JSON.parse(call.init.body), { text: { body: "It's `ready` ${now}" } });
  const gateway = await requested(toFetch({ url, body: {}, authorization: "D360-API-KEY:" }));
  assert.equal({ ...gateway.init.headers, x: 0 }["D360-API-KEY" as "x"], "from-the-environment");
});

test("whatever JSON a payload is, it is what is posted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async body => {
      const call = await requested(toFetch({ url, body }));
      assert.equal(call.init.body, JSON.stringify(body));
    }),
    { numRuns: 100 },
  );
  const proto = JSON.parse('{"__proto__": {"a": 1}}');
  const call = await requested(toFetch({ url, body: proto }));
  assert.equal(call.init.body, '{"__proto__":{"a":1}}');
});
