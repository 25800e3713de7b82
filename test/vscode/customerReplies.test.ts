import assert from "node:assert/strict";
import { test } from "node:test";
import type * as vscode from "vscode";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import type { CustomerMessage } from "../../src/core/replies/readCustomerMessage.ts";
import type { Reply } from "../../src/core/replies/reply.ts";
import { viewDocument } from "../../src/core/view/viewDocument.ts";
import { CustomerReplies, type ReplyPorts } from "../../src/vscode/customerReplies.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { Uri } from "../fakes/vscode.ts";

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
  const sent: CustomerMessage[] = [];
  const failures: unknown[] = [];
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
    failed: error => void failures.push(error),
    ...over,
  });
  return { replies, sent, failures };
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

test("a simulator that cannot start is told, and nothing is remembered", async () => {
  const { replies, failures } = customer({ customerSends: () => Promise.reject(new Error("no port")) });
  await replies.write(uri, "Is my bike ready?");
  assert.equal(failures.length, 1);
  assert.deepEqual(replies.of(uri), []);
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
