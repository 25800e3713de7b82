import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { SimulatedClock } from "../../../../src/node/simulator/simulatedClock.ts";
import { retryDelaysMs } from "../../../../src/node/simulator/webhooks/retryDelays.ts";
import { WebhookSender } from "../../../../src/node/simulator/webhooks/webhookSender.ts";
import { ManualClock } from "../manualClock.ts";

/** A sender, and a receiver that says what it is told to. */
async function started(context: TestContext, statuses: number[], speed = 1) {
  const base = new ManualClock();
  const clock = new SimulatedClock(base);
  const warnings: string[] = [];
  let tries = 0;
  let tried = (): void => {};
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(statuses[tries] ?? statuses.at(-1) ?? 200).end();
    tries++;
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const sender = new WebhookSender({
    clock,
    speed,
    appSecret: "s",
    warn: message => void warnings.push(message),
  });
  context.after(() => {
    sender.close();
    server.close();
  });
  server.on("request", (_, response) => response.on("finish", () => tried()));
  return {
    base,
    sender,
    warnings,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?x=1`,
    tries: () => tries,
    async tryAgain() {
      const trying = new Promise<void>(resolve => {
        tried = resolve;
      });
      await base.next();
      await trying;
    },
  };
}

test("a webhook that is not answered with 200 is sent again until it is, ever more rarely", async context => {
  const { base, sender, url, tries, tryAgain, warnings } = await started(context, [500, 404, 201, 200]);
  const began = base.now();
  await sender.post(url, { a: 1 });
  const at: number[] = [];
  for (let i = 0; i < 3; i++) {
    await tryAgain();
    at.push(base.now() - began);
  }
  assert.deepEqual(at, [1_000, 11_000, 71_000]);
  assert.equal(tries(), 4);
  assert.match(warnings.join("\n"), /^127.0.0.1:\d+ answered HTTP 500 to a webhook; it is sent again/);
  assert.equal(warnings.length, 1);
});

test("after 7 days a webhook is lost, and that is said", async context => {
  const { base, sender, url, tryAgain, warnings, tries } = await started(context, [500], 10);
  const began = base.now();
  await sender.post(url, {});
  for (const _ of retryDelaysMs) await tryAgain();
  const week = 7 * 24 * 60 * 60 * 100;
  assert.ok(Math.abs(base.now() - began - week) < week / 50, String(base.now() - began));
  assert.equal(tries(), retryDelaysMs.length + 1);
  // The last answer may still be on its way.
  while (warnings.length < 2) await new Promise(resolve => setImmediate(resolve));
  assert.match(warnings[1] ?? "", /the last of 14 tries, and the webhook is lost/);
  assert.equal(base.waiting, 0);
});

test("a receiver that is not there is tried again too", async context => {
  const { base, sender, warnings } = await started(context, [200]);
  await sender.post("http://127.0.0.1:1/", {});
  assert.match(warnings[0] ?? "", /^A webhook did not reach 127.0.0.1:1: .*ECONNREFUSED/);
  assert.equal(base.waiting, 1);
});
