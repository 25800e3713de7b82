import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type * as vscode from "vscode";
import type { SendEntry, WebhookEntry } from "../../src/node/journal/entry.ts";
import type { DeliveryNode } from "../../src/vscode/deliveries/deliveryNode.ts";
import { DeliveryTree, pageSize } from "../../src/vscode/deliveries/deliveryTree.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { callsBody, inboundBody, statusBody } from "../core/delivery/bodies.ts";
import { fakeLog } from "../fakes/log.ts";
import { editor, resetEditor, ThemeIcon } from "../fakes/vscode.ts";

before(resetEditor);

const open: DeliveryTree[] = [];
after(() => {
  for (const tree of open) tree.dispose();
});

/** A tree over a book that took in these webhook bodies. */
function tree(...bodies: unknown[]) {
  const book = new DeliveryBook(fakeLog().log);
  const view = new DeliveryTree(book, (_kind, id) => id);
  open.push(view);
  for (const [i, body] of bodies.entries()) {
    book.take(webhook(body), `e-${i}`, "quietly");
  }
  const items = (node?: DeliveryNode): vscode.TreeItem[] =>
    view.getChildren(node).map(child => view.getTreeItem(child));
  return { book, view, items };
}

const webhook = (body: unknown): WebhookEntry => ({
  kind: "webhook",
  raw: Buffer.from(JSON.stringify(body)),
  receivedAtMs: Date.now(),
  signature: undefined,
  verified: true,
  source: "harbour",
});

const seconds = (): string => String(Math.floor(Date.now() / 1000));

const status = (id: string, status: string, more: object = {}): unknown =>
  statusBody({ id, status, timestamp: seconds(), recipient_id: "15551234567", ...more });

test("a message shows whom it went to and how it stands, with its story below", () => {
  const { items, view } = tree(status("wamid.a", "sent"), status("wamid.a", "delivered"));
  const [item, ...others] = items();
  assert.equal(others.length, 0);
  assert.equal(item?.label, "+1 555 123 4567");
  assert.match(String(item?.description), /^delivered \d s ago$/);
  assert.deepEqual(item?.iconPath, new ThemeIcon("check-all"));
  assert.equal(item?.contextValue, "sent recipient stuck");
  const [node] = view.getChildren();
  assert.deepEqual(
    items(node).map(row => row.label),
    ["sent", "delivered"],
  );
});

test("the newest message is first, and one from a customer shows what was written", () => {
  const { items } = tree(
    status("wamid.a", "read"),
    inboundBody({
      from: "15551234567",
      id: "wamid.b",
      timestamp: seconds(),
      type: "text",
      text: { body: "**Hi**" },
    }),
  );
  const [newest, older] = items();
  assert.equal(newest?.label, "**Hi**");
  assert.match(String(newest?.description), /^← \+1 555 123 4567 {2}\d s ago$/);
  assert.equal(newest?.contextValue, "inbound recipient");
  assert.equal(older?.contextValue, "sent recipient");
});

test("a failure shows its error, what to do, and a way to the whole explanation", () => {
  const errors = [{ code: 131026, title: "Message undeliverable" }];
  const { items, view } = tree(status("wamid.a", "failed", { errors }));
  assert.match(String(items()[0]?.description), /failed \d s ago: 131026 Message undeliverable/);
  const advice = items(view.getChildren()[0]).at(-1);
  assert.match(String(advice?.label), /^Ask the user/);
  assert.equal(advice?.command?.command, "wamsg.whyNotDelivered");
});

test("what is shown of a message on hovering is text, whatever the customer wrote", () => {
  const { items, view } = tree(
    inboundBody({
      from: "1",
      id: "wamid.b",
      timestamp: seconds(),
      type: "text",
      text: { body: "[x](command:y)" },
    }),
  );
  const [node] = view.getChildren();
  const [item] = items();
  assert.ok(node && item);
  const { tooltip } = view.resolveTreeItem(item, node);
  assert.match((tooltip as vscode.MarkdownString).value, /\[x\]\(command:y\).*harbour.*wamid\.b/s);
});

test("a call shows who called and how it ended, with its steps below", () => {
  const call = { id: "wacid.a", from: "15551234567", to: "15550100200", direction: "USER_INITIATED" };
  const timestamp = seconds();
  const { items, view } = tree(
    callsBody({
      calls: [{ ...call, event: "terminate", timestamp, status: "COMPLETED", duration: 42 }],
    }),
    callsBody({ calls: [{ ...call, event: "connect", timestamp }] }),
  );
  const [item, ...others] = items();
  assert.equal(others.length, 0);
  assert.equal(item?.label, "Call from +1 555 123 4567");
  assert.match(String(item?.description), /^completed, 42 s {2}\d s ago$/);
  assert.equal(item?.contextValue, "call");
  const [node] = view.getChildren();
  assert.deepEqual(
    items(node).map(row => row.label),
    ["connecting", "completed, 42 s"],
  );
  view.show({ only: "call", customer: "+1 555 123 4567" });
  assert.equal(items().length, 1);
  view.show({ only: "inbound" });
  assert.equal(items().length, 0);
});

