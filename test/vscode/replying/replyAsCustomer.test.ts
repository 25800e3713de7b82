import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import type { InboundContent } from "../../../src/core/replies/inboundContent.ts";
import { viewDocument } from "../../../src/core/view/viewDocument.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";
import { CustomerReplies } from "../../../src/vscode/customerReplies.ts";
import { replyAsCustomer } from "../../../src/vscode/replying/registerCustomerReply.ts";
import { fakeContext } from "../../fakes/extensionContext.ts";
import { editor, openDocument, type PersonInput, resetEditor } from "../../fakes/vscode.ts";

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../../samples", `${name}.wamsg.json`), "utf8");

const back: PersonInput = { type: "", press: "back" };

/** Runs `Reply as Customer…` over a document of the samples, against the real simulator; what the business hears comes back. */
async function reply(
  context: TestContext,
  text: string,
  inputs: readonly PersonInput[],
  { simulated = true, files = {} }: { simulated?: boolean; files?: Readonly<Record<string, string>> } = {},
) {
  resetEditor();
  for (const [uri, content] of Object.entries(files)) editor.files.set(uri, content);
  editor.inputs = [...inputs];
  const simulator = await startSimulator({ appSecret: "s" });
  context.after(() => simulator.close());
  const failures: unknown[] = [];
  const replies = new CustomerReplies({
    customerSends: message => (simulated ? simulator.customerSends(message) : undefined),
    customerWrites: message => simulator.customerWrites(message),
    sentId: (_, index) => `wamid.sent-${index}`,
    received: () => [],
    parties: () => ({
      business: { wabaId: "1", phoneNumberId: "2", displayPhoneNumber: "15550100200" },
      customer: { waId: "15551234567", userId: "US.1", name: "Robin" },
    }),
    forgotten: () => {},
    failed: error => void failures.push(error),
    notTaken: () => {}, // it has no address for webhooks
    state: fakeContext().context.workspaceState,
  });
  const source = openDocument(text) as unknown as vscode.TextDocument;
  await replyAsCustomer(source, {
    accounts: { current: { simulated } } as never,
    previews: {
      conversationOf: () =>
        viewDocument(parseDocument(text), { nowMs: 0, businessName: "Harbour Bikes", deliveries: [] }),
    },
    replies,
  });
  assert.deepEqual(failures, []);
  assert.deepEqual(editor.inputs, [], "everything that was to be asked was asked");
  const [sent] = replies.of(source.uri);
  return { content: sent?.content, answers: sent?.answers, received: sent?.received, webhook: sent?.webhook };
}

const interactive = (content: InboundContent | undefined) =>
  content?.type === "interactive" ? content.interactive : undefined;

const formIn = (content: InboundContent | undefined): Record<string, unknown> => {
  const form = interactive(content);
  return form?.type === "nfm_reply" ? JSON.parse(form.nfm_reply.response_json) : {};
};

test("words", async context => {
  const { content, answers } = await reply(context, sample("text"), ["Write a Text", "Is it ready?"]);
  assert.deepEqual(content, { type: "text", text: { body: "Is it ready?" } });
  assert.equal(answers, undefined);
});

test("a button, and what it answers", async context => {
  const { content, answers } = await reply(context, sample("interactive-button"), ["$(reply)"]);
  assert.equal(interactive(content)?.type, "button_reply");
  assert.equal(answers, 0);
});

test("a row of a list", async context => {
  const { content } = await reply(context, sample("interactive-list"), ["$(reply)"]);
  assert.equal(interactive(content)?.type, "list_reply");
});

test("a button of a template", async context => {
  const message = JSON.stringify({
    type: "template",
    template: {
      name: "order_shipped",
      language: { code: "en_US" },
      components: [
        {
          type: "button",
          sub_type: "quick_reply",
          index: "0",
          parameters: [{ type: "payload", payload: "track" }],
        },
      ],
    },
  });
  const { content } = await reply(context, message, ["$(reply)"]);
  assert.equal(content?.type === "button" && content.button.payload, "track");
});

