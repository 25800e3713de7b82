import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { test } from "node:test";
import { findProgram } from "../../../src/node/tunnel/findProgram.ts";
import { machineWith } from "../../fakes/programs.ts";

test("a program is found on the PATH; a folder, a plain file and what is not there are none", async context => {
  const machine = machineWith(context, { ngrok: "" });
  const folder = machine.env.PATH ?? "";
  writeFileSync(join(folder, "notes"), "");
  chmodSync(join(folder, "notes"), 0o644);
  assert.equal(await findProgram("ngrok", machine), join(folder, "ngrok"));
  for (const name of ["notes", "a-folder-is-no-program", "cloudflared"])
    assert.equal(await findProgram(name, machine), undefined);
});

test("on Windows the .exe is meant, under whatever spelling of PATH; a script is not started", async context => {
  const { env } = machineWith(context, { "ngrok.exe": "", "devtunnel.cmd": "" });
  const machine = { platform: "win32", env: { Path: env.PATH } } as const;
  assert.equal(basename((await findProgram("ngrok", machine)) ?? ""), "ngrok.exe");
  assert.equal(await findProgram("devtunnel", machine), undefined);
});

test("a path is taken as it is", async context => {
  const machine = machineWith(context, { mine: "" });
  const path = join(machine.env.PATH ?? "", "mine");
  assert.equal(await findProgram(path, { ...machine, env: {} }), path);
});

test("a relative folder on the PATH is not searched: it would be a folder of the workspace", async context => {
  const machine = machineWith(context, { ngrok: "" });
  const here = relative(process.cwd(), machine.env.PATH ?? "");
  assert.equal(await findProgram("ngrok", { ...machine, env: { PATH: here } }), undefined);
});
