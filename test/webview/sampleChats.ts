import type { Snapshot } from "../../src/core/protocol.ts";
import { readInbound } from "../../src/core/replies/readInbound.ts";
import type { Reply } from "../../src/core/replies/reply.ts";
import { answered } from "./customerInBrowser.ts";
import { delivery, nowMs, snapshotOf } from "./previewInBrowser.ts";

const seconds = (nowMs / 1000).toFixed();
const people = { "15557654321": "Dana Rivers", "15559876543": "Kim Example" };

/** What webhooks told, as the preview gets it. `answers`: that the one message of the chat is answered. */
function received(messages: readonly object[], answers?: 0): Reply[] {
  const value = {
    contacts: Object.entries(people).map(([waId, name]) => ({ wa_id: waId, profile: { name } })),
    messages: messages.map((message, at) => ({
      id: `wamid.${at}`,
      from: "15551234567",
      timestamp: seconds,
      ...message,
    })),
  };
  return told("messages", value, answers);
}

function told(field: string, value: object, answers?: 0): Reply[] {
  return readInbound({ entry: [{ changes: [{ field, value }] }] }, nowMs).map(
    ({ answers: id, ...message }) => ({
      ...message,
      answers: id === undefined ? undefined : answers,
      tapped: undefined,
      received: true,
    }),
  );
}

const text = (body: string, more: object = {}) => ({ type: "text", text: { body }, ...more });
const interactive = (type: string, reply: object) => ({
  type: "interactive",
  interactive: { type, [type]: reply },
});

/** Chats in which more happens than that a message is shown: one that failed, what customers send, a group. */
export function sampleChats(): Readonly<Record<string, Snapshot>> {
  const errors = [
    {
      code: 131047,
      title: "Re-engagement message",
      details: "More than 24 hours have passed since the customer last wrote.",
    },
  ];
  const question = text("Which wheel is it?");
  const context = { context: { id: "wamid.question" } };
  const words = [
    text("The front one.", context),
    text("Have a look at their other shop, too!", { context: { frequently_forwarded: true } }),
    text("👍"),
    interactive("button_reply", { id: "keep", title: "Keep it" }),
    interactive("list_reply", { id: "a", title: "Wheel truing", description: "Both wheels, about an hour" }),
    interactive("nfm_reply", {
      name: "flow",
      body: "Sent",
      response_json: '{"day":"Monday","slot":"10:00"}',
    }),
    { type: "revoke", revoke: { original_message_id: "wamid.other" } },
    { type: "unsupported", unsupported: { type: "poll" } },
    interactive("call_permission_reply", { response: "accept", is_permanent: true }),
    interactive("payment_method", {
      payment_method: "card",
      last_four_digits: "4242",
      reference_id: "HB-1042",
    }),
    { type: "system", system: { body: "Robin changed to +1 555 765 4321", type: "user_changed_number" } },
  ];
  const files = [
    { type: "image", image: { id: "1029384756102938", caption: "This one." } },
    { type: "document", document: { id: "1029384756102938", filename: "receipt.pdf" } },
    { type: "audio", audio: { id: "1029384756102938", voice: true } },
    {
      type: "location",
      location: { latitude: 48.2, longitude: 16.4, name: "Sample Park", address: "14 Example Avenue" },
    },
    { type: "contacts", contacts: [{ name: { formatted_name: "Dana Rivers" } }] },
    {
      type: "order",
      order: {
        catalog_id: "1",
        text: "By Monday, please",
        product_items: [{ product_retailer_id: "BELL-01", quantity: 2, item_price: 12.5, currency: "EUR" }],
      },
    },
  ];
  const group_id = "Y2FwaV9ncm91cDoxNTU1";
  const member = (from: string, message: object) => ({ ...message, from, group_id });
  const group = [
    member("15557654321", text("Saturday suits me.")),
    member("15557654321", text("Who brings the tools?")),
    member("15559876543", text("I do.", context)),
    member("15551234567", text("And I bring cake.")),
    member("15557654321", { type: "reaction", reaction: { message_id: "wamid.question", emoji: "🎉" } }),
    member("15559876543", { type: "reaction", reaction: { message_id: "wamid.question", emoji: "👍" } }),
  ];
  const news = (field: string, what: object) =>
    told(field, { groups: [{ group_id, timestamp: seconds, ...what }] });
  const subject = "Saturday riders";
  const joined = ["15557654321", "15559876543", "15551234567", "15552223344"];
  const added_participants = joined.map(wa_id => ({ wa_id }));
  const notes = [
    ...news("group_participants_update", { type: "group_participants_add", added_participants }),
    ...news("group_settings_update", { type: "group_settings_update", group_subject: { text: subject } }),
  ];
  return {
    failed: snapshotOf(question, { deliveries: [delivery("failed", { errors })], viewpoint: "business" }),
    replies: answered(question, received(words, 0)),
    replyFiles: answered(question, received(files, 0)),
    group: answered(
      { ...text("Ride on Saturday?"), to: group_id, recipient_type: "group" },
      [...notes, ...received(group, 0)],
      { group: { subject, members: joined } },
    ),
  };
}