test("a flow: the fields that are known, and more answers as JSON", async context => {
  const { content, answers } = await reply(context, sample("interactive-flow"), [
    "$(reply) Book a slot",
    "Kim",
    "City 3",
    "5",
    "[1]",
    '{ "newsletter": true, "day": "Monday" }',
  ]);
  assert.equal(answers, 0);
  const { flow_token: token, ...said } = formIn(content);
  assert.equal(typeof token, "string");
  assert.deepEqual(said, {
    customer_name: "Kim",
    bike: "City 3",
    slots_left: 5,
    newsletter: "true",
    day: "Monday",
  });
  assert.deepEqual(editor.asked.at(-1)?.faults, ["This is not a JSON object."]);
});

test("an address form: filled in, with what is wrong told, or a saved address", async context => {
  const filled = await reply(context, sample("interactive-address_message"), [
    "$(reply) Provide address",
    "Add",
    "Kim Example",
    "12",
    "+91 99999 99999",
    "400001",
    ...["", "", "", ""],
    "",
    "12 Marine Drive",
    "",
    "Mumbai",
    "",
  ]);
  const { values } = formIn(filled.content) as { values: Record<string, string> };
  assert.equal(values.address, "12 Marine Drive");
  assert.deepEqual(
    editor.asked.flatMap(({ faults }) => faults),
    ["This is not a phone number.", "Address is missing."],
  );
  const saved = await reply(context, sample("interactive-address_message"), [
    "$(reply) Provide address",
    "Asha Example",
  ]);
  assert.equal(typeof formIn(saved.content).saved_address_id, "string");
});

test("an answer to a bill, to a request to call, and to a request for a place", async context => {
  const paid = await reply(context, sample("interactive-order_details"), ["$(reply)", "PhonePe"]);
  assert.equal(paid.content?.type === "payment" && paid.content.payment.method, "phonepe");
  const allowed = await reply(context, sample("interactive-call_permission_request"), ["Allow for 7 days"]);
  assert.equal(interactive(allowed.content)?.type, "call_permission_reply");
  const there = await reply(context, sample("interactive-location_request_message"), [
    "$(reply) Send location",
    "Sample Park",
  ]);
  assert.equal(there.content?.type === "location" && there.content.location.name, "Sample Park");
});

test("a location: one of those nearby, or any other", async context => {
  const near = await reply(context, sample("text"), ["Location", "Example Cafe"]);
  assert.equal(near.content?.type === "location" && near.content.location.name, "Example Cafe");
  const far = await reply(context, sample("text"), [
    "Location",
    "Another Place",
    "95",
    "53.5",
    "9.9",
    "Quay 7",
    "",
  ]);
  assert.deepEqual(far.content, {
    type: "location",
    location: { latitude: 53.5, longitude: 9.9, name: "Quay 7" },
  });
  assert.deepEqual(editor.asked.find(({ faults }) => faults.length > 0)?.faults, [
    "A latitude is a number from -90 to 90.",
  ]);
});

test("a contact card", async context => {
  const { content } = await reply(context, sample("text"), ["Contact", "Kim Example", "+1 555 765 4321"]);
  assert.ok(content?.type === "contacts");
  assert.equal(content.contacts[0]?.name.formatted_name, "Kim Example");
  assert.equal(content.contacts[0]?.phones?.[0]?.wa_id, "15557654321");
});

test("an order", async context => {
  const { content } = await reply(context, sample("text"), [
    "Order",
    "1234",
    "bike-42",
    "0",
    "2",
    "499.50",
    "EUR",
    "Blue, please",
  ]);
  assert.deepEqual(content, {
    type: "order",
    order: {
      catalog_id: "1234",
      text: "Blue, please",
      product_items: [{ product_retailer_id: "bike-42", quantity: 2, item_price: 499.5, currency: "EUR" }],
    },
  });
});

test("a reaction to a message of the conversation, and its end", async context => {
  const { content } = await reply(context, sample("text"), ["Reaction", "❤️"]);
  assert.deepEqual(content, { type: "reaction", reaction: { message_id: "wamid.sent-0", emoji: "❤️" } });
  const ended = await reply(context, sample("text"), ["Reaction", "Take the Reaction Back"]);
  assert.deepEqual(ended.content, { type: "reaction", reaction: { message_id: "wamid.sent-0" } });
  const other = await reply(context, sample("text"), ["Reaction", "Another Emoji", "ok", "🚲"]);
  assert.equal(other.content?.type === "reaction" && other.content.reaction.emoji, "🚲");
});

