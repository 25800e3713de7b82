import assert from "node:assert/strict";
import { test } from "node:test";
import type * as vscode from "vscode";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { writtenText } from "../../src/core/replies/inboundContent.ts";
import type { CustomerMessage } from "../../src/core/replies/readCustomerMessage.ts";
import type { Reply } from "../../src/core/replies/reply.ts";
import { viewDocument } from "../../src/core/view/viewDocument.ts";
import { CustomerReplies, type ReplyPorts } from "../../src/vscode/customerReplies.ts";
import { tellTrouble } from "../../src/vscode/replying/tellTrouble.ts";
import { SimulatorSession } from "../../src/vscode/simulatorSession.ts";
import { TemplateDefinitions } from "../../src/vscode/templateDefinitions.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { fakeLog } from "../fakes/log.ts";
import { editor, resetEditor, Uri } from "../fakes/vscode.ts";

const uri = Uri.parse("file:///question.wamsg.json") as unknown as vscode.Uri;

const question = {
  type: "interactive",
  interactive: {
    type: "button",
    body: { text: "Shall we go ahead?" },
    action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Yes, please" } }] },
  },
};

const conversation = viewDocument(parseDocument(JSON.stringify(question)), {
  nowMs: 0,
  businessName: "Harbour Bikes",
  deliveries: [],
});

function customer(over: Partial<ReplyPorts> = {}) {
  resetEditor();
  const sent: CustomerMessage[] = [];
  const replies = new CustomerReplies({
    customerSends: async message => {
      sent.push(message);
      return { wamid: "wamid.reply", atMs: 1000 };
    },
    customerWrites: () => Promise.reject(new Error("no files here")),
    sentId: () => "wamid.question",
    received: () => [],
    parties: () => ({
      business: { wabaId: "1", phoneNumberId: "2", displayPhoneNumber: "15550100200" },
      customer: { waId: "15551234567", userId: "US.1", name: "Robin" },
    }),
    forgotten: () => {},
    state: fakeContext().context.workspaceState,
    ...tellTrouble(fakeLog().log),
    ...over,
  });
  return { replies, sent };
}

test("a tap goes to the simulator as the answer to the message that was sent, and is remembered", async () => {
  const { replies, sent } = customer();
  await replies.tap(uri, conversation, 0, { kind: "button", id: "yes" });
  assert.deepEqual(sent, [
    {
      content: {
        type: "interactive",
        interactive: { type: "button_reply", button_reply: { id: "yes", title: "Yes, please" } },
      },
      answers: "wamid.question",
    },
  ]);
  const [reply] = replies.of(uri);
  assert.equal(reply?.wamid, "wamid.reply");
  assert.equal(reply?.received, true);
});

test("a tap on what the conversation does not offer does nothing", async () => {
  const { replies, sent } = customer();
  await replies.tap(uri, conversation, 0, { kind: "button", id: "maybe" });
  assert.deepEqual(sent, []);
  assert.deepEqual(replies.of(uri), []);
});

test("two quick taps on the same thing send one message", async () => {
  const { replies, sent } = customer();
  const tap = () => replies.tap(uri, conversation, 0, { kind: "button", id: "yes" });
  await Promise.all([tap(), tap()]);
  assert.equal(sent.length, 1);
  assert.equal(replies.of(uri).length, 1);
});

test("with a real account the reply stays in the preview", async () => {
  const { replies } = customer({ customerSends: () => undefined });
  await replies.write(uri, "Is my bike ready?");
  assert.equal(replies.of(uri)[0]?.received, false);
});

test("a reset forgets the replies of that document, and says so once", async () => {
  const { replies } = customer();
  await replies.write(uri, "Is my bike ready?");
  let changes = 0;
  replies.onDidChange(() => changes++);
  replies.reset(uri);
  replies.reset(uri);
  assert.deepEqual(replies.of(uri), []);
  assert.equal(changes, 1);
});

