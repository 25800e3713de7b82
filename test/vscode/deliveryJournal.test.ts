import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import { TroubleItem } from "../../src/vscode/deliveries/troubleItem.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { DeliveryJournal } from "../../src/vscode/deliveryJournal.ts";
import { statusBody } from "../core/delivery/bodies.ts";
import { fakeLog } from "../fakes/log.ts";
import { editor, Uri } from "../fakes/vscode.ts";

const uri = Uri.parse("file:///samples/text.wamsg.json") as unknown as vscode.Uri;
const sent = {
  kind: "send",
  atMs: 1000,
  account: "simulator",
  document: uri.toString(),
  index: 0,
  label: "text.wamsg.json",
  recipient: "+15551234567",
  payload: { to: "+15551234567", type: "text" },
  ttlSeconds: undefined,
  sequenceId: undefined,
  answer: { kind: "accepted", wamid: "wamid.one", latencyMs: 12 },
} as const;

/** Windows that share one storage folder. */
function storage(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-book-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => {
    const { log, lines } = fakeLog();
    const book = new DeliveryBook(log);
    const journal = new DeliveryJournal({ fsPath: folder } as vscode.Uri, log, book);
    context.after(() => journal.close());
    const shown = (): string[] => book.list.page({}, 10, book.deliveries).messages.map(({ wamid }) => wamid);
    return { book, journal, lines, shown };
  };
  return { folder, open };
}

const status = (id: string, status: string): unknown => statusBody({ id, status, timestamp: "2" });

const webhook = (body: unknown) => ({
  raw: Buffer.from(JSON.stringify(body)),
  receivedAtMs: 2000,
  signature: undefined,
  verified: true,
  source: "simulator",
});

test("what was sent and reported is there again after a reload, and is not told again", async context => {
  const { open } = storage(context);
  const before = open();
  await before.journal.ready();
  await before.journal.sent(sent);
  assert.equal(before.book.lastSentId("simulator"), "wamid.one");
  await before.journal.received(webhook(status("wamid.one", "read")));
  await before.journal.close();
  assert.equal(before.book.newest(uri, 0)?.state, "read");
  assert.equal(before.lines.filter(line => /accepted/.test(line)).length, 1);

  const after = open();
  await after.journal.ready();
  assert.equal(after.book.newest(uri, 0)?.state, "read");
  assert.deepEqual(after.shown(), ["wamid.one"]);
  assert.equal(after.book.entriesOf("wamid.one").length, 2);
  assert.deepEqual(after.lines, []);
  const [first = ""] = after.book.entriesOf("wamid.one");
  assert.equal((await after.journal.find(first))?.entry.kind, "send");
});

test("the newest messages are shown while the older ones are still read", async context => {
  const { open } = storage(context);
  const before = open();
  await before.journal.ready();
  const wamid = (i: number): string => `wamid.${String(i).padStart(4, "0")}`;
  await Promise.all(
    Array.from({ length: 3000 }, (_, i) => before.journal.received(webhook(status(wamid(i), "sent")))),
  );
  await before.journal.close();

  const { book, journal, shown } = open();
  const sizes: number[] = [];
  const newest: (string | undefined)[] = [];
  book.onDidChange(() => {
    sizes.push(book.list.size);
    newest.push(shown()[0]);
  });
  await new Promise(resolve => book.onDidChange(resolve));
  const chat = { phoneNumberId: "310", customer: "15551234567" };
  book.knownInbound(chat, "wamid.hello", 1000);
  await journal.ready();
  assert.ok((sizes[0] ?? 0) > 100 && (sizes[0] ?? 0) < 3000, `${sizes[0]} at first`);
  assert.equal(sizes.at(-1), 3000);
  assert.deepEqual(new Set(newest), new Set([wamid(2999)]));
  assert.equal(book.lastInboundId(chat), "wamid.hello", "what came meanwhile is not lost");
});

