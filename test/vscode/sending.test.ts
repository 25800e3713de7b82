import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type * as vscode from "vscode";
import { fieldsOf } from "../../src/core/delivery/fields.ts";
import type { Sequence } from "../../src/core/sending/sequence.ts";
import { CloudApiError } from "../../src/node/cloudApi/cloudApiError.ts";
import type { Sent } from "../../src/node/cloudApi/sendMessage.ts";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { readMessageDocument } from "../../src/vscode/messageDocument.ts";
import { NewRecipients } from "../../src/vscode/newRecipients.ts";
import { type PreflightPorts, Preflights } from "../../src/vscode/preflights.ts";
import { SendHistory } from "../../src/vscode/sendHistory.ts";
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

const hello = `{"messaging_product": "whatsapp", "to": "\${testNumber}", "type": "text", "text": {"body": "Hello, your bike is ready."}}`;

beforeEach(resetEditor);

/** What is known besides the files. */
type Known = Pick<PreflightPorts, "problems" | "window">;

const open = () => ({ open: true, closesAtMs: Number.POSITIVE_INFINITY });

/** A person with a file open, and everything that leaves it. */
function desk(
  text: string,
  { problems = () => [], window = open, ...over }: Partial<SendingPorts & Known> = {},
) {
  const source = openDocument(text) as unknown as vscode.TextDocument;
  const accounts = new Accounts(fakeContext().context, simulator);
  const posted: SendRequest[] = [];
  const accepted: Sent[] = [];
  const refused: Error[] = [];
  const kept: Sequence[] = [];
  const forgotten: string[] = [];
  const history = new SendHistory(fakeContext().context.globalState);
  const recipients = new NewRecipients({ accounts, templates: () => [], window: () => undefined });
  const preflights = new Preflights({
    history,
    problems,
    window,
    recipients,
    connections: () => assert.fail("no link is asked"),
    log: () => {},
  });
  const sending = new Sending({
    accounts,
    preflight: (account, drafts) => preflights.approve(account, drafts),
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
    refused: (_place, error) => void refused.push(error),
    follows: () => true,
    arrival: async () => "delivered",
    whenOverdue: () => "ask",
    keep: async sequence => void kept.push(sequence),
    forget: async id => void forgotten.push(id),
    ...over,
  });
  const payload = readMessageDocument(source).payloads[0];
  assert.ok(payload);
  const target: Target = { source, payload };
  const targets: Target[] = readMessageDocument(source).payloads.map(it => ({ source, payload: it }));
  return { sending, accounts, target, targets, posted, accepted, refused, kept, forgotten, history };
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
  await sending.toTestNumber([target]);
  assert.equal(posted[0]?.body.to, "+15550123456");
  assert.deepEqual(accepted, [sent]);
  assert.match(editor.said[0] ?? "", /Sending text\.wamsg\.json to \+15550123456 through Simulator/);
});

test("a file with errors is not sent, and the first one is shown", async () => {
  const { sending, target, posted } = desk(hello, {
    problems: () => [problem("error", "/text/body"), problem("error", "/to")],
  });
  editor.answers = ["Show Problem"];
  await sending.toTestNumber([target]);
  assert.deepEqual(posted, []);
  assert.match(editor.said[0] ?? "", /was not sent yet\. ⚠ The text is too long\. \(file-problems\)/);
  assert.equal(editor.executed[0]?.[0], "showTextDocument");
});

test("“Send anyway” sends it all the same, to see the API's own answer", async () => {
  const { sending, target, posted } = desk(hello, { problems: () => [problem("error", "/text/body")] });
  editor.answers = ["Send anyway"];
  await sending.toTestNumber([target]);
  assert.equal(posted.length, 1);
});

test("warnings, and errors of other messages of the conversation, hold nothing up", async () => {
  const { sending, target, posted } = desk(`[${hello},${hello}]`, {
    problems: () => [problem("warning", "/0/text"), problem("error", "/1/text/body")],
  });
  await sending.toTestNumber([target]);
  assert.equal(posted.length, 1);
});

test("a variable without a value is an error that names it, never an empty string", async () => {
  const { sending, target, posted } = desk(hello.replace("Hello", "Hello ${name}"));
  await sending.toTestNumber([target]);
  assert.deepEqual(posted, []);
  assert.match(editor.said[0] ?? "", /\$\{name\} has no value/);
});

test("the first real message to a number is confirmed, the second is not asked about", async () => {
  const { sending, accounts, target, posted, history } = desk(hello);
  await accounts.add(real, "marked-token");
  await history.confirmOptIn(real, "+4915123456789");
  await sending.to([target], { kind: "phone", id: "+4915123456789" });
  assert.deepEqual(posted, [], "no answer is no");
  assert.match(editor.said.at(-1) ?? "", /Send a real message to \+4915123456789\?/);

  editor.answers = ["Send"];
  await sending.to([target], { kind: "phone", id: "+4915123456789" });
  await sending.to([target], { kind: "phone", id: "+4915123456789" });
  assert.equal(posted.length, 2);
});

