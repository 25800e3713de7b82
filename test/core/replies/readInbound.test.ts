import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readInbound } from "../../../src/core/replies/readInbound.ts";
import { replyWords } from "../../../src/core/replies/replyWords.ts";
import { callsBody, groupsBody, inboundBody, messages, statusBody } from "../delivery/bodies.ts";

const atMs = 1_795_300_000_000;
const receivedAtMs = atMs + 400;

const one = (message: object) => {
  const head = { id: "wamid.A", from: "15551234567", timestamp: String(atMs / 1000) };
  const [read] = readInbound(inboundBody({ ...head, ...message }), receivedAtMs);
  return read ?? assert.fail("nothing was read");
};

/** Every type of webhooks §7, and what is said of it. */
const types: readonly [message: object, kind: string, words: string][] = [
  [{ type: "text", text: { body: "Hi" } }, "Text message", "Hi"],
  [
    { type: "image", image: { id: "1", mime_type: "image/jpeg", caption: "The wheel" } },
    "Image",
    "The wheel",
  ],
  [{ type: "video", video: { id: "1" } }, "Video", ""],
  [{ type: "audio", audio: { id: "1", voice: true } }, "Voice message", ""],
  [{ type: "audio", audio: { id: "1", voice: false } }, "Audio", ""],
  [{ type: "document", document: { id: "1", filename: "bill.pdf" } }, "Document", ""],
  [{ type: "sticker", sticker: { id: "1", animated: false } }, "Sticker", ""],
  [
    { type: "location", location: { latitude: 48.2, longitude: 16.4, name: "Example Cafe" } },
    "Location",
    "Example Cafe",
  ],
  [{ type: "contacts", contacts: [{ name: { formatted_name: "Dana Sample" } }] }, "Contact", "Dana Sample"],
  [{ type: "reaction", reaction: { message_id: "wamid.S", emoji: "👍" } }, "Reaction", "👍"],
  [{ type: "reaction", reaction: { message_id: "wamid.S" } }, "Reaction", "Reaction removed"],
  [
    { type: "interactive", interactive: { type: "button_reply", button_reply: { id: "a", title: "Yes" } } },
    "Reply",
    "Yes",
  ],
  [
    { type: "interactive", interactive: { type: "list_reply", list_reply: { id: "a", title: "Small" } } },
    "Reply from the list",
    "Small",
  ],
  [
    {
      type: "interactive",
      interactive: { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: "{}" } },
    },
    "Form",
    "Response sent",
  ],
  [
    {
      type: "interactive",
      interactive: {
        type: "nfm_reply",
        nfm_reply: { name: "address_message", body: "2 Sample Square", response_json: "{}" },
      },
    },
    "Address",
    "2 Sample Square",
  ],
  [
    {
      type: "interactive",
      interactive: { type: "call_permission_reply", call_permission_reply: { response: "reject" } },
    },
    "Call permission",
    "The customer does not allow calls.",
  ],
  [
    {
      type: "interactive",
      interactive: {
        type: "payment_method",
        payment_method: { payment_method: "card", last_four_digits: "4242", reference_id: "A7" },
      },
    },
    "Payment",
    "Confirmed to pay with card ending in 4242 for order #A7",
  ],
  [{ type: "button", button: { payload: "help", text: "Help" } }, "Reply", "Help"],
  [
    {
      type: "order",
      order: {
        catalog_id: "1",
        text: "Soon, please",
        product_items: [{ product_retailer_id: "a", quantity: 1, item_price: 2, currency: "EUR" }],
      },
    },
    "Order",
    "Soon, please",
  ],
  [
    { type: "system", system: { body: "Robin changed to +1 555 765 4321", type: "user_changed_number" } },
    "System message",
    "Robin changed to +1 555 765 4321",
  ],
  [
    { type: "unsupported", unsupported: { type: "poll" } },
    "Unsupported message",
    "This message cannot be shown here.",
  ],
  [
    { type: "unknown", errors: [{ code: 131051 }] },
    "Unsupported message",
    "This message cannot be shown here.",
  ],
  [{ type: "sometime_new", sometime_new: {} }, "Unsupported message", "This message cannot be shown here."],
  [{ type: "image", image: {} }, "Unsupported message", "This message cannot be shown here."],
];

