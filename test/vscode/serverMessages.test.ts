import assert from "node:assert/strict";
import { test } from "node:test";
import type * as vscode from "vscode";
import { Ledger } from "../../src/core/delivery/ledger.ts";
import { deliveryAt, ServerMessages } from "../../src/vscode/serverMessages.ts";
import { Uri } from "../fakes/vscode.ts";

const uri = Uri.parse("file:///hello.wamsg.json") as unknown as vscode.Uri;
const elsewhere = Uri.parse("file:///other.wamsg.json") as unknown as vscode.Uri;
const message = (wamid: string) => ({ wamid, payload: { type: "text", text: { body: wamid } }, atMs: 1500 });

test("what a server answers stands in the conversation where the customer wrote last", () => {
  const messages = new ServerMessages(() => true);
  messages.taken(message("nobody wrote yet"));
  messages.spokenIn(elsewhere);
  messages.spokenIn(uri);
  messages.taken(message("hello"));
  assert.deepEqual(messages.of(uri), [message("hello")]);
  assert.deepEqual(messages.of(elsewhere), []);
});

test("what was sent from the editor itself is not shown a second time", () => {
  const messages = new ServerMessages(wamid => wamid !== "own");
  messages.spokenIn(uri);
  messages.taken(message("own"));
  messages.taken(message("theirs"));
  assert.deepEqual(messages.of(uri), [message("theirs")]);
});

test("a reset forgets the answers of that conversation, and the newest fifty are kept", () => {
  const messages = new ServerMessages(() => true);
  messages.spokenIn(uri);
  for (let i = 0; i < 60; i++) messages.taken(message(`${i}`));
  assert.deepEqual(messages.of(uri).at(0), message("10"));
  assert.equal(messages.of(uri).length, 50);
  messages.reset(uri);
  assert.deepEqual(messages.of(uri), []);
});

test("an answer stands below what it answers, though webhooks tell only the second", () => {
  const ledger = new Ledger();
  ledger.accept(
    { wamid: "w", recipient: "1", atMs: 1000, ttlSeconds: undefined, type: "text" },
    { document: "d", index: 0, label: "d" },
  );
  assert.equal(deliveryAt(ledger.sent.get("w"), 1500)?.times.accepted, 1500);
  assert.equal(deliveryAt(undefined, 1500), undefined);
});