test("another window shows what this one received", async context => {
  const { open } = storage(context);
  const one = open();
  const other = open();
  await Promise.all([one.journal.ready(), other.journal.ready()]);
  const told = new Promise(resolve => other.book.onDidChange(resolve));
  await one.journal.received(webhook(status("wamid.elsewhere", "delivered")));
  await told;
  assert.equal(other.book.delivery("wamid.elsewhere")?.state, "delivered");
  assert.ok(other.lines.some(line => /^info ✓✓ delivered/.test(line)));
});

test("a cleared list stays empty after a reload, and what is known of the messages is kept", async context => {
  const { open } = storage(context);
  const before = open();
  await before.journal.ready();
  await before.journal.sent(sent);
  await before.journal.clear();
  assert.deepEqual(before.shown(), []);
  await before.journal.close();

  const after = open();
  await after.journal.ready();
  assert.deepEqual(after.shown(), []);
  assert.equal(after.book.newest(uri, 0)?.state, "accepted");
});

test("a webhook that came twice is told once", async context => {
  const { journal, lines } = storage(context).open();
  await journal.ready();
  await journal.received(webhook(status("wamid.one", "sent")));
  await journal.received(webhook(status("wamid.one", "sent")));
  await journal.close();
  assert.equal(lines.filter(line => line.startsWith("info ✓ sent")).length, 1);
  assert.equal(lines.filter(line => line.startsWith("debug again:")).length, 1);
});

test("while nothing can be kept, webhooks are refused and that is to be seen; it ends by itself", async context => {
  const { folder, open } = storage(context);
  const { journal, shown } = open();
  const item = new TroubleItem(journal);
  context.after(() => item.dispose());
  await journal.ready();
  await journal.received(webhook(status("wamid.one", "sent")));
  const path = join(folder, "journal");
  rmSync(path, { recursive: true });
  writeFileSync(path, "in the way");
  editor.said.length = 0;
  for (let i = 0; i < 3; i++)
    await assert.rejects(journal.received(webhook(status("wamid.two", "sent"))), /could not be written/);
  assert.equal(editor.statusItems.get("wamsg.trouble")?.visible, true);
  assert.equal(editor.said.length, 1);
  assert.match(
    editor.said[0] ?? "",
    /Webhooks cannot be kept, .* will be sent again\. .* could not be written/,
  );
  assert.deepEqual(shown(), ["wamid.one"]);

  rmSync(path);
  await journal.received(webhook(status("wamid.two", "sent")));
  assert.equal(editor.statusItems.get("wamsg.trouble")?.visible, false);
});

test("where nothing can be kept, deliveries are shown all the same, and that is said once", async context => {
  const { folder, open } = storage(context);
  writeFileSync(join(folder, "journal"), "a file where the folder should be");
  chmodSync(join(folder, "journal"), 0o400);
  editor.said.length = 0;
  const { journal, book, lines, shown } = open();
  await journal.ready();
  await journal.receivedOrShown(webhook(status("wamid.one", "sent")));
  await journal.sent(sent);
  assert.deepEqual(shown(), ["wamid.one"]);
  assert.equal(book.delivery("wamid.one")?.state, "sent");
  assert.equal(lines.filter(line => line.startsWith("warn Deliveries are not kept")).length, 1);
  assert.equal(editor.said.filter(text => /^Deliveries are not kept .* written: /.test(text)).length, 1);
  await journal.clear();
  assert.deepEqual(shown(), []);
});

test("without a place to keep anything, Meta's webhooks are shown and not acknowledged, until there is one", async context => {
  const { folder, open } = storage(context);
  const path = join(folder, "journal");
  writeFileSync(path, "a file where the folder should be");
  const { journal, lines, shown, book } = open();
  await journal.ready();
  for (let i = 0; i < 2; i++)
    await assert.rejects(journal.received(webhook(status("wamid.one", "sent"))), /could not be written/);
  assert.deepEqual(shown(), ["wamid.one"]);
  assert.equal(lines.filter(line => line.startsWith("warn ")).length, 1);

  rmSync(path);
  await journal.received(webhook(status("wamid.one", "sent")));
  const [id = ""] = book.entriesOf("wamid.one");
  assert.equal((await journal.find(id))?.entry.kind, "webhook");
});