test("in an untrusted workspace the simulator is sent to, a real account is not", async () => {
  const { sending, accounts, target, posted } = desk(hello);
  editor.trusted = false;
  await sending.toTestNumber([target]);
  assert.equal(posted.length, 1);
  await accounts.add(real, "marked-token");
  await sending.toTestNumber([target]);
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
  const first = sending.toTestNumber([target]);
  await began.promise;
  assert.ok(sending.isUnderway(target.source.uri));
  await sending.toTestNumber([target]);
  gate.resolve(sent);
  await first;
  assert.equal(posts, 1);
  assert.ok(!sending.isUnderway(target.source.uri));
});

test("a double click sends once", async () => {
  const { sending, target, posted } = desk(hello);
  await Promise.all([sending.toTestNumber([target]), sending.toTestNumber([target])]);
  assert.equal(posted.length, 1);
});

test("a question nobody answers holds up no later send", async () => {
  let errors = [problem("error", "/text/body")];
  const { sending, target, posted } = desk(hello, { problems: () => errors });
  editor.unanswered = true;
  void sending.toTestNumber([target]);
  await new Promise(setImmediate);
  assert.ok(!sending.isUnderway(target.source.uri));
  errors = [];
  await sending.toTestNumber([target]);
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
  await sending.toTestNumber([target]);
  assert.deepEqual(
    refused.map(({ message }) => message),
    ["Given up."],
  );
});

test("a simulator that cannot start is told like any refusal", async () => {
  const { sending, target, refused } = desk(hello, {
    connect: () => Promise.reject(new Error("The simulator could not start: no port is free.")),
  });
  await sending.toTestNumber([target]);
  assert.equal(refused.length, 1);
});

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
  expired = false;
  const left = kept.at(-1);
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

test("“Send to…” leaves the recipients of the file, or writes to a group or a user instead", async () => {
  const { sending, target, posted } = desk(hello.replace("${testNumber}", "+4915123456789"));
  await sending.to([target], undefined);
  await sending.to([target], { kind: "group", id: "Z3JvdXA=" });
  await sending.to([target], { kind: "user", id: "US.1349" });
  assert.deepEqual(
    posted.map(({ body: { to, recipient, recipient_type }, replaced }) => [
      to,
      recipient,
      recipient_type,
      replaced?.id,
    ]),
    [
      ["+4915123456789", undefined, undefined, undefined],
      ["Z3JvdXA=", undefined, "group", "+4915123456789"],
      [undefined, "US.1349", undefined, "+4915123456789"],
    ],
  );
});

test("what is known before a send is one question, with the rule and the error of each", async () => {
  const { sending, target, posted } = desk(hello, {
    problems: () => [problem("error", "/text/body")],
    window: () => undefined,
  });
  await sending.toTestNumber([target]);
  assert.equal(editor.said.length, 1);
  assert.match(editor.said[0] ?? "", /\(file-problems\)[\s\S]*\(window-unknown, error 131047\)/);
  assert.deepEqual(posted, []);
});

test("a link that was sent a moment ago gets a new query where the person wants it, once or always", async () => {
  const link = "https://example.com/bike.jpg";
  const image = hello.replace(
    '"text", "text": {"body": "Hello, your bike is ready."}',
    `"image", "image": {"link": "${link}"}`,
  );
  const { sending, target, posted, history } = desk(image);
  const linkOf = (request: SendRequest | undefined) => String(fieldsOf(request?.body.image)?.link);
  await sending.toTestNumber([target]);
  assert.equal(linkOf(posted[0]), link);
  await history.add(posted[0] as SendRequest, Date.now());

  editor.answers = ["Send With Fresh Links"];
  await sending.toTestNumber([target]);
  assert.match(linkOf(posted[1]), /^https:\/\/example\.com\/bike\.jpg\?wamsg=\w{8}$/);
  editor.answers = ["Always Use Fresh Links"];
  await sending.toTestNumber([target]);
  await sending.toTestNumber([target]);
  assert.equal(posted.length, 4);
  assert.notEqual(linkOf(posted[3]), linkOf(posted[2]));
});

test("a message that is on its way is marked, so that a crash is told at the next start; answered, it is not", async () => {
  const marks: string[] = [];
  const { sending, target, kept, forgotten } = desk(hello, {
    post: async () => {
      marks.push(String(kept.at(-1)?.items[0]?.state.kind));
      return sent;
    },
  });
  await sending.toTestNumber([target]);
  assert.deepEqual(marks, ["leaving"]);
  assert.deepEqual(forgotten, [kept[0]?.id]);
});

test("a single message is sent also where nothing can be kept", async () => {
  const { sending, target, posted } = desk(hello, {
    keep: () => Promise.reject(new Error("The disk is full.")),
  });
  await sending.toTestNumber([target]);
  assert.equal(posted.length, 1);
});
