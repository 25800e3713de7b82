import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import type { OverridePorts } from "../../../src/node/webhooks/override.ts";
import { OverrideRecords } from "../../../src/node/webhooks/overrideRecords.ts";
import { type Reached, type ReachOptions, reach } from "../../../src/node/webhooks/reach.ts";
import { describeReach } from "../../../src/node/webhooks/reachStep.ts";
import { isOwned, repairOverrides } from "../../../src/node/webhooks/repairOverrides.ts";
import { startReceiver } from "../../../src/node/webhooks/startReceiver.ts";
import { machineWith, runsOn } from "../../fakes/programs.ts";
import { overrideApi, reachOptions } from "../../fakes/reaching.ts";

const appSecret = "app secret of the tests";

/** The Cloud API, a machine with a tunnel program on its PATH, and a folder that outlives a crash. */
async function world(context: TestContext, program = passesOn) {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-reach-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const simulator = await startSimulator({ appSecret, speed: 1000 });
  context.after(() => simulator.close());
  const machine = machineWith(context, { mytunnel: program });
  const seen: string[] = [];
  const bodies: string[] = [];
  const options: ReachOptions = {
    ...reachOptions({ simulator, folder, machine }),
    receive: (verifyToken, onHandshake) =>
      startReceiver({
        port: 0,
        verifyToken,
        appSecrets: [appSecret],
        onHandshake,
        onWebhook: ({ raw }) => void bodies.push(raw.toString("utf8")),
        log: { warn: text => seen.push(text), error: text => seen.push(text) },
      }),
    step: step => seen.push(describeReach(step).line),
  };
  const api = overrideApi(simulator);
  return { folder, simulator, machine, seen, bodies, options, api, records: new OverrideRecords(folder) };
}

/** What a tunnel does, without the internet: its address leads to the port. */
const passesOn = `console.log("your address is http://127.0.0.1:" + process.argv[2]); ${runsOn}`;

test("webhooks come from the API through the tunnel, and in the end all is as it was", async context => {
  const { simulator, seen, bodies, options, api, records } = await world(context);
  const reached = await reach(options);
  assert.equal((await api.readConfiguration()).phoneNumber, reached.url);
  assert.deepEqual(
    (await records.all()).map(({ url }) => url),
    [reached.url],
  );

  await simulator.customerSends({ content: { type: "text", text: { body: "Is my bike ready?" } } });
  assert.match(bodies.join(), /Is my bike ready\?/);

  await reached.stop();
  assert.equal((await api.readConfiguration()).phoneNumber, undefined);
  assert.deepEqual(await records.all(), []);
  const steps = [
    /^Webhooks are received at/,
    /^Starting mytunnel/,
    /^tunnel: your address/,
    /^The public address is/,
    /^Asking the public address/,
    /^The public address answers/,
    /^Asking Meta where/,
    /^Now they go to/,
    /^Subscribed/,
    /^Written down/,
    /^Asking Meta to send/,
    /^Meta's verification arrived/,
    /^Webhooks of this number now come to/,
    /^Putting back/,
    /^Put back/,
    /^The tunnel is closed/,
  ];
  assert.equal(seen.length, steps.length, seen.join("\n"));
  for (const [i, step] of steps.entries()) assert.match(seen[i] ?? "", step);
  await assert.rejects(fetch(reached.url), "the receiver is closed");
});

test("a tunnel to nowhere is told with Meta's reason, and nothing is left of it", async context => {
  const { seen, options, api, records } = await world(
    context,
    `console.log("http://127.0.0.1:9"); ${runsOn}`,
  );
  await assert.rejects(reach(options), {
    code: "refused",
    message: /Meta's verification did not arrive here/,
  });
  assert.ok(seen.some(line => /does not answer from here/.test(line)));
  assert.ok(seen.includes("The tunnel is closed"));
  assert.equal((await api.readConfiguration()).phoneNumber, undefined);
  assert.deepEqual(await records.all(), []);
});

test("an address that leads to a port somebody else has is told before Meta is asked", async context => {
  const { options, api, seen } = await world(context);
  await assert.rejects(reach({ ...options, way: { kind: "url", url: "https://dev.example.com", port: 1 } }), {
    message:
      /^https:\/\/dev\.example\.com leads to port 1 of this machine, which another program has taken\./,
  });
  assert.equal((await api.readConfiguration()).phoneNumber, undefined);
  assert.ok(!seen.some(line => /Asking/.test(line)));
});

