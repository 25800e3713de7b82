import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import {
  describeForward,
  Forwarder,
  type ForwarderOptions,
  type ForwardOutcome,
  retryPausesMs,
} from "../../../src/node/webhooks/forwarder.ts";
import { readForwardUrl } from "../../../src/node/webhooks/forwardTarget.ts";
import { readBody } from "../../../src/node/webhooks/readBody.ts";
import { ManualClock } from "../simulator/manualClock.ts";

const webhook = { raw: Buffer.from('{"text":"caf\\u00e9 \\/ \\ud83d"}'), signature: "sha256=00" };

/** A developer's server that answers with these statuses, the last one for ever, and what it received. */
async function server(context: TestContext, ...statuses: readonly number[]) {
  const received: { readonly raw: Buffer; readonly headers: IncomingHttpHeaders; readonly url: string }[] =
    [];
  const listening = createServer(async (request, response) => {
    const raw = await readBody(request, 3_000_000);
    if (!Buffer.isBuffer(raw)) return;
    const status = statuses[received.length] ?? statuses.at(-1) ?? 200;
    received.push({ raw, headers: request.headers, url: request.url ?? "" });
    response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end("ok");
  });
  await new Promise<void>(resolve => listening.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    listening.closeAllConnections();
    listening.close();
  });
  return { url: new URL(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/hook?a=b`), received };
}

function forwarder(context: TestContext, url: URL, options: Partial<ForwarderOptions> = {}) {
  const outcomes: ForwardOutcome[] = [];
  const made = new Forwarder({
    url,
    retries: false,
    told: outcome => void outcomes.push(outcome),
    ...options,
  });
  context.after(() => made.close());
  return { forwarder: made, outcomes };
}

test("a webhook is passed on byte for byte, with its signature, and the answer is told", async context => {
  const { url, received } = await server(context);
  const clock = new ManualClock();
  const { forwarder: it, outcomes } = forwarder(context, url, { clock });
  it.forward(webhook);
  await it.idle();
  assert.deepEqual(received[0]?.raw, webhook.raw);
  assert.equal(received[0]?.url, "/hook?a=b");
  assert.equal(received[0]?.headers["x-hub-signature-256"], "sha256=00");
  assert.equal(received[0]?.headers["content-type"], "application/json");
  assert.deepEqual(outcomes, [
    { attempt: 1, latencyMs: 0, status: 200, failure: undefined, taken: true, againInMs: undefined },
  ]);
});

test("a webhook without a signature is passed on without one", async context => {
  const { url, received } = await server(context);
  const { forwarder: it } = forwarder(context, url);
  it.forward({ ...webhook, signature: undefined });
  await it.idle();
  assert.equal(received[0]?.headers["x-hub-signature-256"], undefined);
});

for (const status of [201, 302, 404, 500])
  test(`an answer of ${status} is told, and is none that Meta would be content with`, async context => {
    const { url, received } = await server(context, status);
    const { forwarder: it, outcomes } = forwarder(context, url);
    it.forward(webhook);
    await it.idle();
    assert.deepEqual(
      outcomes.map(({ status: told, taken, againInMs }) => [told, taken, againInMs]),
      [[status, false, undefined]],
    );
    assert.equal(received.length, 1);
  });

test("a server that is not there is told with the reason", async context => {
  const { forwarder: it, outcomes } = forwarder(context, new URL("http://127.0.0.1:1/"));
  it.forward(webhook);
  await it.idle();
  assert.equal(outcomes[0]?.status, undefined);
  assert.match(outcomes[0]?.failure ?? "", /ECONNREFUSED/);
});

test("when asked to, it tries at once, then ever more seldom, until it is taken", async context => {
  const { url, received } = await server(context, 500, 500, 500, 200);
  const clock = new ManualClock();
  const { forwarder: it, outcomes } = forwarder(context, url, { retries: true, clock });
  it.forward(webhook);
  for (let i = 0; i < 3; i++) {
    await it.idle();
    await clock.next();
  }
  await it.idle();
  assert.deepEqual(
    outcomes.map(({ attempt, againInMs }) => [attempt, againInMs]),
    [
      [1, 0],
      [2, 60_000],
      [3, 300_000],
      [4, undefined],
    ],
  );
  assert.equal(received.length, 4);
  assert.equal(clock.waiting, 0);
});

test("after about 36 hours it gives up", async context => {
  const { url, received } = await server(context, 500);
  const clock = new ManualClock();
  const { forwarder: it, outcomes } = forwarder(context, url, { retries: true, clock });
  it.forward(webhook);
  for (const _ of retryPausesMs) {
    await it.idle();
    await clock.next();
  }
  await it.idle();
  assert.equal(received.length, retryPausesMs.length + 1);
  assert.equal(outcomes.at(-1)?.againInMs, undefined);
  assert.deepEqual(
    retryPausesMs,
    retryPausesMs.toSorted((one, other) => one - other),
  );
  const hours = retryPausesMs.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
  assert.ok(hours > 30 && hours <= 36, `${hours}`);
});

test("closing ends the pauses and what is under way, and tells nothing more", async context => {
  const { url } = await server(context, 500);
  const clock = new ManualClock();
  const { forwarder: it, outcomes } = forwarder(context, url, { retries: true, clock });
  it.forward(webhook);
  await it.idle();
  it.forward({ ...webhook });
  assert.equal((await it.close()).length, 2);
  assert.deepEqual([clock.waiting, outcomes.length], [0, 1]);
  it.forward(webhook);
  await it.idle();
  assert.equal(outcomes.length, 1);
});

test("many webhooks go a few at a time, and every one arrives", async context => {
  const { url, received } = await server(context);
  const { forwarder: it, outcomes } = forwarder(context, url);
  for (let i = 0; i < 300; i++) it.forward({ raw: Buffer.from(`${i}`), signature: undefined });
  await it.idle();
  assert.deepEqual(
    received.map(({ raw }) => Number(raw)).sort((one, other) => one - other),
    Array.from({ length: 300 }, (_, i) => i),
  );
  assert.equal(outcomes.length, 300);
});

test("an attempt is told in a few words", () => {
  const outcome = {
    attempt: 1,
    latencyMs: 12,
    status: 200,
    failure: undefined,
    taken: true,
    againInMs: undefined,
  };
  assert.equal(describeForward(outcome), "HTTP 200 in 12 ms");
  assert.equal(
    describeForward({
      ...outcome,
      attempt: 2,
      status: undefined,
      failure: "connect ECONNREFUSED",
      againInMs: 300_000,
    }),
    "no answer (connect ECONNREFUSED) at attempt 2; again in 5 min",
  );
  assert.match(
    describeForward({ ...outcome, status: 500, againInMs: 0 }),
    /HTTP 500 in 12 ms; again at once/,
  );
});

test("only http and https addresses are ones to forward to", () => {
  assert.equal(readForwardUrl("http://localhost:3000/hook")?.port, "3000");
  assert.equal(readForwardUrl("https://example.com")?.protocol, "https:");
  for (const address of ["", "localhost:3000", "ftp://x", "javascript:alert(1)", "file:///etc/passwd"])
    assert.equal(readForwardUrl(address), undefined, address);
});
