import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import type { ForwardTarget } from "../../src/node/webhooks/forwardTarget.ts";
import { OverrideRecords } from "../../src/node/webhooks/overrideRecords.ts";
import { startReceiver } from "../../src/node/webhooks/startReceiver.ts";
import type { Account } from "../../src/vscode/accounts.ts";
import { Listening, type ListeningPorts } from "../../src/vscode/listening/listening.ts";
import { ListeningStatus } from "../../src/vscode/listening/listeningStatus.ts";
import { fakeLog } from "../fakes/log.ts";
import { reachOptions } from "../fakes/reaching.ts";
import { EventEmitter, editor } from "../fakes/vscode.ts";

const never = new AbortController().signal;

/** A window, a real account whose API is a simulator, and a fixed public address that leads here. */
async function window(context: TestContext, over: Partial<ListeningPorts> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-listening-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const simulator = await startSimulator({ appSecret: "s", speed: 1000 });
  context.after(() => simulator.close());
  const parts = reachOptions({ simulator, folder, machine: { platform: process.platform, env: {} } });
  const { log, lines } = fakeLog();
  const account = {
    id: "harbour",
    name: "Harbour Bikes",
    phoneNumberId: simulator.phoneNumberId,
    origin: simulator.baseUrl,
  } as Account;
  let ports = 0;
  const listening = new Listening({
    log,
    records: new OverrideRecords(folder),
    isOwned: async () => false,
    way: async () => ({ kind: "forwarded", url: async port => `http://127.0.0.1:${port}` }),
    override: async () => parts.override,
    isLocal: () => true,
    nowMs: () => 0,
    receive: async (_account, verifyToken, onHandshake) => {
      ports++;
      return startReceiver({
        port: 0,
        verifyToken,
        appSecrets: ["s"],
        onHandshake,
        onWebhook: () => {},
        log,
      });
    },
    ...over,
  });
  const forwardedTo = new EventEmitter<void>();
  let target: ForwardTarget | undefined;
  const status = new ListeningStatus(listening, {
    targetOf: () => target,
    onDidChange: forwardedTo.event as vscode.Event<void>,
  });
  const forward = (url: string): void => {
    target = { url, retries: false };
    forwardedTo.fire();
  };
  context.after(async () => {
    await listening.stop();
    status.dispose();
    listening.dispose();
  });
  const item = () => editor.statusItems.get("wamsg.listening");
  return { listening, account, lines, item, forward, receivers: () => ports, parts };
}

test("while it listens the status bar shows where webhooks go, and afterwards nothing", async context => {
  const { listening, account, item, forward, lines, parts } = await window(context);
  const told: string[] = [];
  assert.equal(item()?.visible, false);
  await listening.start(account, never, step => told.push(step));
  assert.equal(listening.state.kind, "on");
  assert.ok(listening.isListening(account));
  assert.match(item()?.text ?? "", /^\$\(broadcast\) 127\.0\.0\.1:\d+$/);
  assert.doesNotMatch(item()?.tooltip ?? "", /forwarded/);
  forward("http://robin:secret@127.0.0.1:3000/hook?key=secret");
  assert.match(
    item()?.tooltip ?? "",
    /^Webhooks of Harbour Bikes come to .* They are forwarded to http:\/\/127\.0\.0\.1:3000\/hook\. Click/,
  );
  assert.ok(told.some(step => /Meta's verification arrived/.test(step)));
  assert.deepEqual(
    told.map(step => `info ${step}`),
    lines,
  );

  await listening.stop();
  assert.equal(listening.state.kind, "off");
  assert.equal(item()?.visible, false);
  assert.equal((await parts.override.api.readConfiguration()).phoneNumber, undefined);
});

test("a way that is not there is said, and nothing was started for it", async context => {
  const { listening, account, receivers } = await window(context, {
    way: () => Promise.reject(new Error("There is no tunnel on this machine.")),
  });
  await assert.rejects(
    listening.start(account, never, () => {}),
    /There is no tunnel/,
  );
  assert.equal(listening.state.kind, "off");
  assert.equal(receivers(), 0);
});

test("a window does not listen for a number that another window listens for, and says so", async context => {
  const { listening, account, item, receivers, parts } = await window(context, { isOwned: async () => true });
  await parts.override.records.write({
    ...parts.number,
    url: "https://other.example/webhook",
    previous: undefined,
    port: 1,
    removed: false,
  });
  await listening.start(account, never, () => {});
  assert.equal(listening.state.kind, "elsewhere");
  assert.equal(receivers(), 0);
  assert.match(item()?.text ?? "", /Webhooks: other window/);
});

test("stopping while it starts leaves nothing behind", async context => {
  const { listening, account, parts } = await window(context);
  const starting = listening.start(account, never, step => {
    if (/public address is/.test(step)) void listening.stop();
  });
  await assert.rejects(starting, { name: "AbortError" });
  assert.equal(listening.state.kind, "off");
  assert.equal((await parts.override.api.readConfiguration()).phoneNumber, undefined);
});
