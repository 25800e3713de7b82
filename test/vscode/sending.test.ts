import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fieldsOf } from "../../src/core/delivery/fields.ts";
import { CloudApiError } from "../../src/node/cloudApi/cloudApiError.ts";
import type { Sent } from "../../src/node/cloudApi/sendMessage.ts";
import type { SendRequest } from "../../src/vscode/sending.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";
import { desk, hello, problem, real, sent } from "./sendingDesk.ts";

beforeEach(resetEditor);

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

test("a message of which nobody can say whether it left stays marked; one that could not be told does not", async () => {
  const closed = () => {
    throw new Error("Channel has been closed");
  };
  const lost = desk(hello, { post: closed });
  await lost.sending.toTestNumber([lost.target]);
  assert.equal(lost.kept.length, 1);
  assert.deepEqual(lost.forgotten, []);

  const refused = desk(hello, { post: () => Promise.reject(new CloudApiError("rejected", "131009.")) });
  await refused.sending.toTestNumber([refused.target]);
  assert.equal(refused.forgotten.length, 1);

  const untold = desk(hello, { accepted: closed });
  await untold.sending.toTestNumber([untold.target]);
  assert.deepEqual([untold.forgotten.length, untold.refused], [1, []]);
});

test("a single message is sent also where nothing can be kept", async () => {
  const { sending, target, posted } = desk(hello, {
    keep: () => Promise.reject(new Error("The disk is full.")),
  });
  await sending.toTestNumber([target]);
  assert.equal(posted.length, 1);
});
