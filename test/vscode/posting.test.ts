import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MockAgent } from "undici";
import type * as vscode from "vscode";
import type { SendEntry } from "../../src/node/journal/entry.ts";
import { postMessage } from "../../src/vscode/posting.ts";
import { SendHistory } from "../../src/vscode/sendHistory.ts";
import type { SendRequest } from "../../src/vscode/sendRequest.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { resetEditor, Uri } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const accepted = {
  messaging_product: "whatsapp",
  contacts: [{ input: "+15551234567", wa_id: "15551234567" }],
  messages: [{ id: "wamid.abc" }],
};

const refusal = {
  error: { message: "(#131009) Parameter value is not valid", code: 131009, fbtrace_id: "A" },
};

/** An API that answers as a test says, and everything that is kept of it. */
function api(state = fakeContext().context.globalState) {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const pool = agent.get("https://graph.example");
  const answers = (status: number, body: object) =>
    pool.intercept({ path: "/v25.0/1234567/messages", method: "POST" }).reply(status, body);
  const entries: SendEntry[] = [];
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const log = { info: say, warn: say, error: say } as unknown as vscode.LogOutputChannel;
  const history = new SendHistory(state);
  const sender = {
    baseUrl: "https://graph.example",
    apiVersion: "v25.0",
    phoneNumberId: "1234567",
    accessToken: "marked-token",
    dispatcher: agent,
  };
  const request: SendRequest = {
    account: simulatedAccount,
    uri: Uri.parse("file:///a.wamsg.json") as unknown as vscode.Uri,
    index: 0,
    body: { to: "+15551234567", type: "image", image: { link: "https://example.com/a.jpg" } },
    sequenceId: "s",
  };
  const post = (
    signal = new AbortController().signal,
    record = async (entry: SendEntry) => void entries.push(entry),
  ) => postMessage(sender, request, signal, say, { log, history, record, ttlSeconds: () => 600 });
  return { answers, entries, lines, history, post };
}

test("what was sent and with what answer is kept, and the next send knows of it", async () => {
  const { answers, entries, history, post } = api();
  answers(200, accepted);
  assert.equal((await post())?.wamid, "wamid.abc");
  assert.deepEqual(
    entries.map(({ answer, recipient, sequenceId, ttlSeconds }) => [
      answer.kind,
      recipient,
      sequenceId,
      ttlSeconds,
    ]),
    [["accepted", "+15551234567", "s", 600]],
  );
  assert.deepEqual(history.of(simulatedAccount)[0]?.links, ["https://example.com/a.jpg"]);
  assert.ok(!JSON.stringify(entries).includes("marked-token"));
});

test("a refusal is kept too, and is not something that was sent", async () => {
  const { answers, entries, history, post } = api();
  answers(400, refusal);
  await assert.rejects(post(), /131009/);
  assert.deepEqual(
    entries.map(({ answer }) => answer.kind),
    ["refused"],
  );
  assert.deepEqual(history.of(simulatedAccount), []);
});

test("a message that may have been sent is kept as such", async () => {
  const { answers, entries, post } = api();
  answers(502, {});
  await assert.rejects(post());
  assert.deepEqual(
    entries.map(({ answer }) => answer.kind),
    ["ambiguous"],
  );
});

test("a message that was sent is sent, also where it cannot be written down", async () => {
  const { answers, lines, post } = api();
  answers(200, accepted);
  const full = () => Promise.reject(new Error("The disk is full."));
  assert.equal((await post(undefined, full))?.wamid, "wamid.abc");
  assert.match(lines.join(" "), /could not be kept: The disk is full\./);
});

test("a message that was sent neither waits for the editor's storage nor fails with it", async () => {
  const state = fakeContext().context.globalState;
  const never = () => new Promise<void>(() => {});
  const fails = () => Promise.reject(new Error("The database is locked."));
  for (const [update, told] of [
    [never, []],
    [fails, ["The send will not be known after a reload: The database is locked."]],
  ] as const) {
    const { answers, lines, post } = api({ ...state, update, setKeysForSync() {} });
    answers(200, accepted);
    assert.equal((await post())?.wamid, "wamid.abc");
    await new Promise(setImmediate);
    assert.deepEqual(lines, told);
  }
});

test("a limit is waited for with a countdown that can be ended", async () => {
  const { answers, entries, lines, post } = api();
  answers(400, { error: { message: "(#131056) Pair rate limit hit", code: 131056 } });
  const abort = new AbortController();
  const posting = assert.rejects(post(abort.signal), /Cancelled while waiting/);
  while (!lines.some(line => /limit reached \(131056\), tries again in 1 s/.test(line)))
    await new Promise(setImmediate);
  abort.abort();
  await posting;
  assert.match(lines.join(" "), /Trying again in 1 s \(attempt 2 of 5\)/);
  assert.deepEqual(entries, []);
});
