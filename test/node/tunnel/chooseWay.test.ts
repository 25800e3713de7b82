import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseWay } from "../../../src/node/tunnel/chooseWay.ts";
import { machineWith } from "../../fakes/programs.ts";

const auto = { tunnel: "auto", command: "", publicUrl: "", port: 3000 };
const around = { forward: async () => "https://forwarded.example", forwardsPublicly: false };

test("by itself the first way that there is is taken", async context => {
  const machine = machineWith(context, { ngrok: "", devtunnel: "" });
  const nothing = machineWith(context, {});
  const way = async (choice: Partial<typeof auto>, over: object = {}) => {
    const chosen = await chooseWay({ ...auto, ...choice }, { ...around, machine, ...over });
    return chosen.kind === "tool" ? chosen.tool.program : chosen.kind;
  };
  assert.equal(await way({ publicUrl: "https://dev.example.com", command: "lt" }), "url");
  assert.equal(await way({ command: "lt --port ${port}" }), "lt");
  assert.equal(await way({}), "ngrok");
  assert.equal(await way({}, { machine: nothing, forwardsPublicly: true }), "forwarded");
  await assert.rejects(way({}, { machine: nothing }), {
    code: "notFound",
    message: /cloudflared, ngrok, devtunnel were not found on the PATH\. Install one of them/,
  });
});

test("what was chosen is taken, or it is said what is wrong with it", async () => {
  const chosen = (tunnel: string, more: object = {}) => chooseWay({ ...auto, ...more, tunnel }, around);
  assert.equal((await chosen("vscode")).kind, "forwarded");
  assert.equal((await chosen("cloudflared")).kind, "tool");
  for (const [tunnel, more, message] of [
    ["url", {}, /publicUrl” is empty/],
    ["url", { publicUrl: "dev.example.com" }, /“dev\.example\.com” in .* is no web address/],
    ["url", { publicUrl: "https://dev.example.com", port: 0 }, /leads to one port .* Enter the port/],
    ["command", {}, /tunnelCommand” is empty/],
    ["command", { command: 'lt "x' }, /a quotation mark stays open/],
  ] as const)
    await assert.rejects(chosen(tunnel, more), { code: "notFound", message });
});