test("a tunnel that breaks down is told while it is in use", async context => {
  const { options, machine } = await world(
    context,
    `console.log("http://127.0.0.1:" + process.argv[2]);
     setInterval(() => {
       if (!require("node:fs").existsSync(__dirname + "/expired")) return;
       console.log("session expired");
       process.exit(1);
     }, 20);`,
  );
  const reached = await reach(options);
  writeFileSync(join(machine.env.PATH ?? "", "expired"), "");
  assert.match((await reached.broken) ?? "", /mytunnel ended: “.*session expired”/);
  await reached.stop();
});

test("without consent the receiver and the tunnel are closed again", async context => {
  const { options, seen } = await world(context);
  const override = { ...options.override, consent: async () => false };
  await assert.rejects(reach({ ...options, override }), { code: "declined" });
  assert.equal(seen.at(-1), "The tunnel is closed");
});

test("what a killed process set is undone by the next one that starts", async context => {
  const { folder, simulator, machine, api, records, seen, options } = await world(context);
  const killed = spawn(
    process.execPath,
    ["--input-type=module", "-e", listenForever({ folder, simulator, machine })],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(createInterface({ input: killed.stdout }), "line");
  const [record] = await records.all();
  assert.ok(record);
  assert.equal((await api.readConfiguration()).phoneNumber, record.url);
  const ports: OverridePorts = {
    ...options.override,
    wasVerified: () => false,
    step: step => seen.push(describeReach(step).line),
  };
  const repair = () =>
    repairOverrides({
      records,
      isOwned,
      portsFor: async () => ports,
      repaired: ({ url }) => seen.push(`repaired ${url}`),
      failed: (_record, error) => seen.push(String(error)),
    });

  await repair(); // it still listens: nothing is touched
  assert.equal((await api.readConfiguration()).phoneNumber, record.url);

  killed.kill("SIGKILL");
  await once(killed, "exit");
  await repair();
  assert.equal((await api.readConfiguration()).phoneNumber, undefined);
  assert.deepEqual(await records.all(), []);
  assert.equal(seen.at(-1), `repaired ${record.url}`);
});

test("a repair that fails is told and tried again", async context => {
  const { options, records, seen } = await world(context);
  const record = { ...options.number, port: 1, url: "https://gone.example/webhook", previous: undefined };
  await records.write({ ...record, pid: 0, removed: false });
  const refuse = () => Promise.reject(new Error("Harbour Bikes has no access token."));
  await repairOverrides({
    records,
    isOwned,
    portsFor: refuse,
    repaired: () => assert.fail(),
    failed: (_record, error) => seen.push(String(error)),
  });
  assert.match(seen.at(-1) ?? "", /no access token/);
  assert.equal((await records.all()).length, 1);
});

test("stopping closes the rest where the override cannot be undone", async context => {
  const { options, simulator, seen } = await world(context);
  const reached: Reached = await reach(options);
  await simulator.close();
  await assert.rejects(reached.stop(), { code: "leftBehind" });
  assert.equal(seen.at(-1), "The tunnel is closed");
  await assert.rejects(fetch(reached.url));
});

/** A process that listens until it is killed. */
function listenForever(parts: {
  folder: string;
  simulator: { baseUrl: string; phoneNumberId: string; accessToken: string; wabaId: string };
  machine: unknown;
}): string {
  const { baseUrl, phoneNumberId, accessToken, wabaId } = parts.simulator;
  const sources = join(import.meta.dirname, "../../..");
  return `
    import { reach } from ${JSON.stringify(join(sources, "src/node/webhooks/reach.ts"))};
    import { startReceiver } from ${JSON.stringify(join(sources, "src/node/webhooks/startReceiver.ts"))};
    import { reachOptions } from ${JSON.stringify(join(sources, "test/fakes/reaching.ts"))};
    const { simulator, folder, machine } = ${JSON.stringify({ ...parts, simulator: { baseUrl, phoneNumberId, accessToken, wabaId } })};
    await reach({
      ...reachOptions({ simulator, folder, machine }),
      receive: (verifyToken, onHandshake) =>
        startReceiver({ port: 0, verifyToken, appSecrets: [], onHandshake, onWebhook: () => {}, log: { warn() {}, error() {} } }),
      step: () => {},
    });
    console.log("listening");`;
}