test("a simulator that cannot start is told with a way to try again, and nothing is remembered until it works", async () => {
  const starts = [Promise.reject(new Error("The simulator could not start: no port.")), undefined];
  const { replies } = customer({
    customerSends: async () => (await starts.shift()) ?? { wamid: "wamid.reply", atMs: 1000 },
  });
  editor.unanswered = true;
  await replies.write(uri, "Is my bike ready?");
  assert.deepEqual(editor.said, [
    "The customer's message was not sent. The simulator could not start: no port.",
  ]);
  assert.deepEqual(replies.of(uri), []);

  starts.unshift(Promise.reject(new Error("The simulator could not start: no port.")));
  editor.unanswered = false;
  editor.answers = ["Try Again"];
  const kept = new Promise(resolve => replies.onDidChange(resolve));
  await replies.write(uri, "Is my bike ready?");
  await kept;
  assert.deepEqual(
    replies.of(uri).map(({ content }) => content),
    [writtenText("Is my bike ready?")],
  );
});

test("a file that is none is told with the reason", async () => {
  const { replies } = customer();
  await replies.sendFile(uri, { type: "image" });
  assert.deepEqual(editor.said, ["The customer's message was not sent. no files here"]);
});

test("a customer's message that the receiver refuses stands in the preview, and it is told that the business has it not", async context => {
  const session = new SimulatorSession(fakeLog().log, {
    templates: () => new TemplateDefinitions().known,
    appSecret: async () => "secret",
    received: () => Promise.reject(new Error("There is no room left.")),
    knownInbound: () => {},
    taken: () => {},
  });
  context.after(() => session.dispose());
  const { replies } = customer({
    customerSends: message => session.customerSends(message),
    customerWrites: message => session.customerWrites(message),
  });
  await replies.write(uri, "Is my bike ready?");
  await replies.send(uri, { type: "call", call: { payload: "call-now" } });
  await replies.sendFile(uri, { type: "text", text: { body: "Hello?" } });
  assert.equal(replies.of(uri).length, 3);
  assert.deepEqual(
    editor.said.map(text => text.replace(/:\d+ /, ":1 ")),
    Array(3).fill(
      "The customer's message was sent, but your side has not taken its webhook. 127.0.0.1:1 answered HTTP 503 to a webhook; it is sent again, ever more rarely, for 7 days.",
    ),
  );
});

const received = (wamid: string, atMs: number): Reply => ({
  wamid,
  atMs,
  content: { type: "text", text: { body: wamid } },
  answers: undefined,
  tapped: undefined,
  received: true,
});

test("what real phones sent stands among what was tapped here, each once, and a new conversation begins without it", async () => {
  const state = fakeContext().context.workspaceState;
  const phones = () => [received("wamid.phone", 2000), received("wamid.reply", 1000)];
  const { replies } = customer({ received: phones, state });
  const changed: string[] = [];
  replies.onDidChange(it => changed.push(it.toString()));
  await replies.tap(uri, conversation, 0, { kind: "button", id: "yes" });
  assert.deepEqual(
    replies.of(uri).map(({ wamid, content }) => [wamid, content.type]),
    [
      ["wamid.reply", "interactive"],
      ["wamid.phone", "text"],
    ],
  );
  replies.reset(uri);
  assert.deepEqual(replies.of(uri), []);
  assert.equal(changed.length, 2);
  assert.deepEqual(customer({ received: phones, state }).replies.of(uri), [], "nor in the next window");
});

test("a call of the customer's is told with its end, which only a webhook knows", async () => {
  const call: Reply[] = [];
  const { replies } = customer({ received: () => call });
  await replies.send(uri, { type: "call", call: {} });
  assert.deepEqual(replies.of(uri).at(-1)?.content, { type: "call", call: {} });
  const ended = { type: "call", call: { ended: { seconds: 30 } } } as const;
  const [rang] = replies.of(uri);
  if (rang) call.push({ ...rang, content: ended });
  assert.deepEqual(
    replies.of(uri).map(({ content }) => content),
    [ended],
  );
});
