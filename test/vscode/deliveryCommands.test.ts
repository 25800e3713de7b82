import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import type { ListedMessage } from "../../src/core/delivery/deliveryList.ts";
import type { Accounts } from "../../src/vscode/accounts.ts";
import { Forwarding } from "../../src/vscode/deliveries/forwarding.ts";
import { registerDeliveries } from "../../src/vscode/deliveries/registerDeliveries.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { DeliveryJournal } from "../../src/vscode/deliveryJournal.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { inboundBody, statusBody } from "../core/delivery/bodies.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { fakeLog } from "../fakes/log.ts";
import { editor, openDocument, resetEditor, type TextDocument, type Uri } from "../fakes/vscode.ts";

beforeEach(resetEditor);
after(resetEditor);

const file = "file:///samples/text.wamsg.json";
const payload = { to: "+15551234567", type: "text", text: { body: "Hello" } };
const message: ListedMessage = { kind: "sent", wamid: "wamid.sent+/=", account: "simulator" };

/** A window from which one message was sent and failed, and a customer wrote. */
async function desk(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-commands-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const { log } = fakeLog();
  const book = new DeliveryBook(log);
  const journal = new DeliveryJournal({ fsPath: folder } as vscode.Uri, log, book);
  context.after(() => journal.close());
  await journal.ready();
  const accounts = { all: [simulatedAccount], current: simulatedAccount } as unknown as Accounts;
  const forwarding = new Forwarding(fakeContext().context.workspaceState, log, book, journal);
  const resent: unknown[] = [];
  const registered = registerDeliveries({
    ...{ accounts, book, journal, log, forwarding },
    isListening: () => true,
    window: () => undefined,
    connect: async () => undefined,
    templateCategory: () => undefined,
    resend: async (source, index, to) => void resent.push([source.uri.toString(), index, to]),
  });
  context.after(() => {
    registered.dispose();
    forwarding.dispose();
  });
  await journal.sent({
    ...{ kind: "send", atMs: Date.now(), account: "simulator", document: file, index: 0 },
    ...{ label: "text.wamsg.json", recipient: "+15551234567", payload, ttlSeconds: undefined },
    ...{ sequenceId: undefined, answer: { kind: "accepted", wamid: message.wamid, latencyMs: 1 } },
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const errors = [{ code: 131026, title: "Message undeliverable" }];
  const id = message.wamid;
  const raws = [
    JSON.stringify(statusBody({ id, status: "failed", timestamp, recipient_id: "15551234567", errors })),
    JSON.stringify(
      inboundBody({ from: "15551234567", id: "wamid.in", timestamp, type: "text", text: { body: "é" } }),
    ).replace("é", "\\u00e9"),
  ];
  for (const raw of raws)
    await journal.received({
      ...{ raw: Buffer.from(raw), receivedAtMs: Date.now(), signature: "sha256=00" },
      ...{ verified: true, source: "simulator" },
    });
  /** What a menu or a link of the editor does. */
  const run = async (name: string, ...args: unknown[]): Promise<void> => {
    await editor.commands.get(`wamsg.${name}`)?.(...args);
  };
  const listed = () => book.list.page({}, 10, book.deliveries).messages.map(({ wamid }) => wamid);
  return { book, resent, run, listed, raws };
}

const shown = (): TextDocument =>
  editor.executed.findLast(([what]) => what === "showTextDocument")?.[1] as never;

/** The page that was shown last. */
async function why(): Promise<string> {
  const uri = shown() as unknown as Uri;
  return (await editor.contentProviders.get(uri.scheme)?.provideTextDocumentContent(uri)) ?? "";
}

test("the raw JSON of a message has everything of it in order, as it came, in a document nobody can write", async context => {
  const { run, raws } = await desk(context);
  await run("openDeliveryJson", { kind: "message", message });
  assert.equal(shown().uri.scheme, "wamsg-delivery");
  const [sent, received] = JSON.parse(shown().getText());
  assert.deepEqual(sent.payload, payload);
  assert.deepEqual(received.webhook, JSON.parse(raws[0] ?? ""));
  assert.equal(received.signature, "sha256=00");

  await run("openDeliveryJson", { wamid: "wamid.in", kind: "inbound" });
  assert.match(shown().getText(), /"body": "\\u00e9"/, "escapes stay as Meta wrote them");
});

test("the list is cleared after a question, and not without an answer", async context => {
  const { run, listed } = await desk(context);
  await run("clearDeliveries");
  assert.equal(listed().length, 2);
  editor.answers = ["Clear"];
  await run("clearDeliveries");
  assert.match(editor.said.at(-1) ?? "", /^Clear all deliveries\? The list is emptied in every window\./);
  assert.deepEqual(listed(), []);
});

test("the id of a message is copied", async context => {
  const { run } = await desk(context);
  await run("copyMessageId", { kind: "message", message });
  assert.equal(editor.clipboard, message.wamid);
});

test("the file that sent a message is opened and can send it again; where there is none that is said", async context => {
  const { run, resent } = await desk(context);
  openDocument(JSON.stringify(payload), file);
  await run("revealMessageFile", { wamid: message.wamid });
  assert.equal(shown().uri.toString(), file);
  await run("resendMessage", { kind: "message", message });
  assert.deepEqual(resent, [[file, 0, { kind: "phone", id: "+15551234567" }]]);

  editor.documents = [];
  await run("resendMessage", { kind: "message", message });
  await run("revealMessageFile", { wamid: "wamid.in", kind: "inbound" });
  assert.deepEqual(editor.said, [
    "text.wamsg.json is not there any more: it was moved, renamed or deleted.",
    "This message was not sent from a file in this editor.",
  ]);
  assert.equal(resent.length, 1);
});

test("a customer's message is answered and reacted to in a new file that names it", async context => {
  const { run } = await desk(context);
  const inbound = { kind: "message", message: { kind: "inbound", wamid: "wamid.in", account: "simulator" } };
  await run("replyToMessage", inbound);
  const reply = JSON.parse(shown().getText());
  assert.deepEqual(
    [reply.to, reply.context, reply.type],
    ["+15551234567", { message_id: "wamid.in" }, "text"],
  );
  await run("reactToMessage", inbound);
  const reaction = JSON.parse(shown().getText());
  assert.equal(reaction.reaction.message_id, "wamid.in");
  await run("replyToMessage", { wamid: "wamid.gone" });
  assert.match(editor.said.at(-1) ?? "", /^It is not known whom this message went to/);
});

test("why a message was not delivered is told on a page; of one that is not known that is said", async context => {
  const { run } = await desk(context);
  await run("whyNotDelivered", { kind: "message", message });
  assert.match(await why(), /Error 131026/);
  await run("whyNotDelivered", { wamid: "wamid.gone" });
  assert.equal(editor.said.at(-1), "Nothing is known of this message any more.");
});

test("what is shown is chosen in a list", async context => {
  const { run } = await desk(context);
  editor.inputs = ["Failed"];
  await run("filterDeliveries");
  assert.deepEqual(editor.executed.at(-1), ["setContext", "wamsg.deliveries.filtered", true]);
  assert.equal(editor.views.at(-1)?.message, "Shown: failed");
  await run("showAllDeliveries");
  assert.equal(editor.views.at(-1)?.message, "");
  await run("filterDeliveries");
  assert.equal(editor.views.at(-1)?.message, "", "who closes the list changes nothing");
});

test("whoever calls a command without a message, or with nonsense, gets nothing and no error", async context => {
  const { run } = await desk(context);
  for (const name of [
    "openDeliveryJson",
    "copyMessageId",
    "whyNotDelivered",
    "resendMessage",
    "resendWebhook",
  ])
    for (const nonsense of [undefined, null, 7, "wamid.x", {}, { message: null }, { wamid: 7 }])
      await run(name, nonsense);
  assert.deepEqual([editor.said, editor.clipboard], [[], ""]);
});

test("what can be done about a closed window fits the account", async context => {
  const { run } = await desk(context);
  editor.inputs = ["Show Messages with This Number"];
  await run("windowActions");
  assert.equal(editor.views.at(-1)?.message, "Shown: with +15551234567");
  assert.ok(editor.asked.at(-1)?.items.some(label => label.includes("Reply as Customer…")));
});
