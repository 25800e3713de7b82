import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { startTunnel } from "../../../src/node/tunnel/startTunnel.ts";
import { commandTool, type TunnelTool, tunnelTools } from "../../../src/node/tunnel/tunnelTool.ts";
import { machineWith, runsOn } from "../../fakes/programs.ts";

const tool = (name: string): TunnelTool => {
  const found = tunnelTools.find(known => known.name === name);
  assert.ok(found);
  return found;
};

const never = new AbortController().signal;

/** What a program prints, as people have published it; ids and names are others. */
const printed = (name: string): string => readFileSync(`test/fixtures/tunnels/${name}.txt`, "utf8");

const prints = (name: string): string => `process.stdout.write(${JSON.stringify(printed(name))});`;

const addresses = [
  ["cloudflared", "https://four-dashed-word-harbour.trycloudflare.com"],
  ["ngrok", "https://94b1-82-67-199-224.ngrok-free.app"],
  ["ngrok-text", "https://zookeeper-pronto-ship.ngrok-free.dev"],
  ["devtunnel", "https://bskw8blx-3000.inc1.devtunnels.ms"],
  ["devtunnel-other-port", "https://ztlnq9kt-41234.usw3.devtunnels.ms"],
] as const;

for (const [file, address] of addresses)
  test(`the public address is read from what the program prints: ${file}`, async context => {
    const [name = ""] = file.split("-");
    const heard: string[] = [];
    const tunnel = await startTunnel(tool(name), {
      port: 3000,
      timeLimit: never,
      machine: machineWith(context, { [name]: `${prints(file)} ${runsOn}` }),
      heard: line => heard.push(line),
    });
    assert.equal(tunnel.url, address);
    assert.ok(heard.length >= 2);
    await tunnel.close();
    assert.equal(await tunnel.ended, undefined);
  });

const refusals = [
  ["cloudflared-too-many", /1015.*429 Too Many Requests.*”\. Cloudflare gives out no more quick tunnels/],
  ["cloudflared-refused", /invalid UUID length: 0”\. Cloudflare did not give out a quick tunnel/],
  ["cloudflared-no-network", /no such host”\. cloudflared cannot reach Cloudflare\. Check the network/],
  ["ngrok-no-authtoken", /: “authentication failed: .*ERR_NGROK_4018”\. ngrok has no valid authtoken/],
  ["ngrok-too-old", /: “authentication failed: .*ERR_NGROK_121”\. .*Run “ngrok update”/],
  [
    "ngrok-two-sessions",
    /: “authentication failed: .*ERR_NGROK_108”\. Another ngrok of your account is running/,
  ],
  ["devtunnel-not-signed-in", /Unauthorized tunnel creation access: .*Run “devtunnel user login” once/],
] as const;

for (const [file, message] of refusals)
  test(`what a program says of its failure is quoted, with what to do: ${file}`, async context => {
    const [name = ""] = file.split("-");
    const machine = machineWith(context, { [name]: `process.exitCode = 1; ${prints(file)}` });
    await assert.rejects(startTunnel(tool(name), { port: 1, timeLimit: never, machine }), {
      code: "refused",
      message,
    });
  });

test("a command of one's own gets the port, and no shell reads it", async context => {
  const tunnel = await startTunnel(commandTool(["mine", "--to", "${port}", "; echo https://evil.example"]), {
    port: 4711,
    timeLimit: never,
    machine: machineWith(context, {
      mine: `console.log("up at https://" + process.argv[3] + "-" + process.argv.length + ".example.com/"); ${runsOn}`,
    }),
  });
  assert.equal(tunnel.url, "https://4711-5.example.com");
  await tunnel.close();
});

test("a program that is not there is named, with the way to get it", async context => {
  await assert.rejects(
    startTunnel(tool("cloudflared"), { port: 1, timeLimit: never, machine: machineWith(context, {}) }),
    {
      code: "notFound",
      message:
        /^cloudflared was not found on the PATH\. Install it from https:\/\/\S+, or choose another way\.$/,
    },
  );
});

test("a program that ends at once is quoted, and its known refusals are explained", async context => {
  const machine = machineWith(context, {
    ngrok: `console.log("ERROR: authentication failed: Your authtoken: 2aBcDeFgHiJkLmNoP"); console.log("ERROR:  ERR_NGROK_107"); process.exit(1);`,
    devtunnel: `console.log("Welcome"); process.exit(3);`,
  });
  const heard: string[] = [];
  await assert.rejects(
    startTunnel(tool("ngrok"), { port: 1, timeLimit: never, machine, heard: line => heard.push(line) }),
    (error: Error) =>
      /ERR_NGROK_107”\. ngrok has no valid authtoken/.test(error.message) && !/2aBcDe/.test(error.message),
  );
  assert.doesNotMatch(heard.join("\n"), /2aBcDe/);
  await assert.rejects(startTunnel(tool("devtunnel"), { port: 1, timeLimit: never, machine }), {
    code: "refused",
    message:
      "devtunnel ended: “Welcome”. Run it in a terminal to see why: devtunnel host --port-numbers 3000 --allow-anonymous",
  });
});

test("a program that gives no address in time is ended, and what it said last is told", async context => {
  const { machine, ended } = watched(context, "cloudflared", `console.log("still trying"); ${runsOn}`);
  const timeLimit = new AbortController();
  await assert.rejects(
    startTunnel(tool("cloudflared"), {
      port: 1,
      timeLimit: timeLimit.signal,
      machine,
      heard: () => timeLimit.abort(),
    }),
    { code: "tooSlow", message: /no public address in time; the last it said was “still trying”/ },
  );
  assert.ok(ended());
});

test("a program that goes on trying without a network is quoted with what is wrong", async context => {
  const timeLimit = new AbortController();
  await assert.rejects(
    startTunnel(tool("ngrok"), {
      port: 1,
      timeLimit: timeLimit.signal,
      machine: machineWith(context, { ngrok: `${prints("ngrok-no-network")} ${runsOn}` }),
      heard: line => /no records/.test(line) && timeLimit.abort(),
    }),
    {
      code: "tooSlow",
      message:
        /was “dial tcp: lookup tunnel\.us\.ngrok\.com .*no such host”\. ngrok cannot reach its service\. Check the network/,
    },
  );
});

test("cancelling ends the program", async context => {
  const { machine, ended } = watched(context, "cloudflared", `console.log("on my way"); ${runsOn}`);
  const cancel = new AbortController();
  const starting = startTunnel(tool("cloudflared"), {
    port: 1,
    timeLimit: never,
    signal: cancel.signal,
    machine,
    heard: () => cancel.abort(),
  });
  await assert.rejects(starting, { code: "cancelled" });
  assert.ok(ended());
});

test("a program that ends later says so, with its last words", async context => {
  const tunnel = await startTunnel(commandTool(["mine"]), {
    port: 1,
    timeLimit: never,
    machine: machineWith(context, {
      mine: `console.log("https://a.example"); process.stdout.write("out of time\\n", () => process.exit(0));`,
    }),
  });
  assert.match((await tunnel.ended) ?? "", /^mine ended: “.*out of time”\./);
});

/** A program that writes a file when it is ended. */
function watched(context: TestContext, name: string, script: string) {
  const machine = machineWith(context, {
    [name]: `process.on("SIGTERM", () => { require("node:fs").writeFileSync(__dirname + "/ended", "yes"); process.exit(0); }); ${script}`,
  });
  const file = join(machine.env.PATH ?? "", "ended");
  return { machine, ended: () => existsSync(file) && readFileSync(file, "utf8") === "yes" };
}
