import assert from "node:assert/strict";
import { test } from "node:test";
import { windowOf } from "../../../src/core/delivery/customerServiceWindow.ts";
import { usualLimits } from "../../../src/core/delivery/ledger.ts";
import type { SendEntry } from "../../../src/node/journal/entry.ts";
import { clearedTopic, JournalState } from "../../../src/node/journal/journalState.ts";
import { callsBody, groupsBody, inboundBody, messages, statusBody } from "../../core/delivery/bodies.ts";

const webhook = (body: unknown, more: { readonly verified?: boolean } = {}) => ({
  kind: "webhook" as const,
  raw: Buffer.from(JSON.stringify(body)),
  receivedAtMs: 1_795_300_005_000,
  signature: undefined,
  verified: true,
  source: "harbour",
  ...more,
});

const status = (id: string, state = "sent"): object => ({ id, status: state, timestamp: "1795300000" });

const sent: SendEntry = {
  kind: "send",
  atMs: 1_795_300_000_500,
  account: "harbour",
  document: "file:///code.wamsg.json",
  index: 0,
  label: "code.wamsg.json",
  recipient: "+15551234567",
  payload: { type: "template" },
  ttlSeconds: 120,
  sequenceId: undefined,
  answer: { kind: "accepted", wamid: "wamid.A", latencyMs: 12 },
};

test("what was sent and what was reported of it are one message, found in both entries", () => {
  const state = new JournalState();
  assert.deepEqual(
    state.take(sent, "one").map(told => told.news),
    ["new"],
  );
  state.take(webhook(statusBody(status("wamid.A", "delivered"))), "two");
  assert.equal(state.deliveries.sent.get("wamid.A")?.state, "delivered");
  assert.equal(state.deliveries.sent.get("wamid.A")?.ttlSeconds, 120);
  assert.deepEqual(state.entriesOf("wamid.A"), ["one", "two"]);
  assert.equal(state.list.size, 1);
});

test("what is taken in a second time is known, and stands in the state once", () => {
  const state = new JournalState();
  const entries = [
    sent,
    webhook(statusBody(status("wamid.A"))),
    webhook(inboundBody({ id: "wamid.B", from: "1555", timestamp: "1795300000", type: "text" })),
    webhook(callsBody({ calls: [{ id: "wacid.C", event: "connect", timestamp: "1795300000" }] })),
  ];
  for (const entry of entries)
    assert.deepEqual(
      state.take(entry, "one").map(({ news }) => news),
      ["new"],
    );
  for (const entry of entries)
    assert.deepEqual(
      state.take(entry, "two").map(({ news }) => news),
      ["known"],
    );
  assert.deepEqual(
    state.list.page({}, 9, state.deliveries).messages.map(({ kind }) => kind),
    ["call", "inbound", "sent"],
  );
});

test("yesterday's traffic that comes again today changes nothing, and opens no window", () => {
  const dayMs = 24 * 60 * 60 * 1000;
  const at = "1795300000";
  const traffic = [
    statusBody(status("wamid.A", "sent")),
    statusBody(status("wamid.A", "read")),
    inboundBody({ id: "wamid.B", from: "15551234567", timestamp: at, type: "text", text: { body: "Hi" } }),
    callsBody({
      calls: [{ id: "wacid.C", event: "connect", timestamp: at, direction: "USER_INITIATED", from: "1" }],
    }),
  ].map(body => webhook(body));
  const state = new JournalState();
  for (const entry of traffic) state.take(entry, "then");
  const before = structuredClone([
    state.deliveries.sent,
    state.deliveries.received,
    state.deliveries.contacts,
  ]);
  for (const entry of traffic) {
    const again = { ...entry, receivedAtMs: entry.receivedAtMs + dayMs };
    assert.deepEqual(
      state.take(again, "now").map(({ news }) => news),
      ["known"],
    );
  }
  assert.deepEqual([state.deliveries.sent, state.deliveries.received, state.deliveries.contacts], before);
  const chat = { phoneNumberId: "310987654321098", customer: "+15551234567" };
  assert.equal(windowOf(state.deliveries, chat, Number(at) * 1000 + dayMs)?.open, false);
});

