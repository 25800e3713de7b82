import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { folder, run, start } from "./run.ts";

/** A simulator of the command line, which ends with the test. */
async function open(context: TestContext, args: readonly string[], cwd?: string) {
  const simulator = start(["simulate", "--access-token", "t", ...args], cwd === undefined ? {} : { cwd });
  context.after(async () => {
    simulator.stop();
    await simulator.code;
  });
  const [, url = ""] = await simulator.printed(/base URL\s+(http:\S+)/);
  const [, number = ""] = await simulator.printed(/phone number ID\s+(\d+)/);
  await simulator.printed(/app secret .*\n/);
  return {
    url,
    port: Number(new URL(url).port),
    err: () => simulator.err(),
    async end(): Promise<void> {
      simulator.stop();
      await simulator.code;
    },
    async post(path: string, body: unknown): Promise<Record<string, unknown>> {
      const response = await fetch(`${url}${path.replace("NUMBER", number)}`, {
        method: "POST",
        headers: { authorization: "Bearer t", "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return (await response.json()) as Record<string, unknown>;
    },
  };
}

const templateMessage = (name: string) => ({
  messaging_product: "whatsapp",
  to: "+15551234567",
  type: "template",
  template: { name, language: { code: "en_US" } },
});

const definition = (name: string) => ({
  name,
  language: "en_US",
  status: "APPROVED",
  category: "UTILITY",
  components: [{ type: "BODY", text: "Your bike is ready." }],
});

const send = (simulator: Awaited<ReturnType<typeof open>>, name: string) =>
  simulator.post("/v25.0/NUMBER/messages", templateMessage(name));

const codeIn = ({ error }: Record<string, unknown>): unknown =>
  (error as { code?: unknown } | undefined)?.code;

/** Whether something answers at an address of this machine. */
const reached = (host: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host, port }, () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

const otherAddress = Object.values(networkInterfaces())
  .flatMap(list => list ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;

test("only this machine reaches the simulator, unless others are let in, which is warned of", async context => {
  const alone = await open(context, []);
  const shared = await open(context, ["--host", "0.0.0.0"]);
  assert.equal(alone.err(), "");
  assert.match(shared.err(), /Other machines can reach the simulator at 0\.0\.0\.0/);
  // Every address that begins with 127 is this machine, so that another one than 127.0.0.1 tells "all" from "loopback only".
  const another = otherAddress ?? "127.0.0.2";
  assert.equal(await reached(another, alone.port), false);
  assert.equal(await reached(another, shared.port), true);
});

test("from outside the simulator's own addresses are refused, also when others are let in", async context => {
  const { url, port } = await open(context, ["--host", "0.0.0.0"]);
  assert.equal((await fetch(`${url}/simulator/clock`)).status, 200);
  const outside = await fetch(`http://${otherAddress ?? "0.0.0.0"}:${port}/simulator/clock`);
  assert.equal(outside.status, 400);
  assert.match(await outside.text(), /Only this machine/);
});

test("a loopback address as --host is no reason for a warning", async context => {
  const { url, err } = await open(context, ["--host", "localhost"]);
  assert.equal(err(), "");
  assert.equal((await fetch(url)).status, 200);
});

test("what was made is kept in the data folder over restarts", async context => {
  const cwd = folder(context, {});
  const first = await open(context, ["--data", "kept"], cwd);
  await first.post("/simulator/templates", { name: "hello_world", language: "en_US", status: "PAUSED" });
  assert.equal(codeIn(await send(first, "hello_world")), 132015);
  await first.end();
  const second = await open(context, ["--data", "kept"], cwd);
  assert.equal(codeIn(await send(second, "hello_world")), 132015);
  await second.end();
  const other = await open(context, ["--data", "another"], cwd);
  assert.equal(codeIn(await send(other, "hello_world")), undefined);
});

test("the templates of the file are there, and those of a changed file at the next start", async context => {
  const cwd = folder(context, { "mine.json": JSON.stringify({ data: [definition("bike_ready")] }) });
  const args = ["--templates", "mine.json", "--data", "kept"];
  const first = await open(context, args, cwd);
  assert.equal(codeIn(await send(first, "bike_ready")), undefined);
  assert.equal(codeIn(await send(first, "bike_gone")), 132001);
  await first.end();
  const changed = {
    ...definition("bike_ready"),
    components: [{ type: "BODY", text: "{{1}}, your bike is ready." }],
  };
  writeFileSync(join(cwd, "mine.json"), JSON.stringify([changed, definition("bike_gone")]));
  const second = await open(context, args, cwd);
  assert.equal(codeIn(await send(second, "bike_ready")), 132000);
  assert.equal(codeIn(await send(second, "bike_gone")), undefined);
});

test("without --templates those of the folder's wamsg.templates.json are there", async context => {
  const cwd = folder(context, { "wamsg.templates.json": JSON.stringify(definition("bike_ready")) });
  assert.equal(codeIn(await send(await open(context, [], cwd), "bike_ready")), undefined);
});

test("what the simulator cannot be started with is one sentence with the option's name or file", async context => {
  const cwd = folder(context, {
    "file.txt": "words",
    "object.json": "{}",
    "broken.json": "{",
    "other/simulator.json": `{"mine": true}`,
    "broken/simulator.json": "{",
  });
  for (const [args, said] of [
    [["--host", ""], /--host is an address of this machine.*it was empty/],
    [["--host", "203.0.113.7"], /--host 203\.0\.113\.7 is no address of this machine/],
    [["--data", "file.txt"], /Nothing can be kept in .*file\.txt/],
    [["--data", "other"], /other.simulator\.json holds something that this simulator did not write/],
    [["--data", "broken"], /broken.simulator\.json holds something that this simulator did not write/],
    [["--templates", "missing.json"], /missing\.json cannot be read/],
    [["--templates", "broken.json"], /broken\.json cannot be read/],
    [["--templates", "object.json"], /object\.json cannot be read: It holds no templates/],
    [["--port", "70000"], /--port is a whole number from 0 to 65535/],
    [["--speed", "fast"], /speed is a number/],
    [["--seed=-1"], /--seed is a whole number/],
    [["--webhook", "nowhere"], /nowhere/],
  ] as const) {
    const { code, err, out } = await run(["simulate", ...args], { cwd });
    assert.equal(code, 2, args.join(" "));
    assert.match(err, said);
    assert.equal(err.trim().split("\n").length, 1, err);
    assert.equal(out, "");
  }
});

test("a second simulator on the same port says what to do", async context => {
  const { port } = await open(context, []);
  const { code, err } = await run(["simulate", "--port", String(port)]);
  assert.equal(code, 2);
  assert.match(err, new RegExp(`port ${port} is taken, maybe by another wamsg.*--port`));
});

test("a port of another program is said to be taken, also where others are let in", async context => {
  const server = createServer().listen(0, "0.0.0.0");
  context.after(() => server.close());
  await new Promise(resolve => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const { code, err } = await run(["simulate", "--port", String(port), "--host", "0.0.0.0"]);
  assert.equal(code, 2);
  assert.match(err, /is taken/);
});
