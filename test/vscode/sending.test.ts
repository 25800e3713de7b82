import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import type { Sent } from "../../src/node/cloudApi/sendMessage.ts";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { readMessageDocument } from "../../src/vscode/messageDocument.ts";
import { Sending, type SendingPorts, type SendRequest } from "../../src/vscode/sending.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import type { Target } from "../../src/vscode/targets.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, openDocument, resetEditor } from "../fakes/vscode.ts";

const simulator: Account = { ...simulatedAccount, testNumber: "+15550123456" };

const real: Account = { ...simulator, id: "real", name: "Harbour Bikes", simulated: false };

const sent: Sent = {
  wamid: "wamid.abc",
  input: "+15550123456",
  waId: "15550123456",
  userId: undefined,
  groupId: undefined,
  messageStatus: undefined,
  latencyMs: 5,
};

const hello = `{"messaging_product": "whatsapp", "to": "\${testNumber}", "type": "text", "text": {"body": "Hello"}}`;

beforeEach(resetEditor);

/** A person with a file open, and everything that leaves it. */
function desk(text: string, over: Partial<SendingPorts> = {}) {
  const source = openDocument(text) as unknown as vscode.TextDocument;
  const accounts = new Accounts(fakeContext().context, simulator);
  const posted: SendRequest[] = [];
  const accepted: Sent[] = [];
  const refused: Error[] = [];
  const sending = new Sending({
    accounts,
    problems: () => [],
    variables: () => ({}),
    connect: async () => ({
      baseUrl: "http://127.0.0.1",
      apiVersion: "v25.0",
      phoneNumberId: "1",
      accessToken: "t",
    }),
    post: async (_sender, request) => {
      posted.push(request);
      return sent;
    },
    accepted: (_request, answer) => void accepted.push(answer),
    refused: (_uri, error) => void refused.push(error),
    ...over,
  });
  const payload = readMessageDocument(source).payloads[0];
  assert.ok(payload);
  const target: Target = { source, payload };
  return { sending, accounts, target, posted, accepted, refused };
}

const problem = (severity: "error" | "warning", pointer: string) => ({
  code: "too-long",
  severity,
  message: "The text is too long.",
  span: { start: 0, end: 1 },
  pointer,
  fixes: [],
});

test("posts the payload to the test number, with its variables filled", async () => {
  const { sending, target, posted, accepted } = desk(hello);
  await sending.toTestNumber(target);
  assert.equal(posted[0]?.body.to, "+15550123456");
  assert.deepEqual(accepted, [sent]);
  assert.match(editor.said[0] ?? "", /Sending text\.wamsg\.json to \+15550123456 through Simulator/);
});

test("a file with errors is not sent, and the first one is shown", async () => {
  const { sending, target, posted } = desk(hello, {
    problems: () => [problem("error", "/text/body"), problem("error", "/to")],
  });
  editor.answers = ["Show Problem"];
  await sending.toTestNumber(target);
  assert.deepEqual(posted, []);
  assert.match(editor.said[0] ?? "", /was not sent\. The text is too long\. \(and 1 more\)/);
  assert.equal(editor.executed[0]?.[0], "showTextDocument");
});

test("“Send anyway” sends it all the same, to see the API's own answer", async () => {
  const { sending, target, posted } = desk(hello, { problems: () => [problem("error", "/text/body")] });
  editor.answers = ["Send anyway"];
  await sending.toTestNumber(target);
  assert.equal(posted.length, 1);
});

test("warnings, and errors of other messages of the conversation, hold nothing up", async () => {
  const { sending, target, posted } = desk(`[${hello},${hello}]`, {
    problems: () => [problem("warning", "/0/text"), problem("error", "/1/text/body")],
  });
  await sending.toTestNumber(target);
  assert.equal(posted.length, 1);
});

test("a variable without a value is an error that names it, never an empty string", async () => {
  const { sending, target, posted } = desk(hello.replace("Hello", "Hello ${name}"));
  await sending.toTestNumber(target);
  assert.deepEqual(posted, []);
  assert.match(editor.said[0] ?? "", /\$\{name\} has no value/);
});

test("the first real message to a number is confirmed, the second is not asked about", async () => {
  const { sending, accounts, target, posted } = desk(hello);
  await accounts.add(real, "marked-token");
  await sending.to(target, "+4915123456789");
  assert.deepEqual(posted, [], "no answer is no");
  assert.match(editor.said.at(-1) ?? "", /Send a real message to \+4915123456789\?/);

  editor.answers = ["Send"];
  await sending.to(target, "+4915123456789");
  await sending.to(target, "+4915123456789");
  assert.equal(posted.length, 2);
});

test("in an untrusted workspace the simulator is sent to, a real account is not", async () => {
  const { sending, accounts, target, posted } = desk(hello);
  editor.trusted = false;
  await sending.toTestNumber(target);
  assert.equal(posted.length, 1);
  await accounts.add(real, "marked-token");
  await sending.toTestNumber(target);
  assert.equal(posted.length, 1);
  assert.match(editor.said.at(-1) ?? "", /need a trusted workspace/);
});

test("a second click while the message is on its way sends nothing", async () => {
  const gate = Promise.withResolvers<Sent>();
  const began = Promise.withResolvers<void>();
  let posts = 0;
  const { sending, target } = desk(hello, {
    post: () => {
      posts += 1;
      began.resolve();
      return gate.promise;
    },
  });
  const first = sending.toTestNumber(target);
  await began.promise;
  assert.ok(sending.isUnderway(target.source.uri));
  await sending.toTestNumber(target);
  gate.resolve(sent);
  await first;
  assert.equal(posts, 1);
  assert.ok(!sending.isUnderway(target.source.uri));
});

test("a double click sends once", async () => {
  const { sending, target, posted } = desk(hello);
  await Promise.all([sending.toTestNumber(target), sending.toTestNumber(target)]);
  assert.equal(posted.length, 1);
});

test("a question nobody answers holds up no later send", async () => {
  let errors = [problem("error", "/text/body")];
  const { sending, target, posted } = desk(hello, { problems: () => errors });
  editor.unanswered = true;
  void sending.toTestNumber(target);
  await new Promise(setImmediate);
  assert.ok(!sending.isUnderway(target.source.uri));
  errors = [];
  await sending.toTestNumber(target);
  assert.equal(posted.length, 1);
});

test("cancel aborts the request, and what went wrong is told once", async () => {
  const { sending, target, refused } = desk(hello, {
    post: (_sender, _request, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new Error("Given up.")));
        editor.cancelProgress();
      }),
  });
  await sending.toTestNumber(target);
  assert.deepEqual(
    refused.map(({ message }) => message),
    ["Given up."],
  );
});

test("a simulator that cannot start is told like any refusal", async () => {
  const { sending, target, refused } = desk(hello, {
    connect: () => Promise.reject(new Error("The simulator could not start: no port is free.")),
  });
  await sending.toTestNumber(target);
  assert.equal(refused.length, 1);
});
