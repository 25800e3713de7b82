import assert from "node:assert/strict";
import { test } from "node:test";
import { folder, run } from "./run.ts";

const message = JSON.stringify({
  messaging_product: "whatsapp",
  to: "+15551234567",
  type: "template",
  template: { name: "order_update", language: { code: "en_US" } },
});
const definition = (name: string) =>
  JSON.stringify({
    data: [{ name, language: "en_US", status: "APPROVED", components: [{ type: "BODY", text: "Done." }] }],
  });

test("a template message is held to the definitions of its folder", async context => {
  const cwd = folder(context, { "a.wamsg.json": message, "wamsg.templates.json": definition("another") });
  const { code, out } = await run(["check", "a.wamsg.json"], { cwd });
  assert.equal(code, 1);
  assert.match(out, /template-not-found/);
});

test("the definitions of a folder above hold too, those of a nearer one come first", async context => {
  const cwd = folder(context, {
    "wamsg.templates.json": definition("another"),
    "far/a.wamsg.json": message,
    "near/a.wamsg.json": message,
    "near/wamsg.templates.json": definition("order_update"),
  });
  assert.equal((await run(["check", "far/a.wamsg.json"], { cwd })).code, 1);
  assert.equal((await run(["check", "near/a.wamsg.json"], { cwd })).code, 0);
});

test("without definitions nothing is held against a template message", async context => {
  const cwd = folder(context, { "a.wamsg.json": message });
  assert.equal((await run(["check", "a.wamsg.json"], { cwd })).code, 0);
});

test("definitions that cannot be read are told and left out", async context => {
  const cwd = folder(context, { "a.wamsg.json": message, "wamsg.templates.json": "{" });
  const { code, err } = await run(["check", "a.wamsg.json"], { cwd });
  assert.equal(code, 0);
  assert.match(err, /wamsg\.templates\.json is left out/);
});
