import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { readBody } from "../../../src/node/webhooks/readBody.ts";
import { good, run, start } from "./run.ts";

test("the simulator tells how to reach it, answers, and ends when it is stopped", async () => {
  const simulator = start(["simulate", "--speed", "500"]);
  const [, url] = await simulator.printed(/messages\s+(http:\S+)/);
  const [, token] = await simulator.printed(/access token\s+(\S+)/);
  const response = await fetch(url ?? "", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ ...good, to: "+15551234567" }),
  });
  assert.equal(response.status, 200);
  simulator.stop();
  assert.equal(await simulator.code, 0);
  await assert.rejects(fetch(url ?? ""));
});

test("secrets that were given are not printed", async () => {
  const simulator = start(["simulate", "--access-token", "marked-token"], {
    env: { WAMSG_APP_SECRET: "marked-secret" },
  });
  const listener = start(["listen", "--verify-token", "marked-verify", "--app-secret", "marked-secret"]);
  await simulator.printed(/app secret .*\n/);
  await listener.printed(/app secret .*\n/);
  simulator.stop();
  listener.stop();
  await Promise.all([simulator.code, listener.code]);
  assert.ok(!simulator.out().includes("marked-"), simulator.out());
  assert.ok(!listener.out().includes("marked-"), listener.out());
});

test("what the simulator reports arrives where it is listened for, as lines and as JSON", async () => {
  for (const [args, pattern] of [
    [[], /✓✓ read {2}→ \+1 555 123 4567/],
    [["--json"], /"event":"status".*"state":"read"/],
  ] as const) {
    const listener = start(["listen", "--app-secret", "app-secret", "--verify-token", "verify-me", ...args]);
    const [callback] = await listener.printed(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
    const simulator = start([
      ...["simulate", "--webhook", callback, "--verify-token", "verify-me", "--app-secret", "app-secret"],
      ...["--speed", "500", "--access-token", "t"],
    ]);
    const [, baseUrl] = await simulator.printed(/base URL\s+(\S+)/);
    const [, id] = await simulator.printed(/phone number ID\s+(\d+)/);
    const env = { WAMSG_BASE_URL: baseUrl ?? "", WAMSG_PHONE_NUMBER_ID: id ?? "", WAMSG_ACCESS_TOKEN: "t" };
    const { code } = await run(["send", "-", "--to", "+15551234567"], { env, input: JSON.stringify(good) });
    assert.equal(code, 0);
    await listener.printed(pattern);
    simulator.stop();
    listener.stop();
    assert.deepEqual(
      [await simulator.code, await listener.code, simulator.err(), listener.err()],
      [0, 0, "", ""],
    );
  }
});

test("a script writes as the customer at the address that is printed, and the receiver hears of it", async () => {
  const listener = start(["listen", "--app-secret", "app-secret", "--verify-token", "verify-me"]);
  const [callback] = await listener.printed(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
  const simulator = start(["simulate", "--webhook", callback, "--app-secret", "app-secret"]);
  const [, customer] = await simulator.printed(/the customer\s+(\S+)/);
  const answer = await fetch(customer ?? "", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "text", text: { body: "Is it ready?" } }),
  });
  assert.equal(answer.status, 200);
  await listener.printed(/\+1 555 123 4567.*Is it ready\?/);
  simulator.stop();
  listener.stop();
  await Promise.all([simulator.code, listener.code]);
  const help = await run(["simulate", "--help"]);
  assert.match(help.out, /POST \/simulator\/inbound/);
});

test("a receiver with another verify token is warned of, and the simulator runs all the same", async () => {
  const listener = start(["listen", "--verify-token", "one"]);
  const [callback] = await listener.printed(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
  const simulator = start(["simulate", "--webhook", callback, "--verify-token", "another"]);
  await simulator.printed(/base URL/);
  simulator.stop();
  listener.stop();
  await Promise.all([simulator.code, listener.code]);
  assert.match(simulator.err(), /did not answer the handshake .* Webhooks are sent there all the same\./);
});

test("a webhook is forwarded byte for byte, with its signature", async context => {
  const body = `{"entry":[{"changes":[{"field":"caf\\u00e9","value":{}}]}]}`;
  const signature = `sha256=${createHmac("sha256", "app-secret").update(body).digest("hex")}`;
  let arrive = (_arrived: { request: IncomingMessage; raw: unknown }): void => {};
  const arrival = new Promise<{ request: IncomingMessage; raw: unknown }>(resolve => {
    arrive = resolve;
  });
  const target = createServer(async (request, response) => {
    const raw = await readBody(request, 1000);
    response.end();
    arrive({ request, raw });
  });
  await new Promise<void>(resolve => target.listen(0, "127.0.0.1", resolve));
  context.after(() => target.close());
  const forward = `http://127.0.0.1:${(target.address() as AddressInfo).port}/hook`;
  const listener = start(["listen", "--app-secret", "app-secret", "--forward", forward]);
  const [callback] = await listener.printed(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
  const headers = { "content-type": "application/json", "x-hub-signature-256": signature };
  assert.equal((await fetch(callback, { method: "POST", body, headers })).status, 200);
  const { request, raw } = await arrival;
  assert.deepEqual([request.url, String(raw)], ["/hook", body]);
  assert.equal(request.headers["x-hub-signature-256"], signature);
  listener.stop();
  assert.equal(await listener.code, 0);
});

test("a forward that fails is warned of, and the webhook acknowledged all the same", async () => {
  const listener = start(["listen", "--app-secret", "app-secret", "--forward", "http://127.0.0.1:1/"]);
  const [callback] = await listener.printed(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
  const headers = {
    "content-type": "application/json",
    "x-hub-signature-256": `sha256=${createHmac("sha256", "app-secret").update("{}").digest("hex")}`,
  };
  assert.equal((await fetch(callback, { method: "POST", body: "{}", headers })).status, 200);
  await listener.printed(/not taken by 127\.0\.0\.1:1: no answer \(connect ECONNREFUSED/);
  listener.stop();
  await listener.code;
});

/** Windows has no signals that a program could answer. */
const signals = process.platform === "win32" ? [] : (["SIGINT", "SIGTERM"] as const);

for (const signal of signals) {
  test(`${signal} ends the program itself in order`, async () => {
    const child = spawn(process.execPath, ["src/node/cli.ts", "simulate"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise(resolve => child.once("exit", (code, by) => resolve([code, by])));
    let out = "";
    for await (const chunk of child.stdout) {
      out += chunk;
      if (out.includes("app secret")) child.kill(signal);
    }
    assert.deepEqual(await ended, [0, null]);
  });
}

test("the program itself sends, prints and ends", async () => {
  const child = spawn(
    process.execPath,
    ["src/node/cli.ts", "send", "samples/text.wamsg.json", "--wait", "read", "--json"],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, WAMSG_SIMULATOR_SPEED: "100" } },
  );
  const ended = new Promise(resolve => child.once("exit", resolve));
  let out = "";
  for await (const chunk of child.stdout) out += chunk;
  assert.equal(await ended, 0);
  assert.deepEqual(
    out
      .trimEnd()
      .split("\n")
      .map(line => (JSON.parse(line) as { status?: string; event: string }).status ?? "accepted"),
    ["accepted", "sent", "delivered", "read"],
  );
});
