import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Arrival,
  type Decision,
  type Outcome,
  type Question,
  runSequence,
  type SequencePorts,
} from "../../../src/core/sending/runSequence.ts";
import { recovered, type Sequence, tallyOf } from "../../../src/core/sending/sequence.ts";
import { sequenceOf } from "./sequenceOf.ts";

/** A world in which every message is taken and delivered, but for what a test says. */
function world(over: Partial<SequencePorts> = {}) {
  const told: string[] = [];
  const kept: Sequence[] = [];
  const ports: SequencePorts = {
    keep: async sequence => {
      kept.push(sequence);
    },
    post: async (_item, index) => {
      told.push(`post ${index}`);
      return { kind: "accepted", wamid: `w${index}` };
    },
    arrival: async wamid => {
      told.push(`delivered ${wamid}`);
      return "delivered";
    },
    decide: async ({ kind }) => {
      told.push(`asked: ${kind}`);
      return "stop";
    },
    stopped: () => false,
    nowMs: () => 1,
    ...over,
  };
  return { told, kept, ports };
}

const answering =
  (told: string[], ...outcomes: readonly Outcome[]) =>
  async (_item: unknown, index: number): Promise<Outcome> => {
    told.push(`post ${index}`);
    return (
      outcomes[told.filter(line => line.startsWith("post")).length - 1] ?? { kind: "accepted", wamid: "w" }
    );
  };

test("each message leaves after the one before it was delivered, and the last one is not waited for", async () => {
  const { told, ports } = world();
  const end = await runSequence(sequenceOf(3), ports);
  assert.equal(end.kind, "done");
  assert.deepEqual(told, ["post 0", "delivered w0", "post 1", "delivered w1", "post 2"]);
});

test("that a message leaves is kept before it does, and its answer before the next one", async () => {
  const { kept, ports } = world();
  const before: string[] = [];
  await runSequence(sequenceOf(2), {
    ...ports,
    post: async (_item, index) => {
      before.push(
        kept
          .at(-1)
          ?.items.map(({ state }) => state.kind)
          .join(" ") ?? "",
      );
      return { kind: "accepted", wamid: `w${index}` };
    },
  });
  assert.deepEqual(before, ["leaving pending", "accepted leaving"]);
});

test("what cannot be kept is not sent", async () => {
  const { told, ports } = world({ keep: () => Promise.reject(new Error("The disk is full.")) });
  await assert.rejects(runSequence(sequenceOf(2), ports), /disk is full/);
  assert.deepEqual(told, []);
});

test("an expired token stops the sequence before the message that met it; continued, it sends the rest once", async () => {
  const { told, ports } = world();
  const expired: Outcome = { kind: "blocked", reason: "190: the token has expired." };
  const accepted: Outcome = { kind: "accepted", wamid: "w" };
  const end = await runSequence(sequenceOf(4), {
    ...ports,
    post: answering(told, accepted, accepted, expired),
  });
  assert.ok(end.kind === "stopped");
  assert.equal(end.at, 2);
  assert.match(end.reason, /190/);
  await runSequence(end.sequence, ports);
  assert.deepEqual(
    told.filter(line => line.startsWith("post")),
    ["post 0", "post 1", "post 2", "post 2", "post 3"],
  );
});

for (const [decision, posts, states] of [
  ["goOn", 2, { refused: 1, accepted: 1 }],
  ["again", 3, { refused: 0, accepted: 2 }],
  ["stop", 1, { refused: 0, pending: 2 }],
] as const satisfies readonly (readonly [Decision, number, object])[])
  test(`a refused message is asked about; “${decision}” sends ${posts} requests`, async () => {
    const { told, ports } = world({ decide: async () => decision });
    const end = await runSequence(sequenceOf(2), {
      ...ports,
      post: answering(told, { kind: "refused", reason: "131009" }),
    });
    assert.equal(told.filter(line => line.startsWith("post")).length, posts);
    assert.deepEqual({ ...tallyOf(end.sequence), ...states }, tallyOf(end.sequence));
  });

test("a message that may have been sent is asked about and not sent again by itself", async () => {
  const asked: Question[] = [];
  const { told, ports } = world({
    decide: async question => {
      asked.push(question);
      return "goOn";
    },
  });
  const end = await runSequence(sequenceOf(2), {
    ...ports,
    post: answering(told, { kind: "ambiguous", reason: "No answer in 30 s." }),
  });
  assert.deepEqual(asked, [{ kind: "ambiguous", index: 0, reason: "No answer in 30 s." }]);
  assert.deepEqual(told, ["post 0", "post 1"]);
  assert.equal(tallyOf(end.sequence).assumed, 1);
});

for (const arrival of ["overdue", "failed"] as const satisfies readonly Arrival[])
  test(`a message that is ${arrival} is asked about before the next one leaves`, async () => {
    const { told, ports } = world({ arrival: async () => arrival });
    const end = await runSequence(sequenceOf(2), ports);
    assert.deepEqual(told, ["post 0", `asked: ${arrival}`]);
    assert.ok(end.kind === "stopped");
    assert.equal(end.at, 1);
  });

test("stopped while it waits, it says where, and nothing more leaves", async () => {
  let stop = false;
  const { told, ports } = world({
    stopped: () => stop,
    arrival: async () => {
      stop = true;
      return "stopped";
    },
  });
  const end = await runSequence(sequenceOf(3), ports);
  assert.deepEqual(told, ["post 0"]);
  assert.ok(end.kind === "stopped");
  assert.equal(end.at, 1);
});

test("of twenty messages, killed at any moment, none is sent twice and all but the one in doubt are sent", async () => {
  class Killed extends Error {}
  // Every keep and every post is a moment at which the program may end, before or after it took effect.
  for (let moment = 0; moment < 62; moment++) {
    const arrived: number[] = [];
    let disk = sequenceOf(20);
    let clock = 0;
    const tick = (): void => {
      if (clock++ === moment) throw new Killed();
    };
    const { ports } = world({
      keep: async sequence => {
        tick();
        disk = sequence;
      },
      post: async (_item, index) => {
        arrived.push(index);
        tick();
        return { kind: "accepted", wamid: `w${index}` };
      },
      arrival: async () => "delivered",
      decide: async () => "goOn",
    });
    await runSequence(disk, ports).catch(error => assert.ok(error instanceof Killed));
    await runSequence(recovered(disk), { ...ports });
    assert.equal(new Set(arrived).size, arrived.length, `twice when killed at ${moment}: ${arrived}`);
    assert.ok(arrived.length >= 19, `${arrived.length} when killed at ${moment}`);
  }
});
