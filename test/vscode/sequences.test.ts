import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import type { Sequence } from "../../src/core/sending/sequence.ts";
import { SequenceFolder } from "../../src/node/sequences/sequenceFolder.ts";
import type { Sending } from "../../src/vscode/sending.ts";
import { continueSequence, offerUnfinished } from "../../src/vscode/sequences.ts";
import type { Target } from "../../src/vscode/targets.ts";
import { editor, openDocument, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const payloads = ["one", "two", "three"].map(body => ({ type: "text", text: { body } }));

/** Three messages of one file, of which the first was sent and the second was leaving. */
const cutOff: Sequence = {
  id: "s",
  accountId: "simulator",
  recipient: { kind: "phone", id: "+15551234567" },
  startedAtMs: 0,
  items: payloads.map((payload, index) => ({
    document: "file:///samples/text.wamsg.json",
    index,
    label: `text.wamsg.json (message ${index + 1})`,
    payload: JSON.stringify(payload),
    state:
      index === 0
        ? { kind: "accepted", atMs: 0, wamid: "w" }
        : index === 1
          ? { kind: "leaving", atMs: 0 }
          : { kind: "pending" },
  })),
};

/** A workspace in which a sequence was cut off, and what is asked of the sender. */
async function afterCrash(
  run: (folder: SequenceFolder, sending: Sending, resumed: Resumed[]) => Promise<void>,
) {
  const path = await mkdtemp(join(tmpdir(), "wamsg-cut-off-"));
  try {
    const folder = new SequenceFolder(path);
    await folder.keep(cutOff);
    const resumed: Resumed[] = [];
    const sending = {
      resume: async (sequence: Sequence, targets: readonly Target[]) =>
        void resumed.push({ sequence, targets }),
    } as unknown as Sending;
    await run(folder, sending, resumed);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

interface Resumed {
  readonly sequence: Sequence;
  readonly targets: readonly Target[];
}

test("at the start it is offered to go on, with what is known; nothing happens before", () =>
  afterCrash(async (folder, sending, resumed) => {
    openDocument(JSON.stringify(payloads));
    await offerUnfinished(folder, sending);
    assert.match(editor.said[0] ?? "", /1 of 3 sent, 1 perhaps sent, 1 to go\./);
    assert.equal(resumed.length, 0);
    editor.answers = ["Continue…"];
    await offerUnfinished(folder, sending);
    assert.equal(resumed.length, 1);
    assert.deepEqual(
      resumed[0]?.targets.map(({ payload }) => payload.index),
      [0, 1, 2],
    );
  }));

test("what is discarded is not offered again", () =>
  afterCrash(async (folder, sending, resumed) => {
    editor.answers = ["Discard"];
    await offerUnfinished(folder, sending);
    await offerUnfinished(folder, sending);
    assert.equal(editor.said.length, 1);
    assert.deepEqual(resumed, []);
    await continueSequence(folder, sending);
    assert.match(editor.said.at(-1) ?? "", /no sequence that was stopped/);
  }));

test("messages that have changed since are told before they are sent as they are now", () =>
  afterCrash(async (folder, sending, resumed) => {
    openDocument(JSON.stringify(payloads.with(2, { type: "text", text: { body: "new" } })));
    await continueSequence(folder, sending);
    assert.match(editor.said[0] ?? "", /1 of those still to be sent read differently now/);
    assert.deepEqual(resumed, []);
    editor.answers = ["Continue"];
    await continueSequence(folder, sending);
    assert.equal(resumed.length, 1);
  }));

test("messages that have moved are warned of: one might be sent twice", () =>
  afterCrash(async (folder, sending) => {
    openDocument(JSON.stringify([{ type: "text", text: { body: "zero" } }, ...payloads]));
    await continueSequence(folder, sending);
    assert.match(editor.said[0] ?? "", /one may be sent again or left out/);
  }));

test("a message that is gone stops it with a way out", () =>
  afterCrash(async (folder, sending, resumed) => {
    openDocument(JSON.stringify(payloads.slice(0, 2)));
    await continueSequence(folder, sending);
    assert.match(editor.said[0] ?? "", /\(message 3\) is not there any more/);
    assert.deepEqual(resumed, []);
    assert.equal((await folder.unfinished()).length, 1, "kept until the person discards it");
  }));

test("a file that is gone does the same", () =>
  afterCrash(async (folder, sending) => {
    editor.answers = ["Discard Sequence"];
    await continueSequence(folder, sending);
    assert.match(editor.said[0] ?? "", /is not there any more/);
    assert.deepEqual(await folder.unfinished(), []);
  }));
