import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { buttonReply, writtenText } from "../../../src/core/replies/inboundContent.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";

const bot = join(import.meta.dirname, "../../../samples/bot/bot.mjs");

/** The sample bot, in a process of its own, talking to a simulator. */
async function startBot(context: TestContext) {
  const taken: { readonly payload: Readonly<Record<string, unknown>>; readonly wamid: string }[] = [];
  let next = (): void => {};
  const simulator = await startSimulator({
    appSecret: "bot-secret",
    accessToken: "bot-token",
    speed: 1000,
    onSent: message => {
      taken.push(message);
      next();
    },
  });
  context.after(() => simulator.close());
  const child = spawn(process.execPath, [bot], {
    env: {
      BASE_URL: simulator.baseUrl,
      PHONE_NUMBER_ID: simulator.phoneNumberId,
      ACCESS_TOKEN: "bot-token",
      APP_SECRET: "bot-secret",
      VERIFY_TOKEN: "bot-verify",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  context.after(() => child.kill());
  const [line] = await once(createInterface(child.stdout), "line");
  const url = /http:\S+/.exec(String(line))?.[0];
  return {
    simulator,
    url,
    async answers(count: number): Promise<typeof taken> {
      while (taken.length < count)
        await new Promise<void>(resolve => {
          next = resolve;
        });
      return taken;
    },
  };
}

test("the sample bot greets a customer with buttons and answers the tap", {
  timeout: 20_000,
}, async context => {
  const { simulator, url, answers } = await startBot(context);
  await simulator.setWebhook(url, "bot-verify");
  await simulator.customerSends({ content: writtenText("Hi") });
  const [greeting] = await answers(1);
  assert.ok(greeting);
  assert.deepEqual(greeting.payload.to, "15551234567");
  assert.match(JSON.stringify(greeting.payload), /Book a service.*Opening hours/);

  await simulator.customerSends({ content: buttonReply("book", "Book a service"), answers: greeting.wamid });
  const [, answer] = await answers(2);
  assert.deepEqual(answer?.payload.text, { body: "See you tomorrow at nine! 🚲" });
});

test("the sample bot answers nobody without the app secret's signature", {
  timeout: 20_000,
}, async context => {
  const { url } = await startBot(context);
  const response = await fetch(String(url), { method: "POST", body: "{}" });
  assert.equal(response.status, 401);
});
