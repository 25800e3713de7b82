import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { OverrideRecord } from "../../../src/node/webhooks/overrideRecord.ts";
import { OverrideRecords } from "../../../src/node/webhooks/overrideRecords.ts";

const record: OverrideRecord = {
  phoneNumberId: "310987654321098",
  accountId: "harbour",
  accountName: "Harbour Bikes",
  url: "https://tunnel.example/webhook",
  previous: "https://shop.example/hooks",
  pid: 4711,
  port: 3000,
  setAtMs: 1,
  removed: false,
};

test("a record is there for the next start, and gone once it is removed", async context => {
  const folder = join(mkdtempSync(join(tmpdir(), "wamsg-records-")), "deeper");
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  assert.deepEqual(await new OverrideRecords(folder).all(), []);
  await new OverrideRecords(folder).write(record);
  await new OverrideRecords(folder).write({ ...record, removed: true });
  assert.deepEqual(await new OverrideRecords(folder).all(), [{ ...record, removed: true }]);
  assert.deepEqual(await new OverrideRecords(folder).of("1"), undefined);
  await new OverrideRecords(folder).remove(record.phoneNumberId);
  assert.deepEqual(readdirSync(folder), []);
});

test("a torn or strange file is no record", async context => {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-records-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const strange = [`{"phoneNumberId":"31`, "null", `{"phoneNumberId":"../x","accountId":"a","url":"u"}`, ""];
  for (const [i, text] of strange.entries()) writeFileSync(join(folder, `override-${i}.json`), text);
  writeFileSync(join(folder, "override-9.json"), `{"phoneNumberId":"9","accountId":"a","url":"u","pid":"x"}`);
  const [only, ...others] = await new OverrideRecords(folder).all();
  assert.equal(only?.pid, 0);
  assert.equal(only?.accountName, "9");
  assert.deepEqual(others, []);
});