test("a send that came to no message id is listed with its answer, once, and found in its entry", () => {
  const state = new JournalState();
  const refused = { ...sent, answer: { kind: "refused", code: 131009, message: "No" } } as const;
  const ambiguous = { ...sent, index: 1, answer: { kind: "ambiguous", message: "Nobody knows." } } as const;
  for (const entry of [refused, ambiguous, refused]) assert.deepEqual(state.take(entry, "one"), []);
  const { messages } = state.list.page({ account: "harbour" }, 9, state.deliveries);
  assert.deepEqual(
    messages.map(({ kind, wamid }) => [kind, state.deliveries.attempts.get(wamid)?.message]),
    [
      ["attempt", "Nobody knows."],
      ["attempt", "No"],
    ],
  );
  assert.deepEqual(state.entriesOf(messages[0]?.wamid ?? ""), ["one"]);
  assert.equal(state.deliveries.sent.size, 0);
  const shown = (only: "failed" | "undelivered" | "sent") =>
    state.list.page({ only }, 9, state.deliveries).messages.length;
  assert.deepEqual([shown("failed"), shown("undelivered"), shown("sent")], [1, 2, 0]);
});

test("the message last sent is known for each account, in whatever order the entries come", () => {
  const state = new JournalState();
  const accepted = (wamid: string, account: string, atMs: number): SendEntry => ({
    ...sent,
    ...{ account, atMs, answer: { kind: "accepted", wamid, latencyMs: 1 } },
  });
  for (const entry of [
    accepted("B", "harbour", 2),
    accepted("A", "harbour", 1),
    accepted("S", "simulator", 3),
  ])
    state.take(entry, undefined);
  assert.deepEqual(
    ["harbour", "simulator", "other"].map(it => state.lastSentOf(it)),
    ["B", "S", undefined],
  );
});

test("a webhook whose signature was not checked changes nothing", () => {
  const state = new JournalState();
  assert.deepEqual(state.take(webhook(statusBody(status("wamid.A")), { verified: false }), "two"), []);
  assert.equal(state.list.size, 0);
});

test("a note that clears empties the list, and keeps what is known of the messages", () => {
  const state = new JournalState();
  state.take(sent, "one");
  state.take({ kind: "note", atMs: 1, topic: clearedTopic, text: "" }, "two");
  assert.equal(state.list.size, 0);
  assert.equal(state.deliveries.sent.size, 1);
});

test("nothing grows without end: the oldest is forgotten, whatever it is", () => {
  const state = new JournalState();
  const { messages: limit } = usualLimits;
  const batch = 1000;
  for (let i = 0; i < limit * 2.5; i += batch) {
    const statuses = Array.from({ length: batch }, (_, n) => status(`wamid.${i + n}`));
    state.take(webhook(messages({ statuses })), `entry-${i}`);
    if (i % (50 * batch) === 0) state.take({ kind: "note", atMs: 1, topic: clearedTopic, text: "" }, "n");
  }
  assert.ok(state.deliveries.sent.size <= limit);
  assert.ok(state.foundCount <= limit);
  assert.ok(state.list.knownCount <= limit * 1.2);
  assert.deepEqual(state.entriesOf("wamid.0"), []);
  assert.equal(state.entriesOf(`wamid.${limit * 2.5 - 1}`).length, 1);
});

test("a message heard of lately is found by the end of its id, the newest of several", () => {
  const state = new JournalState();
  for (const id of ["wamid.1.abcdef", "wamid.2.abcdef"]) state.take(webhook(statusBody(status(id))), "one");
  assert.equal(state.endingIn("abcdef"), "wamid.2.abcdef");
  state.take(webhook(statusBody(status("wamid.1.abcdef", "read"))), "two");
  assert.equal(state.endingIn("abcdef"), "wamid.1.abcdef");
  assert.equal(state.endingIn("bcdefg"), undefined);
});

