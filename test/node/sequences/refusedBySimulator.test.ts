import assert from "node:assert/strict";
import { test } from "node:test";
import { type Outcome, runSequence, type SequencePorts } from "../../../src/core/sending/runSequence.ts";
import type { Sequence } from "../../../src/core/sending/sequence.ts";
import { CloudApiError } from "../../../src/node/cloudApi/cloudApiError.ts";
import { type Sender, sendMessage } from "../../../src/node/cloudApi/sendMessage.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import { sequenceOf } from "../../core/sending/sequenceOf.ts";

/** The real simulator over a socket, and every message it took, by its text. */
async function withSimulator(run: (sender: Sender, taken: string[]) => Promise<void>): Promise<void> {
  const taken: string[] = [];
  const simulator = await startSimulator({
    appSecret: "s",
    accessToken: "simulator",
    onSent: ({ payload }) => void taken.push(String((payload as { text: { body: string } }).text.body)),
    warn: () => {},
  });
  const { baseUrl, phoneNumberId, accessToken } = simulator;
  try {
    await run({ baseUrl, apiVersion: "v25.0", phoneNumberId, accessToken }, taken);
  } finally {
    await simulator.close();
  }
}

/** Posts the messages as an editor does; nobody is asked anything but what a test answers. */
const portsFor = (
  senderOf: (index: number) => Sender,
  toOf: (index: number) => string,
  over: Partial<SequencePorts> = {},
): SequencePorts => ({
  keep: async () => {},
  post: async (_item, index): Promise<Outcome> => {
    const body = {
      messaging_product: "whatsapp",
      to: toOf(index),
      type: "text",
      text: { body: String(index) },
    };
    try {
      return {
        kind: "accepted",
        wamid: (await sendMessage(senderOf(index), body, { timeoutMs: 10_000 })).wamid,
      };
    } catch (error) {
      assert.ok(error instanceof CloudApiError);
      return { kind: error.code === "rejected" ? "refused" : "blocked", reason: error.message };
    }
  },
  arrival: async () => "delivered",
  decide: async () => "stop",
  stopped: () => false,
  nowMs: () => 0,
  ...over,
});

const testNumber = (): string => "+15551234567";

test("twenty messages, the token refused at the eleventh: it says where, and the rest is sent once with a new one", () =>
  withSimulator(async (sender, taken) => {
    const expired = { ...sender, accessToken: "expired" };
    const end = await runSequence(
      sequenceOf(20),
      portsFor(index => (index < 10 ? sender : expired), testNumber),
    );
    assert.ok(end.kind === "stopped");
    assert.equal(end.at, 10);
    assert.match(end.reason, /does not accept the access token: 190/);
    assert.equal(taken.length, 10);
    await runSequence(
      end.sequence as Sequence,
      portsFor(() => sender, testNumber),
    );
    assert.deepEqual(
      taken,
      Array.from({ length: 20 }, (_, index) => String(index)),
    );
  }));

test("a recipient that Meta refuses is asked about, and the others are sent", () =>
  withSimulator(async (sender, taken) => {
    const to = (index: number): string => (index === 1 ? "+15550131030" : testNumber());
    const asked: string[] = [];
    const end = await runSequence(
      sequenceOf(3),
      portsFor(() => sender, to, {
        decide: async question => {
          asked.push("reason" in question ? question.reason : question.kind);
          return "goOn";
        },
      }),
    );
    assert.equal(end.kind, "done");
    assert.match(asked.join(), /131030/);
    assert.deepEqual(taken, ["0", "2"]);
  }));

test("the simulator is gone in the middle: the message did not leave, and the sequence says so", () =>
  withSimulator(async (sender, taken) => {
    const nowhere = { ...sender, baseUrl: "http://127.0.0.1:1" };
    const end = await runSequence(
      sequenceOf(3),
      portsFor(index => (index < 1 ? sender : nowhere), testNumber),
    );
    assert.ok(end.kind === "stopped");
    assert.equal(end.at, 1);
    assert.match(end.reason, /Could not reach/);
    assert.equal(end.sequence.items[1]?.state.kind, "pending");
    assert.deepEqual(taken, ["0"]);
  }));
