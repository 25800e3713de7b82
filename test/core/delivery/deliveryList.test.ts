import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type DeliveryFilter,
  DeliveryList,
  describeFilter,
} from "../../../src/core/delivery/deliveryList.ts";
import { Ledger } from "../../../src/core/delivery/ledger.ts";
import type { StatusEvent } from "../../../src/core/delivery/webhookEvent.ts";

/** Three messages from two files, of which one failed, and one from a customer; the oldest first. */
function filled() {
  const ledger = new Ledger();
  const list = new DeliveryList();
  const send = (wamid: string, document: string, recipient: string, account: string): void => {
    ledger.accept({ wamid, recipient, atMs: 1 }, { document, index: 0, label: document });
    list.add({ kind: "sent", wamid, account });
  };
  const report = (wamid: string, state: StatusEvent["state"]): void =>
    void ledger.apply({
      kind: "status",
      phoneNumberId: undefined,
      wamid,
      state,
      timestampMs: 2,
      recipient: undefined,
      pricing: undefined,
      errors: [],
    });
  send("text", "text.wamsg.json", "+1 555 123 4567", "simulator");
  report("text", "read");
  send("image", "image.wamsg.json", "+49 151 23456789", "harbour");
  report("image", "failed");
  ledger.apply({
    kind: "inbound",
    phoneNumberId: undefined,
    wamid: "hello",
    from: "15551234567",
    timestampMs: 3,
    type: "text",
    summary: "Hello",
    contextWamid: undefined,
  });
  list.add({ kind: "inbound", wamid: "hello", account: "simulator" });
  send("text again", "text.wamsg.json", "+1 555 123 4567", "simulator");
  const shown = (filter: DeliveryFilter, count = 10) =>
    list.page(filter, count, ledger).messages.map(({ wamid }) => wamid);
  return { ledger, list, shown };
}

test("the newest message is first, whatever became of it", () => {
  assert.deepEqual(filled().shown({}), ["text again", "hello", "image", "text"]);
});

test("a page says whether there is more", () => {
  const { list, ledger } = filled();
  assert.deepEqual(
    [3, 4].map(count => list.page({}, count, ledger).more),
    [true, false],
  );
  assert.equal(list.page({ only: "inbound" }, 1, ledger).more, false);
});

test("a filter leaves what it names", () => {
  const { shown } = filled();
  for (const [filter, wamids] of [
    [{ only: "failed" }, ["image"]],
    [{ only: "undelivered" }, ["text again", "image"]],
    [{ only: "inbound" }, ["hello"]],
    [{ only: "sent" }, ["text again", "image", "text"]],
    [{ document: "text.wamsg.json" }, ["text again", "text"]],
    [{ account: "harbour" }, ["image"]],
    [{ customer: "+1 (555) 123-4567" }, ["text again", "hello", "text"]],
    [{ customer: "+15551234567", only: "inbound" }, ["hello"]],
  ] as const)
    assert.deepEqual(shown(filter), wamids, JSON.stringify(filter));
});

test("a message that is told of twice is listed once, and after clearing no more", () => {
  const { list, shown } = filled();
  list.add({ kind: "sent", wamid: "text", account: "simulator" });
  assert.equal(list.size, 4);
  list.clear();
  list.add({ kind: "sent", wamid: "text", account: "simulator" });
  assert.deepEqual(shown({}), []);
  list.add({ kind: "sent", wamid: "new", account: undefined });
  assert.deepEqual(shown({}), ["new"]);
});

test("a full list forgets the oldest", () => {
  const list = new DeliveryList(100);
  for (let i = 0; i < 1000; i++) list.add({ kind: "sent", wamid: `${i}`, account: undefined });
  assert.ok(list.size <= 105 && list.size >= 100);
  assert.equal(list.page({}, 1, new Ledger()).messages[0]?.wamid, "999");
  assert.ok(!list.has("0") && list.has("950"));
});

test("a filter is named for a person", () => {
  const names = (_kind: string, id: string): string => id.toUpperCase();
  assert.equal(describeFilter({}, names), undefined);
  assert.equal(
    describeFilter({ only: "failed", document: "a", account: "b", customer: "+1" }, names),
    "failed, from A, of B, with +1",
  );
});
