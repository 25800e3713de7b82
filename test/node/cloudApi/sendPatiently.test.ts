import assert from "node:assert/strict";
import { test } from "node:test";
import { CloudApiError } from "../../../src/node/cloudApi/cloudApiError.ts";
import { type Patience, type Pause, pause, sendPatiently } from "../../../src/node/cloudApi/sendPatiently.ts";

const refusal = (code: number): CloudApiError =>
  new CloudApiError("rejected", `The API refused the message: ${code}.`, {
    graph: { code, title: "", details: undefined, subcode: undefined, fbtraceId: undefined, httpStatus: 400 },
  });

/** Somebody who waits without a clock. */
function patient(abort = new AbortController()) {
  const pauses: Pause[] = [];
  const patience: Patience = {
    signal: abort.signal,
    onPause: it => void pauses.push(it),
    wait: async () => {},
  };
  return { pauses, patience, abort };
}

/** Fails with each of these, then succeeds. */
function failing(...errors: readonly Error[]) {
  let attempts = 0;
  const send = async (): Promise<string> => {
    const error = errors[attempts++];
    if (error) throw error;
    return "sent";
  };
  return { send, count: () => attempts };
}

test("a throttled message is sent when the time has come, and every pause is told", async () => {
  const { pauses, patience } = patient();
  const { send } = failing(refusal(131056), refusal(130429));
  assert.equal(await sendPatiently(send, patience), "sent");
  assert.deepEqual(
    pauses.map(({ delayMs, attempt }) => [delayMs, attempt]),
    [
      [1000, 2],
      [4000, 3],
    ],
  );
});

test("a connection that was refused is tried again", async () => {
  const { patience } = patient();
  const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  const { send, count } = failing(new CloudApiError("unreachable", "Nothing listens there.", { cause }));
  assert.equal(await sendPatiently(send, patience), "sent");
  assert.equal(count(), 2);
});

for (const error of [
  refusal(131009),
  refusal(131026),
  refusal(131000),
  new CloudApiError("ambiguous", "It may have been sent.", { mayHaveBeenSent: true }),
  new CloudApiError("unauthorized", "The token has expired."),
  new CloudApiError("unreadable", "HTML."),
  new CloudApiError("redirected", "Elsewhere."),
  new Error("Something else."),
])
  test(`“${error.message}” is not tried again`, async () => {
    const { pauses, patience } = patient();
    const { send, count } = failing(error);
    await assert.rejects(sendPatiently(send, patience), error);
    assert.equal(count(), 1);
    assert.deepEqual(pauses, []);
  });

test("cancelled during a pause, nothing more is sent, and it says why it was waiting", async () => {
  const { patience, abort } = patient();
  const { send, count } = failing(refusal(131056));
  await assert.rejects(
    sendPatiently(send, { ...patience, wait: async () => abort.abort() }),
    (error: unknown) =>
      error instanceof CloudApiError && error.code === "cancelled" && error.message.includes("131056"),
  );
  assert.equal(count(), 1);
});

test("a pause ends at once when it is cancelled", async () => {
  const abort = new AbortController();
  const waiting = pause(3_600_000, abort.signal);
  abort.abort();
  await waiting;
  await pause(3_600_000, abort.signal);
});
