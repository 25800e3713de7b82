import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { stateFolder } from "../../../src/node/cli/stateFolder.ts";
import { readBody } from "../../../src/node/webhooks/readBody.ts";
import { signatureOf } from "../../../src/node/webhooks/signature.ts";
import { folder, run, start } from "./run.ts";

const secret = "app-secret";
const given = ["listen", "--app-secret", secret, "--verify-token", "verify-me"];

const body = JSON.stringify({
  entry: [
    {
      changes: [
        {
          field: "messages",
          value: { statuses: [{ id: "wamid.A", status: "read", timestamp: "1795300000" }] },
        },
      ],
    },
  ],
}).replaceAll("/", "\\/");

const post = (url: string, key = secret): Promise<Response> =>
  fetch(url, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "x-hub-signature-256": signatureOf(body, key) },
  });

async function listener(...args: readonly string[]) {
  const started = start([...given, ...args]);
  const [url] = await started.printed(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
  return { ...started, url };
}

/** A server that keeps what it is sent. */
async function server(context: TestContext, status = 200) {
  const received: { readonly raw: string; readonly signature: unknown }[] = [];
  const listening = createServer(async (request, response) => {
    received.push({
      raw: String(await readBody(request, 10_000)),
      signature: request.headers["x-hub-signature-256"],
    });
    response.writeHead(status).end();
  });
  await new Promise<void>(resolve => listening.listen(0, "127.0.0.1", resolve));
  context.after(() => listening.close());
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/hook`, received };
}

test("a webhook is kept: a later run knows it, and can post it again as it came", async context => {
  const journal = join(folder(context, {}), "journal");
  const first = await listener("--journal", journal);
  assert.equal((await post(first.url)).status, 200);
  await first.printed(/✓✓ read/);
  first.stop();
  assert.equal(await first.code, 0);

  const second = await listener("--journal", journal);
  await post(second.url);
  await second.printed(/✓✓ read.*\(again\)/);
  second.stop();
  await second.code;

  const { url, received } = await server(context);
  const { code, out } = await run(["listen", "--journal", journal, "--forward", url, "--replay", "last"]);
  assert.deepEqual([code, received], [0, [{ raw: body, signature: signatureOf(body, secret) }]]);
  assert.match(out, /HTTP 200 in \d+ ms/);
});

test("a webhook is posted again by the id that JSON tells, and what is not taken ends with 1", async context => {
  const journal = join(folder(context, {}), "journal");
  const first = await listener("--journal", journal, "--json");
  await post(first.url);
  const [, id = ""] = await first.printed(/"event":"status","id":"([^"]+)"/);
  first.stop();
  await first.code;
  const { url, received } = await server(context, 503);
  const { code, out } = await run([
    "listen",
    "--journal",
    journal,
    "--forward",
    url,
    "--replay",
    id,
    "--json",
  ]);
  const { latencyMs, ...told } = JSON.parse(out) as Record<string, unknown>;
  assert.equal(typeof latencyMs, "number");
  assert.deepEqual(told, { event: "forwarded", id, attempt: 1, status: 503, taken: false });
  assert.deepEqual([code, received.length], [1, 1]);
  const unknown = await run(["listen", "--journal", journal, "--forward", url, "--replay", "nobody-1"]);
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /has no webhook “nobody-1”/);
});

test("an empty journal has nothing to post again", async context => {
  const { err, code } = await run([
    "listen",
    "--journal",
    folder(context, {}),
    "--forward",
    "http://127.0.0.1:1",
    "--replay",
    "last",
  ]);
  assert.equal(code, 2);
  assert.match(err, /no webhook yet/);
});

test("status code and latency of what is forwarded are shown", async context => {
  const { url } = await server(context);
  const listening = await listener("--forward", url, "--journal", folder(context, {}));
  await post(listening.url);
  await listening.printed(/→ 127\.0\.0\.1:\d+: HTTP 200 in \d+ ms/);
  listening.stop();
  await listening.code;
});

test("what was not taken when the command ends is told, with the way to send it", async context => {
  const { url } = await server(context, 500);
  const listening = await listener("--forward", url, "--retry", "--journal", folder(context, {}));
  await post(listening.url);
  await listening.printed(/HTTP 500 in \d+ ms at attempt 2; again in 1 min/);
  listening.stop();
  await listening.printed(/1 webhook was not taken and is not sent again by itself: .*--replay \w+-0\./);
  await listening.code;
});

test("webhooks of several apps are taken, and those of others are explained", async context => {
  const listening = await listener("--app-secret", "second", "--journal", folder(context, {}));
  assert.equal((await post(listening.url, "second")).status, 200);
  assert.equal((await post(listening.url, "third")).status, 401);
  await listening.printed(/its signature is not made with the app secret/);
  listening.stop();
  await listening.code;
});

test("a receiver does not forward to itself", async context => {
  const taken = createServer();
  await new Promise<void>(resolve => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  await new Promise(resolve => taken.close(resolve));
  const { code, err } = await run([
    ...given,
    "--port",
    `${port}`,
    "--forward",
    `http://localhost:${port}/`,
    "--journal",
    folder(context, {}),
  ]);
  assert.equal(code, 2);
  assert.match(err, /this receiver itself/);
});

test("a journal that cannot be opened is told before anything is received", async context => {
  const path = folder(context, { file: "x" });
  const { code, err } = await run([...given, "--journal", join(path, "file")]);
  assert.equal(code, 2);
  assert.match(err, /file could not be written.*--journal/);
});

test("a tunnel's address is shown, and its program ends with the command", async context => {
  const program = `"${process.execPath}" -e "console.log('at https://x.example.test/'); process.stdin.resume()" \${port}`;
  const listening = await listener("--tunnel", program, "--journal", folder(context, {}));
  await listening.printed(/public URL +https:\/\/x\.example\.test\/webhook/);
  listening.stop();
  assert.equal(await listening.code, 0);
});

test("a tunnel that cannot start is told with the next step", async context => {
  const { code, err } = await run([
    ...given,
    "--tunnel",
    "no-such-program ${port}",
    "--journal",
    folder(context, {}),
  ]);
  assert.equal(code, 2);
  assert.match(err, /no-such-program was not found/);
});

test("each system has its own place for what is kept", () => {
  assert.equal(stateFolder({ XDG_STATE_HOME: "/s" }, "linux"), join("/s", "wamsg"));
  assert.equal(stateFolder({ HOME: "/h" }, "linux"), join("/h", ".local", "state", "wamsg"));
  assert.equal(stateFolder({ HOME: "/h" }, "darwin"), join("/h", "Library", "Application Support", "wamsg"));
  assert.equal(stateFolder({ LOCALAPPDATA: "/l", HOME: "/h" }, "win32"), join("/l", "wamsg"));
});