test("a message that is reported again and again is found where it came first", () => {
  const state = new JournalState();
  for (let i = 0; i < 1000; i++) state.take(webhook(statusBody(status("wamid.A"))), `entry-${i}`);
  assert.equal(state.entriesOf("wamid.A").length, 64);
  assert.equal(state.entriesOf("wamid.A")[0], "entry-0");
});

test("of a place the newest send counts: a refusal lasts until one is taken, and an older one says nothing", () => {
  const state = new JournalState();
  const refused = (atMs: number): SendEntry => ({
    ...sent,
    atMs,
    answer: { kind: "refused", code: 131047, message: "Send a template." },
  });
  state.take(refused(1000), "one");
  assert.deepEqual(state.refusalAt(sent), { code: 131047, message: "Send a template.", atMs: 1000 });
  state.take({ ...sent, atMs: 2000 }, "two");
  assert.equal(state.refusalAt(sent), undefined);
  state.take(refused(1500), "three");
  assert.equal(state.refusalAt(sent), undefined);
  state.take(refused(3000), "four");
  assert.equal(state.refusalAt(sent)?.atMs, 3000);
  assert.equal(state.refusalAt({ ...sent, index: 1 }), undefined);
});

test("what a customer writes stands in the conversation that they got a message of, also where Meta spells the number otherwise", () => {
  const state = new JournalState();
  state.take({ ...sent, recipient: "+55 11 91234-5678" }, "one");
  state.take(webhook(statusBody({ ...status("wamid.A"), recipient_id: "551112345678" })), "two");
  const hi = {
    id: "wamid.B",
    from: "551112345678",
    timestamp: "1795300003",
    type: "text",
    text: { body: "Hi" },
  };
  state.take(webhook(inboundBody(hi)), "three");
  state.take(webhook(inboundBody({ ...hi, id: "wamid.C" }), { verified: false }), "four");
  assert.deepEqual(
    state.writtenIn(sent.document).map(({ wamid, content }) => [wamid, content]),
    [["wamid.B", { type: "text", text: { body: "Hi" } }]],
  );
});

test("a group has the name and the members that its webhooks add up to, and they stand in its conversation", () => {
  const state = new JournalState();
  const tell = (field: string, news: object) =>
    state.take(webhook(groupsBody(field, { group_id: "G1", timestamp: "1795300001", ...news })), "one");
  tell("group_lifecycle_update", { type: "group_create", subject: "Sunday riders" });
  state.take({ ...sent, recipient: "G1" }, "two");
  const join = [{ wa_id: "1" }, { wa_id: "2" }];
  tell("group_participants_update", { type: "group_participants_add", added_participants: join });
  tell("group_participants_update", {
    type: "group_participants_remove",
    removed_participants: [{ wa_id: "1" }],
  });
  assert.deepEqual(state.group("G1"), { subject: "Sunday riders", members: ["2"] });
  tell("group_settings_update", { type: "group_settings_update", group_subject: { text: "Night riders" } });
  assert.equal(state.group("G1")?.subject, "Night riders");
  assert.equal(state.group("G2"), undefined);
  const bodies = state.writtenIn(sent.document).map(({ content }) => JSON.stringify(content));
  assert.equal(bodies.length, 3);
  assert.match(bodies[0] ?? "", /\+1 and \+2 joined/);
});

test("a call stands in the conversation with its end, however often it is told", () => {
  const state = new JournalState();
  state.take(sent, "one");
  const call = { id: "wacid.C", from: "15551234567", direction: "USER_INITIATED", timestamp: "1795300001" };
  const ring = webhook(callsBody({ calls: [{ ...call, event: "connect" }] }));
  const end = { event: "terminate", status: "COMPLETED", duration: 80 };
  for (const entry of [ring, webhook(callsBody({ calls: [{ ...call, ...end }] })), ring])
    state.take(entry, "two");
  assert.deepEqual(
    state.writtenIn(sent.document).map(({ wamid, content }) => [wamid, content]),
    [["wacid.C", { type: "call", call: { ended: { seconds: 80 } } }]],
  );
});
