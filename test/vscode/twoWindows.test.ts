import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { machineWith, runsOn } from "../fakes/programs.ts";
import { overrideApi } from "../fakes/reaching.ts";

const appSecret = "feedfacefeedfacefeedfacefeedface";

interface Shown {
  readonly state: string;
  readonly rows: readonly string[];
  /** The newest notification. */
  readonly said?: string;
  readonly forwardedTo?: string;
}

/** Windows, each in a process of its own, that share what the editor keeps for all of them. */
async function windows(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-windows-"));
  context.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const simulator = await startSimulator({ appSecret, speed: 1000 });
  context.after(() => simulator.close());
  const { baseUrl, phoneNumberId, accessToken, wabaId } = simulator;
  const machine = machineWith(context, {
    mytunnel: `console.log("http://127.0.0.1:" + process.argv[2]); ${runsOn}`,
  });
  const parts = { folder, machine, appSecret, simulator: { baseUrl, phoneNumberId, accessToken, wabaId } };
  const open = (presses: readonly string[] = []) => {
    const child = spawn(
      process.execPath,
      [
        "--import",
        join(import.meta.dirname, "../fakes/register.ts"),
        join(import.meta.dirname, "windowProcess.ts"),
        JSON.stringify({ ...parts, presses }),
      ],
      { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...machine.env } },
    );
    context.after(() => child.kill("SIGKILL"));
    let last: Shown | undefined;
    const waiting = new Set<() => void>();
    createInterface({ input: child.stdout }).on("line", line => {
      last = JSON.parse(line) as Shown;
      for (const look of waiting) look();
    });
    /** Resolves when the window shows this. */
    const shows = (wanted: Partial<Shown>): Promise<void> =>
      new Promise(resolve => {
        const look = (): void => {
          if (!last || !isDeepStrictEqual({ ...last, ...wanted }, last)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    return {
      shows,
      listen: () => void child.stdin.write("listen\n"),
      forward: (address: string) => void child.stdin.write(`forward ${address}\n`),
      beat: () => void child.stdin.write("beat\n"),
      async kill() {
        child.kill("SIGKILL");
        await once(child, "exit");
      },
    };
  };
  const write = (body: string) => simulator.customerSends({ content: { type: "text", text: { body } } });
  const configured = async () => (await overrideApi(simulator).readConfiguration()).phoneNumber;
  /** Resolves when this is written down for all windows. */
  const wishes = async (text: string): Promise<void> => {
    while (!readFileSync(join(folder, "listening.json"), "utf8").includes(text)) await setImmediate();
  };
  return { open, write, configured, wishes };
}

test("one window listens, the other shows the same, and goes on when the first is gone", async context => {
  const { open, write, configured } = await windows(context);
  const first = open();
  await first.shows({ state: "off", rows: [] });
  first.listen();
  await first.shows({ state: "on" });
  const second = open();
  await second.shows({ state: "elsewhere", rows: [] });
  const before = await configured();

  await write("Is my bike ready?");
  for (const window of [first, second]) await window.shows({ rows: ["Is my bike ready?"] });
  assert.equal(await configured(), before, "the second window has touched nothing");

  await first.kill();
  await second.shows({ state: "on" });
  assert.notEqual(await configured(), before);
  await write("Hello?");
  await second.shows({ state: "on", rows: ["Hello?", "Is my bike ready?"] });

  const third = open();
  await third.shows({ state: "elsewhere", rows: ["Hello?", "Is my bike ready?"] });
});

/** A server of the person's own: what it got, as soon as it did. */
async function ownServer(context: TestContext) {
  const got: string[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    got.push(Buffer.concat(chunks).toString());
    response.end();
    for (const look of waiting) look();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  /** Resolves when a webhook with this text came. */
  const gets = (text: string): Promise<void> =>
    new Promise(resolve => {
      const look = (): void => {
        if (got.some(body => body.includes(text))) resolve();
      };
      waiting.add(look);
      look();
    });
  const count = (text: string): number => got.filter(body => body.includes(text)).length;
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, gets, count };
}

test("the window that goes on forwards to the same server, and tells the person of it", async context => {
  const { open, write } = await windows(context);
  const { address, gets, count } = await ownServer(context);
  const first = open();
  await first.shows({ state: "off" });
  first.listen();
  await first.shows({ state: "on" });
  first.forward(address);
  await first.shows({ forwardedTo: address });
  const second = open();
  await second.shows({ state: "elsewhere" });
  await write("Is my bike ready?");
  await gets("Is my bike ready?");

  await first.kill();
  await second.shows({
    state: "on",
    forwardedTo: address,
    said: `The window that listened is closed. The webhooks of Harbour Bikes come to this one now and are forwarded to ${address}, as they were there.`,
  });
  await write("Hello?");
  await gets("Hello?");
  assert.deepEqual([count("Is my bike ready?"), count("Hello?")], [1, 1], "each was forwarded once");
});

test("who chooses an address where nothing arrives is told, and can give it to the window that listens", async context => {
  const { open, wishes } = await windows(context);
  const first = open();
  await first.shows({ state: "off" });
  first.listen();
  await first.shows({ state: "on" });
  const second = open(["Forward Those There Too"]);
  await second.shows({ state: "elsewhere" });
  second.forward("http://127.0.0.1:9/hook");
  await second.shows({
    said: "The webhooks of Harbour Bikes come to another window, and from there they are not forwarded. What you chose holds for what comes to this window, such as the simulator's.",
  });
  await wishes("http://127.0.0.1:9/hook");
  first.beat();
  await first.shows({ forwardedTo: "http://127.0.0.1:9/hook" });
});
