import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { runSequence } from "../../../src/core/sending/runSequence.ts";
import { recovered, tallyOf } from "../../../src/core/sending/sequence.ts";
import { SequenceFolder } from "../../../src/node/sequences/sequenceFolder.ts";

/** Takes messages; after `fatal` of them it lets the caller be killed before it has the answer. */
async function takesMessages(fatal: number, kill: () => void) {
  const arrived: number[] = [];
  const server = createServer((request, response) => {
    arrived.push(Number(request.url?.slice(1)));
    if (arrived.length === fatal) return kill();
    response.end(`wamid.${arrived.length}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { arrived, url, close: () => server.close() };
}

test("twenty messages, the process killed in the middle: the rest is sent when it is continued, none of them twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "wamsg-sequence-"));
  const exited = Promise.withResolvers<void>();
  let child: ReturnType<typeof spawn> | undefined;
  const { arrived, url, close } = await takesMessages(9, () => child?.kill("SIGKILL"));
  try {
    child = spawn(process.execPath, [join(import.meta.dirname, "sendTwenty.ts"), folder, url], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.on("exit", () => exited.resolve());
    await exited.promise;
    assert.equal(arrived.length, 9);

    const sequences = new SequenceFolder(folder);
    const [found] = await sequences.unfinished();
    assert.ok(found);
    assert.deepEqual({ ...tallyOf(found) }, { ...tallyOf(found), accepted: 8, leaving: 1, pending: 11 });

    const asked: string[] = [];
    const end = await runSequence(recovered(found), {
      keep: sequence => sequences.keep(sequence),
      post: async (_item, index) => ({
        kind: "accepted",
        wamid: await (await fetch(`${url}/${index}`)).text(),
      }),
      arrival: async () => "delivered",
      decide: async ({ kind, index }) => {
        asked.push(`${kind} ${index}`);
        return "goOn";
      },
      stopped: () => false,
      nowMs: () => 0,
    });
    assert.deepEqual(asked, ["ambiguous 8"]);
    assert.equal(end.kind, "done");
    assert.deepEqual(
      arrived,
      Array.from({ length: 20 }, (_, i) => i),
    );
    await sequences.forget(found.id);
    assert.deepEqual(await sequences.unfinished(), []);
  } finally {
    close();
    await rm(folder, { recursive: true, force: true });
  }
});
