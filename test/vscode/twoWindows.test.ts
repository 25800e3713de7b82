import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { machineWith, runsOn } from "../fakes/programs.ts";
import { overrideApi } from "../fakes/reaching.ts";

const appSecret = "feedfacefeedfacefeedfacefeedface";

interface Shown {
  readonly state: string;
  readonly rows: readonly string[];
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
  const open = () => {
    const child = spawn(
      process.execPath,
      [
        "--import",
        join(import.meta.dirname, "../fakes/register.ts"),
        join(import.meta.dirname, "windowProcess.ts"),
        JSON.stringify(parts),
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
          const { state, rows } = { ...last, ...wanted };
          if (last?.state !== state || JSON.stringify(last?.rows) !== JSON.stringify(rows)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    return {
      shows,
      listen: () => void child.stdin.write("listen\n"),
      async kill() {
        child.kill("SIGKILL");
        await once(child, "exit");
      },
    };
  };
  const write = (body: string) => simulator.customerSends({ content: { type: "text", text: { body } } });
  const configured = async () => (await overrideApi(simulator).readConfiguration()).phoneNumber;
  return { open, write, configured };
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
