import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import { signatureOf } from "../../src/node/webhooks/signature.ts";
import { startReceiver } from "../../src/node/webhooks/startReceiver.ts";
import { Forwarding } from "../../src/vscode/deliveries/forwarding.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { DeliveryJournal } from "../../src/vscode/deliveryJournal.ts";
import { statusBody } from "../core/delivery/bodies.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { fakeLog } from "../fakes/log.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

/** A window whose webhooks are forwarded to a server that remembers what it got. */
async function forwardedWindow(context: TestContext, status: number | (() => number) = 200, retries = false) {
  const got: { body: string; signature: unknown }[] = [];

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    got.push({ body: Buffer.concat(chunks).toString(), signature: request.headers["x-hub-signature-256"] });
    response.writeHead(typeof status === "number" ? status : status()).end();
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.close());
  const folder = mkdtempSync(join(tmpdir(), "wamsg-forward-"));
  const { workspaceState } = fakeContext().context;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  await workspaceState.update("wamsg.forwardTo", { url, retries });
  context.after(() => {
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async () => {
    const { log, lines } = fakeLog();
    const book = new DeliveryBook(log);
    const journal = new DeliveryJournal({ fsPath: folder } as vscode.Uri, log, book);
    await journal.ready();
    const told = (text = "⇢"): Promise<void> =>
      new Promise(resolve => {
        const pushed = lines.push.bind(lines);
        lines.push = (...added: string[]) => {
          if (added.some(line => line.includes(text))) resolve();
          return pushed(...added);
        };
      });
    const forwarding = new Forwarding(workspaceState, log, book, journal);
    const close = async (): Promise<void> => {
      forwarding.dispose();
      await journal.close();
    };
    context.after(close);
    return { lines, journal, forwarding, told, close };
  };
  return { got, open, workspaceState, ...(await open()) };
}

const raw = Buffer.from(
  JSON.stringify(statusBody({ id: "wamid.one", status: "sent", timestamp: "2" })).replace(
    "sent",
    "s\\u0065nt",
  ),
);
const webhook = {
  raw,
  receivedAtMs: 2000,
  signature: signatureOf(raw, "secret"),
  verified: true,
  source: "x",
};

test("a webhook is passed on byte for byte with its signature, and the answer is told", async context => {
  const { got, lines, journal, told } = await forwardedWindow(context);
  const answered = told();
  await journal.received(webhook);
  await answered;
  assert.deepEqual(got, [{ body: raw.toString(), signature: webhook.signature }]);
  assert.match(
    lines.find(line => line.includes("⇢")) ?? "",
    /^info ⇢ 127\.0\.0\.1:\d+\/hook {2}HTTP 200 in \d+ ms$/,
  );
});

test("what the server does not take is a warning, and a kept webhook can be sent again", async context => {
  const { got, lines, journal, forwarding, told } = await forwardedWindow(context, 500);
  const first = told();
  await journal.received(webhook);
  await first;
  assert.match(lines.find(line => line.includes("⇢")) ?? "", /^warn ⇢ .*HTTP 500/);
  const second = told();
  await forwarding.resend("wamid.one");
  await second;
  assert.equal(got.length, 2);
  assert.deepEqual(got[1], got[0]);
});

test("what was not taken when the window closed is sent again when it opens, and that is told", async context => {
  let status = 500;
  const { got, journal, open, close, told, workspaceState } = await forwardedWindow(
    context,
    () => status,
    true,
  );
  const again = told("again in 1 min");
  const written = Promise.withResolvers<void>();
  const update = workspaceState.update.bind(workspaceState);
  workspaceState.update = async (key: string, value: unknown) => {
    await update(key, value);
    if (key === "wamsg.forwardUnsettled" && value !== undefined) written.resolve();
  };
  await journal.received(webhook);
  await again;
  await written.promise;
  await close();
  assert.equal(got.length, 2); // at once, and then in a minute

  status = 200;
  const after = await open();
  const seen = (text: string): boolean => after.lines.some(line => line.includes(text));
  while (!seen("1 webhook that it had not taken when the window closed: sent again") || !seen("HTTP 200"))
    await new Promise(setImmediate);
  assert.deepEqual(got.at(-1), got[0]);
  await after.close();
});

test("a receiver of Wamsg's own as the address is found out at once, and the person is told", async context => {
  const { lines, journal, forwarding, told } = await forwardedWindow(context, 200, true);
  const receiver = await startReceiver({
    port: 0,
    verifyToken: "v",
    appSecrets: ["secret"],
    onWebhook: ({ raw, signature, receivedAtMs }) =>
      journal.received({ raw, receivedAtMs, signature, verified: true, source: "x" }),
    log: { warn() {}, error() {} },
  });
  context.after(() => receiver.close());
  editor.inputs = [receiver.url, "Again, as Meta does"];
  await forwarding.ask();
  const answered = told();
  await journal.received(webhook);
  await answered;
  assert.deepEqual(
    lines.filter(line => line.includes("⇢")).map(line => line.replace(/\d+ ms/, "1 ms")),
    [
      `warn ⇢ 127.0.0.1:${receiver.port}/webhook  HTTP 508 in 1 ms: that is where Wamsg itself receives webhooks`,
    ],
  );
  assert.match(editor.said.at(-1) ?? "", /Give the address of your own server\.$/);
});

test("in an untrusted workspace nothing is passed on, and that can not be asked for", async context => {
  const { got, journal, forwarding } = await forwardedWindow(context);
  editor.trusted = false;
  await journal.received(webhook);
  await forwarding.ask();
  assert.match(editor.said.join(), /trusted workspace/);
  assert.deepEqual(got, []);
});