test("a call", async context => {
  const { content } = await reply(context, sample("text"), ["Call"]);
  assert.equal(content?.type, "call");
});

for (const [pick, type] of [
  ["Image", "image"],
  ["Video", "video"],
  ["Voice Message", "audio"],
  ["Document", "document"],
  ["Sticker", "sticker"],
] as const)
  test(`a file: ${pick}`, async context => {
    const hasCaption = type !== "audio" && type !== "sticker";
    const { content, webhook } = await reply(context, sample("text"), [
      pick,
      "A Sample",
      ...(hasCaption ? ["The broken wheel"] : []),
    ]);
    assert.equal(content?.type, type);
    const file = (content as unknown as Record<string, { id: string; caption?: string; voice?: boolean }>)[
      type
    ];
    assert.match(file?.id ?? "", /^\d+$/);
    assert.equal(file?.caption, hasCaption ? "The broken wheel" : undefined);
    if (type === "audio") assert.equal(file?.voice, true);
    assert.match(JSON.stringify(webhook), new RegExp(`"type":"${type}"`));
    if (type === "image") assert.match(JSON.stringify(webhook), /"mime_type":"image\/png"/);
  });

test("a file of this machine, under its name; one that is something else is told of", async context => {
  const files = { "file:///bill.pdf": "%PDF-1.4", "file:///bill.exe": "MZ" };
  const { content } = await reply(context, sample("text"), ["Document", "A File", "file:///bill.pdf", ""], {
    files,
  });
  assert.ok(content?.type === "document");
  assert.equal(content.document.filename, "bill.pdf");
  assert.equal(content.document.mime_type, "application/pdf");
  const other = await reply(context, sample("text"), ["Document", "A File", "file:///bill.exe"], { files });
  assert.equal(other.content, undefined);
  assert.match(
    editor.said.join(),
    /The customer sent nothing\. bill\.exe is no document: it would end in txt, pdf/,
  );
  const closed = await reply(context, sample("text"), ["Document", "A File"]);
  assert.equal(closed.content, undefined);
});

test("a cart from the products that a message offers", async context => {
  const picks = await reply(context, sample("interactive-product_list"), ["$(reply)"]);
  assert.equal(picks.content, undefined, "closing the list of products sends nothing");
  const [product = ""] = editor.asked.at(-1)?.items ?? [];
  const { content } = await reply(context, sample("interactive-product_list"), [
    "$(reply)",
    product,
    "3",
    "Soon, please",
  ]);
  assert.ok(content?.type === "order");
  assert.deepEqual(
    content.order.product_items.map(it => [it.product_retailer_id, it.quantity]),
    [[product, 3]],
  );
  assert.equal(content.order.text, "Soon, please");
});

test("back leads to the question before, from wherever it is pressed", async context => {
  const { content } = await reply(context, sample("text"), [
    "Write a Text",
    back,
    "Location",
    "Another Place",
    "53.5",
    back,
    back,
    back,
    "Reaction",
    "Another Emoji",
    back,
    "👍",
  ]);
  assert.equal(content?.type === "reaction" && content.reaction.emoji, "👍");
});

test("closing any of the questions sends nothing", async context => {
  for (const inputs of [
    [],
    ["Write a Text"],
    ["Location"],
    ["Location", "Another Place"],
    ["Contact"],
    ["Order", "1234"],
    ["Reaction"],
    ["Reaction", "Another Emoji"],
    ["Image"],
    ["Image", "A Sample"],
  ])
    assert.equal((await reply(context, sample("text"), inputs)).content, undefined, inputs.join(" › "));
});

test("with a real account files are not offered, and the rest stays in the preview", async context => {
  const { received } = await reply(context, sample("text"), ["Contact", "Kim Example", ""], {
    simulated: false,
  });
  assert.equal(received, false);
  assert.ok(!editor.asked[0]?.items.some(label => label.includes("Image")));
});
