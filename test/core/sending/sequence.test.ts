import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describeSequence } from "../../../src/core/sending/describeSequence.ts";
import { readSequence } from "../../../src/core/sending/readSequence.ts";
import {
  advance,
  nextOf,
  recovered,
  type Sequence,
  SequenceError,
  type Step,
} from "../../../src/core/sending/sequence.ts";
import { sequenceOf } from "./sequenceOf.ts";

const after = (sequence: Sequence, ...steps: readonly Step[]): Sequence =>
  steps.reduce((it, step) => advance(it, 0, step, 1), sequence);

test("a message that was leaving when the program ended may have been sent, and is next to be asked about", () => {
  const found = recovered(after(sequenceOf(2), { kind: "leave" }));
  assert.equal(found.items[0]?.state.kind, "ambiguous");
  assert.equal(nextOf(found), 0);
});

test("what was accepted, may have been sent or was given up does not leave again by itself", () => {
  const leaving = after(sequenceOf(1), { kind: "leave" });
  for (const step of [
    { kind: "accept", wamid: "w" },
    { kind: "lose", reason: "" },
    { kind: "refuse", reason: "" },
  ] as const)
    assert.throws(() => advance(after(leaving, step), 0, { kind: "leave" }, 2), SequenceError);
  assert.throws(() => after(leaving, { kind: "leave" }), SequenceError);
});

test("whatever happens, a message leaves twice only where the person said so or it surely had not left", () => {
  const kinds = ["leave", "accept", "refuse", "release", "lose", "assume", "sendAgain", "crash"] as const;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 30 }), steps => {
      let sequence = sequenceOf(1);
      let mayBeSent = false;
      for (const kind of steps) {
        if (kind === "crash") {
          sequence = recovered(sequence);
          continue;
        }
        const step: Step =
          kind === "accept"
            ? { kind, wamid: "w" }
            : kind === "refuse" || kind === "lose"
              ? { kind, reason: "" }
              : { kind };
        try {
          sequence = advance(sequence, 0, step, 1);
        } catch (error) {
          assert.ok(error instanceof SequenceError);
          continue;
        }
        if (kind === "leave") assert.ok(!mayBeSent);
        mayBeSent = kind === "leave" || kind === "accept" || kind === "lose" || kind === "assume";
      }
    }),
  );
});

test("a sequence is read as it was kept, and not at all where a part of it cannot be read", () => {
  const states: readonly Step[][] = [
    [],
    [{ kind: "leave" }],
    [{ kind: "leave" }, { kind: "accept", wamid: "wamid.1" }],
    [{ kind: "leave" }, { kind: "accept", wamid: undefined }],
    [{ kind: "leave" }, { kind: "refuse", reason: "No." }],
    [{ kind: "leave" }, { kind: "lose", reason: "Gone." }],
  ];
  for (const steps of states) {
    const sequence = after(sequenceOf(2), ...steps);
    assert.deepEqual(readSequence(JSON.parse(JSON.stringify(sequence))), {
      ...sequence,
    });
  }
  const kept = JSON.parse(JSON.stringify(sequenceOf(2)));
  for (const broken of [
    undefined,
    [],
    { ...kept, items: [] },
    { ...kept, items: [kept.items[0], { ...kept.items[1], state: { kind: "gone" } }] },
    { ...kept, recipient: { kind: "fax", id: "1" } },
    { ...kept, startedAtMs: "now" },
  ])
    assert.equal(readSequence(broken), undefined);
});

test("a sequence tells what it has come to", () => {
  const sent = after(sequenceOf(3), { kind: "leave" }, { kind: "accept", wamid: "w" });
  assert.equal(describeSequence(sent), "1 of 3 sent, 2 to go.");
  const lost = advance(advance(sent, 1, { kind: "leave" }, 1), 1, { kind: "lose", reason: "" }, 1);
  assert.equal(describeSequence(lost), "1 of 3 sent, 1 perhaps sent, 1 to go.");
});
