import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import type { Snapshot } from "../../src/core/protocol.ts";
import { applyChange, changeBetween } from "../../src/core/snapshotChange.ts";
import { moved } from "../../src/core/view/moved.ts";
import { viewDocument } from "../../src/core/view/viewDocument.ts";

const bodies = (count: number): string[] => Array.from({ length: count }, (_, at) => `Message ${at}`);

let version = 0;

function snapshot(texts: readonly string[], more: Partial<Snapshot> = {}): Snapshot {
  const text = JSON.stringify(texts.map(body => ({ type: "text", text: { body } })));
  const context = {
    nowMs: 0,
    locale: "en-GB",
    timeZone: "UTC",
    businessName: "Example Bikes",
    deliveries: [],
  };
  return {
    version: ++version,
    uri: "file:///many.wamsg.json",
    title: "many.wamsg.json",
    conversation: viewDocument(parseDocument(text), context),
    notice: undefined,
    account: { name: "Simulator", simulated: true, testNumber: undefined },
    sending: false,
    locked: false,
    defaults: { viewpoint: "customer", theme: "light", platform: "android" },
    ...more,
  };
}

/** What arrives: structured clones know neither classes nor functions. */
const sent = <T>(value: T): T => structuredClone(value);

/** With each message where it stands in the text now. */
function placed(changed: Snapshot | undefined): Snapshot {
  assert.ok(changed);
  const { shifts = [], items, ...conversation } = changed.conversation;
  assert.equal(shifts.length, items.length);
  return {
    ...changed,
    conversation: { ...conversation, items: items.map((item, at) => moved(item, shifts[at] ?? 0)) },
  };
}

for (const [what, change] of Object.entries({
  "a word in the middle": (texts: string[]) => texts.with(50, "Another word"),
  "the first message": (texts: string[]) => texts.with(0, "Longer than it was"),
  "the last message": (texts: string[]) => texts.with(99, ""),
  "a message in between": (texts: string[]) => texts.toSpliced(40, 0, "New"),
  "a message less": (texts: string[]) => texts.toSpliced(40, 1),
  "a message at the end": (texts: string[]) => [...texts, "New"],
  nothing: (texts: string[]) => texts,
})) {
  test(`a change gives what the whole snapshot would have given: ${what}`, () => {
    const before = snapshot(bodies(100));
    const after = snapshot(change(bodies(100)), { notice: "Look" });
    const found = changeBetween(before, after);
    if (found) assert.deepEqual(placed(applyChange(sent(before), sent(found))), after);
    // Where messages change places, all that follow say another number of theirs.
    else assert.match(what, /between|less/);
  });
}

test("messages that only stand elsewhere stay what they were, change after change", () => {
  const texts = bodies(100);
  const first = snapshot(texts);
  const second = snapshot(texts.with(50, "Message 50 longer"));
  const third = snapshot(texts.with(50, "Message 50 longer").with(20, "Short"));
  const changes = [changeBetween(first, second), changeBetween(second, third)];
  let shown: Snapshot | undefined = first;
  for (const change of changes) shown = change && applyChange(shown, change);
  assert.deepEqual(placed(shown), third);
  for (const at of [0, 19, 21, 49, 51, 99])
    assert.equal(shown?.conversation.items[at], first.conversation.items[at]);
});

test("only the message that was typed in is sent", () => {
  const before = snapshot(bodies(100));
  const change = changeBetween(before, snapshot(bodies(100).with(50, "Message 50!")));
  assert.equal(change?.snapshot.conversation.items.length, 1);
  assert.deepEqual([change?.head, change?.tail, change?.by], [50, 49, 1]);
});

test("a message alone, another document and another minute are sent whole", () => {
  assert.equal(changeBetween(undefined, snapshot(bodies(100))), undefined);
  assert.equal(changeBetween(snapshot(["Hi"]), snapshot(["Hi!"])), undefined);
  assert.equal(
    changeBetween(snapshot(bodies(100)), snapshot(bodies(100), { uri: "file:///other.wamsg.json" })),
    undefined,
  );
  assert.equal(
    changeBetween(snapshot(bodies(100)), snapshot(Array.from({ length: 100 }, (_, at) => `Other ${at}`))),
    undefined,
  );
});

test("a change of a snapshot that was missed is refused", () => {
  const before = snapshot(bodies(100));
  const missed = snapshot(bodies(100).with(1, "Missed"));
  const change = changeBetween(missed, snapshot(bodies(100).with(1, "Missed too")));
  assert.ok(change);
  assert.equal(applyChange(before, change), undefined);
  assert.equal(applyChange(undefined, change), undefined);
});
