import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";

test("a program ends with the process that started it, even when that is killed", async () => {
  const parent = spawn(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { supervised } from ${JSON.stringify(join(import.meta.dirname, "../../../src/node/tunnel/supervised.ts"))};
       const child = supervised(process.execPath, ["-e", "console.log(process.pid); setInterval(() => {}, 1000)"], process.env);
       child.stdout.pipe(process.stdout);`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = await once(createInterface({ input: parent.stdout }), "line");
  const pid = Number(line);
  assert.ok(isAlive(pid));
  parent.kill("SIGKILL");
  while (isAlive(pid)) await new Promise(resolve => setImmediate(resolve));
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
