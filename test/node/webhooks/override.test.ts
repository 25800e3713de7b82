import assert from "node:assert/strict";
import { test } from "node:test";
import { restoreOverride, setOverride } from "../../../src/node/webhooks/override.ts";
import { overrideWorld } from "../../fakes/overrideWorld.ts";

const before = "https://shop.example/hooks";

test("an override is set with every step seen, and on disk before Meta is asked", async () => {
  const { world, ports, wanted } = overrideWorld();
  await setOverride(ports, wanted);
  assert.deepEqual(world.seen, [
    "Asking Meta where the webhooks of this number go now",
    "Now they go to https://app.example/hook (set for the app)",
    "Subscribed to the account's webhooks: Harbour",
    "to disk",
    "Written down, to be put back when listening ends: no override of the number's own",
    "Asking Meta to send the webhooks of this number to https://tunnel.example/webhook",
    "POST https://tunnel.example/webhook",
    "Meta's verification arrived and was answered",
    "Webhooks of this number now come to https://tunnel.example/webhook",
  ]);
  assert.equal(world.records.size, 1);
});

test("without an override before, nothing is left of ours in the end", async () => {
  const { world, ports, wanted } = overrideWorld();
  await restoreOverride(ports, await setOverride(ports, wanted));
  assert.equal(world.override, undefined);
  assert.equal(world.records.size, 0);
  assert.match(world.seen.at(-1) ?? "", /no override of its own again/);
});

test("an override that was there is put back with its own verify token, which is forgotten then", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.override = before;
  world.previous = { kind: "restore", verifyToken: "of the shop" };
  const record = await setOverride(ports, wanted);
  assert.equal(record.previous, before);
  assert.doesNotMatch(JSON.stringify([...world.records.values()]), /of the shop/);
  await restoreOverride(ports, record);
  assert.equal(world.override, before);
  assert.deepEqual(world.shown.at(-1), { url: before, verifyToken: "of the shop" });
  assert.equal(world.tokens.size, 0);
});

test("an override that is of no use any more is not put back", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.override = before;
  world.previous = { kind: "forget" };
  await restoreOverride(ports, await setOverride(ports, wanted));
  assert.equal(world.override, undefined);
});

test("nothing is changed without consent, or without an answer about the override that is there", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.consents = false;
  await assert.rejects(setOverride(ports, wanted), { code: "declined" });
  world.consents = true;
  world.override = before;
  await assert.rejects(setOverride(ports, wanted), { code: "declined" });
  assert.equal(world.override, before);
  assert.equal(world.records.size, 0);
  assert.ok(!world.seen.some(seen => seen.startsWith("POST")));
});

test("an address that Meta would not take is refused before anybody is asked", async () => {
  const { world, ports, wanted } = overrideWorld();
  await assert.rejects(setOverride(ports, { ...wanted, url: "http://127.0.0.1:3000/webhook" }), {
    code: "badUrl",
    message: /127\.0\.0\.1 is this machine/,
  });
  assert.deepEqual(world.seen, []);
});

test("a refusal leaves nothing behind, and says whether Meta's verification arrived", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.unreachable.add(wanted.url);
  await assert.rejects(setOverride(ports, wanted), {
    code: "refused",
    message: /The API refused the request: 100\. Meta's verification did not arrive here/,
  });
  assert.equal(world.override, undefined);
  assert.equal(world.records.size, 0);
});

test("where the answer is lost, what was set all the same is taken back", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.loseNextAnswer = true;
  await assert.rejects(setOverride(ports, wanted), {
    code: "refused",
    message: /Meta's verification arrived here/,
  });
  assert.equal(world.override, undefined);
  assert.equal(world.records.size, 0);
});

test("while it cannot be undone it stays on record, with the way to do it by hand", async () => {
  const { world, ports, wanted } = overrideWorld();
  const record = await setOverride(ports, wanted);
  world.offline = true;
  await assert.rejects(restoreOverride(ports, record), {
    code: "leftBehind",
    message:
      /still go to https:\/\/tunnel\.example\/webhook.+there is no network\..+by hand.+an empty address/s,
  });
  assert.equal(world.records.size, 1);
  world.offline = false;
  await restoreOverride(ports, record);
  assert.equal(world.records.size, 0);
});

test("what somebody else set meanwhile is left alone", async () => {
  const { world, ports, wanted } = overrideWorld();
  const record = await setOverride(ports, wanted);
  world.override = "https://colleague.example/webhook";
  await restoreOverride(ports, record);
  assert.equal(world.override, "https://colleague.example/webhook");
  assert.equal(world.records.size, 0);
  assert.match(world.seen.at(-1) ?? "", /^Somebody changed it meanwhile.+colleague/);
});

test("where the old address fails Meta's verification ours is removed, and the old one is tried again later", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.override = before;
  world.previous = { kind: "restore", verifyToken: "of the shop" };
  await restoreOverride(ports, await failing());
  assert.equal(world.override, undefined);
  const [left] = world.records.values();
  assert.equal(left?.removed, true);
  assert.match(world.seen.at(-1) ?? "", /did not pass Meta's verification/);

  world.unreachable.delete(before);
  assert.ok(left);
  await restoreOverride(ports, left);
  assert.equal(world.override, before);
  assert.equal(world.records.size, 0);

  async function failing() {
    const record = await setOverride(ports, wanted);
    world.unreachable.add(before);
    return record;
  }
});

test("where the old address's verify token is lost, ours is removed, and that is no putting back", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.override = before;
  world.previous = { kind: "restore", verifyToken: "of the shop" };
  const record = await setOverride(ports, wanted);
  await ports.tokens.delete(record.phoneNumberId);
  await restoreOverride(ports, record);
  assert.equal(world.override, undefined);
  assert.equal(world.records.size, 0);
  assert.match(world.seen.at(-1) ?? "", /could not be put back: its verify token is not known/);
});

test("what a crash left behind is not taken for what was there before", async () => {
  const { world, ports, wanted } = overrideWorld();
  world.override = before;
  world.previous = { kind: "restore", verifyToken: "of the shop" };
  await setOverride(ports, wanted); // and then the editor crashed
  world.previous = undefined; // nobody is asked again
  const record = await setOverride(ports, { ...wanted, url: "https://next.example/webhook" });
  assert.equal(record.previous, before);
  await restoreOverride(ports, record);
  assert.equal(world.override, before);
});

test("an app is subscribed only where no app is: elsewhere that could remove the account's override", async () => {
  const { world, ports, wanted } = overrideWorld();
  await setOverride(ports, wanted);
  assert.ok(!world.seen.includes("POST subscribed_apps"));
  world.apps = [];
  await setOverride(ports, { ...wanted, url: "https://b.example/webhook" });
  assert.ok(world.seen.includes("POST subscribed_apps"));
  world.apps = undefined;
  await setOverride(ports, { ...wanted, url: "https://c.example/webhook" });
  assert.ok(world.seen.some(seen => /no WhatsApp Business Account ID/.test(seen)));
});
