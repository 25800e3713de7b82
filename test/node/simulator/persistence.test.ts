import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import { ask } from "./graph/ask.ts";
import { post } from "./journey.ts";
import { ManualClock } from "./manualClock.ts";

function folder(context: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), "wamsg-simulator-"));
  context.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const start = (dataFolder: string) =>
  startSimulator({ appSecret: "s", accessToken: "t", dataFolder, clock: new ManualClock() });

test("what was made is there at the next start: templates, files, numbers, windows, the clock", async context => {
  const data = folder(context);
  const first = await start(data);
  await post(first, { by: "2h" }, { path: "/simulator/clock" });
  await post(first, { display_phone_number: "+15550100201" }, { path: "/simulator/numbers" });
  await post(first, { number: "+15550107777", window: "closed" }, { path: "/simulator/customers" });
  await ask(first, `${first.wabaId}/message_templates?name=hello_world`, { method: "DELETE" });
  const blocked = { messaging_product: "whatsapp", block_users: [{ user: "+15550108888" }] };
  await ask(first, `${first.phoneNumberId}/block_users`, { body: blocked });
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("file", new Blob(["words"], { type: "text/plain" }), "a.txt");
  const { body: file } = await ask(first, `${first.phoneNumberId}/media`, { body: form });
  await first.close();

  const second = await start(data);
  assert.deepEqual((await ask(second, `${second.wabaId}/message_templates`)).body.data, []);
  const { body: about } = await ask(second, String(file.id));
  const loaded = await fetch(String(about.url), { headers: { authorization: "Bearer t" } });
  assert.equal(await loaded.text(), "words");
  assert.equal(((await ask(second, `${second.phoneNumberId}/block_users`)).body.data as unknown[]).length, 1);
  const { body: clock } = await post(second, "", { path: "/simulator/clock", method: "GET" });
  assert.equal(clock.now, new Date(new ManualClock().now() + 2 * 60 * 60 * 1000).toISOString());
  const again = await post(second, { display_phone_number: "+15550100201" }, { path: "/simulator/numbers" });
  assert.equal(again.status, 400);
  await ask(second, String(file.id), { method: "DELETE" });
  await second.close();
  assert.deepEqual(readdirSync(join(data, "media")), []);
});

test("a folder that is gone is warned of, and the simulator ends all the same", async context => {
  const data = folder(context);
  const warnings: string[] = [];
  const simulator = await startSimulator({
    appSecret: "s",
    dataFolder: data,
    warn: text => warnings.push(text),
  });
  rmSync(data, { recursive: true });
  await simulator.close();
  assert.match(warnings.join(), /^Nothing was kept in /);
  await assert.rejects(fetch(simulator.baseUrl));
});

test("a folder with something else in it is not used, and not written to", async context => {
  const data = folder(context);
  writeFileSync(join(data, "simulator.json"), `{"mine":true}`);
  await assert.rejects(start(data), /holds something that this simulator did not write/);
  assert.deepEqual(
    readdirSync(data).filter(name => name.endsWith(".new")),
    [],
  );
});