test("many messages come in pages", () => {
  const { items, view } = tree(
    ...Array.from({ length: pageSize + 20 }, (_, i) => status(`wamid.${i}`, "sent")),
  );
  assert.equal(items().length, pageSize + 1);
  assert.equal(items().at(-1)?.command?.command, "wamsg.showMoreDeliveries");
  view.showMore();
  assert.equal(items().length, pageSize + 20);
});

test("while webhooks keep coming the tree is drawn less and less often, and at once again after a calm", context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let nowMs = 1_000_000;
  context.mock.method(performance, "now", () => nowMs);
  const { book, view } = tree();
  const drawnAtMs: number[] = [];
  view.onDidChangeTreeData(() => drawnAtMs.push(nowMs));
  const pass = (ms: number, busy: boolean): void => {
    for (const until = nowMs + ms; nowMs < until; nowMs += 20) {
      if (busy) book.take(webhook(status(`wamid.${nowMs}`, "sent")), undefined, "tell");
      context.mock.timers.tick(20);
    }
  };
  pass(10_000, true);
  const gaps = drawnAtMs.slice(1).map((atMs, i) => atMs - (drawnAtMs[i] ?? 0));
  assert.ok((gaps[0] ?? 0) <= 220 && (gaps.at(-1) ?? 0) >= 980, gaps.join());
  assert.ok(drawnAtMs.length < 15);
  pass(5000, false);
  drawnAtMs.length = 0;
  pass(500, true);
  assert.equal(drawnAtMs.length, 2);
});

test("the view says that the past is being read until it is", async () => {
  const ready = Promise.withResolvers<void>();
  const view = new DeliveryTree(new DeliveryBook(fakeLog().log), (_kind, id) => id, ready.promise);
  open.push(view);
  const said = (): unknown => editor.views.at(-1)?.message;
  assert.match(String(said()), /^Reading what was sent and received before/);
  ready.resolve();
  await ready.promise;
  assert.equal(said(), "");
});

test("a send that was refused, or may have been sent, is listed with why and where it came from", () => {
  const { book, items, view } = tree();
  const send = (index: number, answer: SendEntry["answer"]): SendEntry => ({
    kind: "send",
    atMs: Date.now(),
    account: "harbour",
    document: "file:///bike.wamsg.json",
    index,
    label: "bike.wamsg.json",
    recipient: "+15551234567",
    payload: {},
    ttlSeconds: undefined,
    sequenceId: undefined,
    answer,
  });
  book.take(send(0, { kind: "refused", code: 131047, message: "Send a template." }), "e-1", "tell");
  book.take(send(1, { kind: "ambiguous", message: "Ask the recipient." }), "e-2", "tell");
  assert.deepEqual(
    items().map(({ label, description, contextValue }) => [label, description, contextValue]),
    [
      ["bike.wamsg.json #2", "may have been sent 0 s ago  → +1 555 123 4567", "attempt file"],
      ["bike.wamsg.json", "refused 0 s ago: 131047 Re-engagement message  → +1 555 123 4567", "attempt file"],
    ],
  );
  const [unsure, refused] = view.getChildren();
  assert.deepEqual(
    [unsure, refused].flatMap(node => items(node).map(({ label, command }) => [label, command])),
    [
      ["Ask the recipient.", undefined],
      ["Send a template.", undefined],
    ],
  );
});

test("a filter is applied, named for menus, and taken away", () => {
  const { items, view } = tree(status("wamid.a", "read"), status("wamid.b", "failed"));
  view.show({ only: "failed" });
  assert.deepEqual(
    items().map(({ id }) => id),
    ["sent wamid.b"],
  );
  assert.deepEqual(editor.executed.at(-1), ["setContext", "wamsg.deliveries.filtered", true]);
  view.show({});
  assert.equal(items().length, 2);
  assert.deepEqual(editor.executed.at(-1), ["setContext", "wamsg.deliveries.filtered", false]);
});

test("a flood of webhooks redraws the tree once", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { book, view } = tree();
  let drawn = 0;
  view.onDidChangeTreeData(() => drawn++);
  for (let i = 0; i < 1000; i++) book.take(webhook(status(`wamid.${i}`, "sent")), undefined, "tell");
  context.mock.timers.tick(1000);
  assert.equal(drawn, 1);
});
