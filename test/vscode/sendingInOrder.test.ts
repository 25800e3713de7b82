import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CloudApiError } from "../../src/node/cloudApi/cloudApiError.ts";
import type { SendRequest } from "../../src/vscode/sending.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";
import { desk, hello, sent } from "./sendingDesk.ts";

beforeEach(resetEditor);

const conversation = (count: number): string => `[${Array.from({ length: count }, () => hello).join(",")}]`;

test("a conversation is sent in order, with a summary, and nothing is left to continue", async () => {
  const { sending, targets, posted, kept, forgotten } = desk(conversation(3));
  await sending.toTestNumber(targets);
  assert.deepEqual(
    posted.map(({ index }) => index),
    [0, 1, 2],
  );
  assert.equal(kept.length, 6, "before and after each");
  assert.equal(forgotten.length, 1);
  assert.match(editor.said.at(-1) ?? "", /Done: 3 of 3 sent\./);
  assert.match(editor.progress.join(" "), /2 of 3: text\.wamsg\.json \(message 2\)/);
});

test("an expired token in the middle stops the sequence, says where, and it goes on from there", async () => {
  let expired = true;
  const arrived: number[] = [];
  const { sending, targets, kept, forgotten } = desk(conversation(4), {
    post: async (_sender, { index }) => {
      if (index === 2 && expired) throw new CloudApiError("unauthorized", "190: the token has expired.");
      arrived.push(index);
      return sent;
    },
  });
  await sending.toTestNumber(targets);
  assert.match(
    editor.said.at(-1) ?? "",
    /^Stopped before text\.wamsg\.json \(message 3\): 190: the token has expired\. 2 of 4 sent/,
  );
  assert.deepEqual(forgotten, []);
  // A new token is given on the spot; it goes on when the person says so.
  editor.answers = ["Edit Account…"];
  await sending.toTestNumber(targets.slice(1));
  await new Promise(setImmediate);
  assert.deepEqual(editor.executed.at(-1), ["wamsg.editAccount"]);
  assert.equal(editor.said.at(-1), editor.said.at(-2));
  arrived.splice(2);
  expired = false;
  const left = kept.findLast(({ items }) => items.length === 4);
  assert.ok(left);
  await sending.resume(left, targets);
  assert.deepEqual(arrived, [0, 1, 2, 3]);
  assert.deepEqual(forgotten, [left.id]);
});

test("a time-out in the middle is asked about, and only the person can send it again", async () => {
  let lost = true;
  const arrived: number[] = [];
  const post = async (_sender: unknown, { index }: SendRequest) => {
    arrived.push(index);
    if (index === 1 && lost) {
      lost = false;
      throw new CloudApiError("ambiguous", "No answer within 30 s.", { mayHaveBeenSent: true });
    }
    return sent;
  };
  const { sending, targets } = desk(conversation(3), { post });
  await sending.toTestNumber(targets);
  assert.deepEqual(arrived, [0, 1], "no answer stops it");
  assert.match(editor.said.join(" "), /\(message 2\) may have been sent\. No answer within 30 s\./);

  lost = true;
  arrived.length = 0;
  editor.answers = ["It Was Sent, Go On"];
  await sending.toTestNumber(targets);
  assert.deepEqual(arrived, [0, 1, 2]);

  lost = true;
  arrived.length = 0;
  editor.answers = ["Send It Again"];
  await sending.toTestNumber(targets);
  assert.deepEqual(arrived, [0, 1, 1, 2]);
});

test("whatever goes wrong around a message of a sequence, it is never sent again by itself", async () => {
  const closed = () => {
    throw new Error("Channel has been closed");
  };
  const told = desk(conversation(2), { accepted: closed });
  await told.sending.toTestNumber(told.targets);
  assert.equal(told.posted.length, 2, "sent is sent");

  const lost = desk(conversation(2), { post: closed });
  await lost.sending.toTestNumber(lost.targets);
  assert.equal(lost.kept.at(-1)?.items[0]?.state.kind, "ambiguous");
  assert.match(editor.said.at(-2) ?? "", /may have been sent\. Channel has been closed/);
});

test("a message that is not delivered in time is asked about, or not, as the settings say", async () => {
  let setting: "ask" | "goOn" | "stop" = "ask";
  const { sending, targets, posted } = desk(conversation(2), {
    arrival: async () => "overdue",
    whenOverdue: () => setting,
  });
  await sending.toTestNumber(targets);
  assert.match(editor.said.join(" "), /was not delivered in time/);
  assert.equal(posted.length, 1);
  setting = "goOn";
  await sending.toTestNumber(targets);
  assert.equal(posted.length, 3);
});

test("cancelled in the middle, the rest is kept to be continued", async () => {
  const { sending, targets, posted, kept } = desk(conversation(3), {
    arrival: async () => {
      editor.cancelProgress();
      return "stopped";
    },
  });
  await sending.toTestNumber(targets);
  assert.equal(posted.length, 1);
  assert.deepEqual(
    kept.at(-1)?.items.map(({ state }) => state.kind),
    ["accepted", "pending", "pending"],
  );
});

test("without webhooks of the account a sequence asks before it sends without waiting", async () => {
  const { sending, targets, posted } = desk(conversation(2), {
    follows: () => false,
    arrival: () => Promise.reject(new Error("waited")),
  });
  await sending.toTestNumber(targets);
  assert.equal(posted.length, 0);
  editor.answers = ["Send Without Waiting"];
  await sending.toTestNumber(targets);
  assert.equal(posted.length, 2);
});
