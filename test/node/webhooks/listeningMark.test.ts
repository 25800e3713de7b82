import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ListeningMark } from "../../../src/node/webhooks/listeningMark.ts";

test("the wish to listen outlives its window by a minute and a half, and no longer", async context => {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-mark-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const mark = new ListeningMark(join(folder, "storage"));
  const start = 1_767_000_000_000;
  assert.equal(await mark.wanted(start), undefined);
  await mark.set("harbour");
  await mark.beat(start);
  assert.equal(await mark.wanted(start + 60_000), "harbour");
  assert.equal(await mark.wanted(start + 100_000), undefined);
  await mark.beat(start + 100_000);
  assert.equal(await mark.wanted(start + 100_000), "harbour");
  await mark.remove();
  assert.equal(await mark.wanted(start + 100_000), undefined);
  await mark.beat(start);
  await mark.set("harbour");
  await mark.beat(start);
  writeFileSync(join(folder, "storage", "listening.json"), "{torn");
  assert.equal(await mark.wanted(Date.now()), undefined);
});