for (const [message, kind, words] of types)
  test(`a webhook with ${JSON.stringify(message).slice(0, 90)} is a ${kind.toLowerCase()}`, () => {
    const read = replyWords(one(message).content, "en-GB");
    assert.deepEqual([read.kind, read.words], [kind, words]);
  });

test("it says what it answers, how far it had come, and who of a group wrote it", () => {
  const message = {
    type: "text",
    text: { body: "Hi" },
    context: { from: "15550100200", id: "wamid.S", frequently_forwarded: true },
    group_id: "group-1",
    id: "wamid.A",
    from: "15551234567",
    timestamp: "1795300000",
  };
  const contacts = [
    { profile: { name: "Dana" }, wa_id: "15557654321" },
    { profile: { name: "Robin" }, wa_id: "15551234567" },
  ];
  const [read] = readInbound(messages({ contacts, messages: [message] }), receivedAtMs);
  assert.deepEqual(
    [read?.from, read?.answers, read?.forwarded, read?.sender],
    ["group-1", "wamid.S", "often", { id: "15551234567", name: "Robin" }],
  );
});

test("its webhook holds that message alone, with its own contact", () => {
  const text = (id: string, from: string) => ({
    id,
    from,
    timestamp: "1795300000",
    type: "text",
    text: { body: id },
  });
  const contacts = [
    { profile: { name: "Dana" }, wa_id: "15557654321" },
    { profile: { name: "Robin" }, wa_id: "15551234567" },
  ];
  const all = [text("wamid.A", "15557654321"), text("wamid.B", "15551234567")];
  const [, second] = readInbound(messages({ contacts, messages: all }), receivedAtMs);
  assert.deepEqual(second?.webhook, messages({ contacts: [contacts[1]], messages: [all[1]] }));
});

test("a second is as long as it can have been: until the message was received", () => {
  assert.equal(one({ type: "text", text: { body: "Hi" } }).atMs, receivedAtMs);
  const late = readInbound(
    inboundBody({
      id: "A",
      from: "1555",
      timestamp: String(atMs / 1000),
      type: "text",
      text: { body: "Hi" },
    }),
    atMs + 90_000,
  );
  assert.equal(late[0]?.atMs, atMs + 999);
});

test("a message that was edited or deleted says which one it replaces", () => {
  const edited = one({
    type: "edit",
    edit: { original_message_id: "wamid.O", message: { type: "text", text: { body: "Better" } } },
  });
  assert.deepEqual([edited.replaces, replyWords(edited.content, "en").words], ["wamid.O", "Better"]);
  const deleted = one({ type: "revoke", revoke: { original_message_id: "wamid.O" } });
  assert.deepEqual(
    [deleted.replaces, replyWords(deleted.content, "en").words],
    ["wamid.O", "This message was deleted."],
  );
});

test("a payment is told of by a status, and only once it is captured", () => {
  const status = (state: string) => ({
    id: "wamid.S",
    recipient_id: "15551234567",
    type: "payment",
    status: state,
    timestamp: "1795300000",
    payment: { reference_id: "A7", amount: { value: 10050, offset: 100 }, currency: "EUR" },
  });
  const [paid] = readInbound(statusBody(status("captured")), receivedAtMs);
  assert.equal(paid && replyWords(paid.content, "en-GB").words, "Paid €100.50 for order #A7");
  assert.equal(paid?.answers, "wamid.S");
  assert.deepEqual(readInbound(statusBody(status("pending")), receivedAtMs), []);
});

test("whatever a webhook holds, nothing is thrown", () => {
  const key = fc.constantFrom(
    "entry",
    "changes",
    "field",
    "value",
    "messages",
    "contacts",
    "type",
    "id",
    "from",
    "text",
    "edit",
  );
  const tree = fc.letrec(tie => ({
    any: fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant("messages"),
      tie("list"),
      tie("object"),
    ),
    list: fc.array(tie("any"), { maxLength: 3 }),
    object: fc.dictionary(key, tie("any"), { maxKeys: 5 }),
  }));
  fc.assert(fc.property(tree.any, body => Array.isArray(readInbound(body, receivedAtMs))));
  fc.assert(fc.property(tree.any, message => Array.isArray(readInbound(inboundBody(message), receivedAtMs))));
});

const timestamp = String(atMs / 1000);

test("a customer's call rings, and its end is the new form of it; calls of the business are left out", () => {
  const call = { id: "wacid.A", from: "15551234567", direction: "USER_INITIATED", timestamp };
  const read = (more: object) => readInbound(callsBody({ calls: [{ ...call, ...more }] }), receivedAtMs)[0];
  const said = (more: object) => {
    const { content, replaces, wamid, from } = read(more) ?? assert.fail("nothing was read");
    return [wamid, replaces, from, replyWords(content, "en").words];
  };
  const connect = ["wacid.A", undefined, "15551234567", "The customer calls the business."];
  assert.deepEqual(said({ event: "connect" }), connect);
  const end = { event: "terminate", status: "COMPLETED", duration: 80 };
  assert.deepEqual(said(end), ["end of wacid.A", "wacid.A", "15551234567", "Voice call, 1:20"]);
  assert.equal(said({ event: "terminate", status: "FAILED" })[3], "Missed voice call");
  assert.equal(read({ event: "connect", direction: "BUSINESS_INITIATED" }), undefined);
  assert.equal(read({ event: "connect", from: undefined }), undefined);
});

/** What groups' webhooks say, by their field and what they hold. */
const groupNews: readonly [field: string, news: object, words: readonly string[]][] = [
  [
    "group_lifecycle_update",
    { type: "group_create", subject: "Sunday\nriders" },
    ["The business created the group “Sunday riders”."],
  ],
  ["group_lifecycle_update", { type: "group_create" }, ["The business created this group."]],
  ["group_lifecycle_update", { type: "group_create", errors: [{ code: 131000 }] }, []],
  ["group_lifecycle_update", { type: "group_delete" }, ["This group was ended."]],
  ["group_status_update", { type: "group_suspend" }, ["WhatsApp has suspended this group."]],
  [
    "group_participants_update",
    { type: "group_participants_add", reason: "invite_link", added_participants: [{ wa_id: "15557654321" }] },
    ["+15557654321 joined with the invite link."],
  ],
  [
    "group_participant_update",
    { type: "group_add_participants", added_participants: [{ wa_id: "1" }, { user_id: "US.2" }, {}] },
    ["+1 and US.2 joined."],
  ],
  [
    "group_participants_update",
    {
      type: "group_participants_remove",
      removed_participants: [{ wa_id: "1" }],
      initiated_by: "participant",
    },
    ["+1 left."],
  ],
  [
    "group_participants_update",
    { type: "group_remove_participants", removed_participants: [{ input: "1" }, { input: "2" }] },
    ["+1 and +2 were removed."],
  ],
  ["group_participants_update", { type: "group_participants_add", added_participants: [] }, []],
  [
    "group_settings_update",
    {
      type: "group_settings_update",
      group_subject: { text: "Night riders", update_successful: true },
      group_description: { text: "x", update_successful: false },
      profile_picture: { mime_type: "image/jpeg", update_successful: true },
    },
    ["The group is now called “Night riders”.", "The group's picture was changed."],
  ],
  ["group_settings_update", { type: "something_new" }, []],
];

for (const [field, news, words] of groupNews)
  test(`a webhook of ${field} says: ${words.join(" ") || "nothing to members"} (${JSON.stringify(news)})`, () => {
    const group = { group_id: "G1", timestamp, ...news };
    const read = readInbound(groupsBody(field, group), receivedAtMs);
    assert.deepEqual(
      read.map(({ content }) => replyWords(content, "en")),
      words.map(line => ({ kind: "Group", words: line, note: true })),
    );
    assert.ok(read.every(({ from, replaces }) => from === "G1" && replaces === undefined));
    assert.equal(new Set(read.map(({ wamid }) => wamid)).size, words.length);
  });
