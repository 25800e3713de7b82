import assert from "node:assert/strict";
import { test } from "node:test";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { completeReply } from "../../../src/core/replies/completeReply.ts";
import type { Filled } from "../../../src/core/replies/filled.ts";
import { findTap } from "../../../src/core/replies/findTap.ts";
import type { InboundContent } from "../../../src/core/replies/inboundContent.ts";
import { inboundWebhookBody } from "../../../src/core/replies/inboundWebhook.ts";
import type { Tapped } from "../../../src/core/replies/tap.ts";
import { viewDocument } from "../../../src/core/view/viewDocument.ts";

const nowMs = 1_795_300_000_000;

const interactive = (type: string, action: object) => ({
  type: "interactive",
  interactive: { type, body: { text: "Hi" }, action },
});

/** What the business receives when this is tapped, and this is filled in. */
function sent(payload: object, tapped: Tapped, filled?: Filled): InboundContent | undefined {
  const conversation = viewDocument(parseDocument(JSON.stringify(payload)), {
    nowMs,
    locale: "en-GB",
    timeZone: "UTC",
    businessName: "Example Bikes",
    deliveries: [],
  });
  const tap = findTap(conversation, 0, tapped)?.tap;
  return tap && completeReply(tap.content, filled, nowMs);
}

const nfm = (name: string, body: string, response: object) => ({
  type: "interactive",
  interactive: { type: "nfm_reply", nfm_reply: { name, body, response_json: JSON.stringify(response) } },
});

const flow = interactive("flow", {
  name: "flow",
  parameters: {
    flow_id: "1",
    flow_cta: "Book",
    flow_token: "booking-7",
    flow_action_payload: { screen: "DAY", data: { who: "Robin", slots: 4, gift: true } },
  },
});

test("a flow gives back its values, what was changed in them, what was added, and its token", () => {
  const entries = [
    ["who", "Kim"],
    ["slots", "5"],
    ["gift", "maybe"],
    ["day", "Monday"],
  ] as const;
  assert.deepEqual(
    sent(flow, { kind: "flow" }, { entries }),
    nfm("flow", "Sent", { who: "Kim", slots: 5, gift: "maybe", day: "Monday", flow_token: "booking-7" }),
  );
  assert.deepEqual(
    sent(flow, { kind: "flow" }),
    nfm("flow", "Sent", { who: "Robin", slots: 4, gift: true, flow_token: "booking-7" }),
  );
});

test("a flow without a token gives back the one that Meta makes up, and nobody can type another", () => {
  const plain = interactive("flow", { name: "flow", parameters: { flow_id: "1", flow_cta: "Book" } });
  assert.deepEqual(
    sent(
      plain,
      { kind: "flow" },
      {
        entries: [
          ["flow_token", "mine"],
          ["__proto__", "x"],
        ],
      },
    ),
    {
      type: "interactive",
      interactive: {
        type: "nfm_reply",
        nfm_reply: { name: "flow", body: "Sent", response_json: '{"__proto__":"x","flow_token":"unused"}' },
      },
    },
  );
});

test("two flow buttons of a template are two, each with its own token", () => {
  const button = (index: number) => ({
    type: "button",
    sub_type: "flow",
    index: String(index),
    parameters: [{ type: "action", action: { flow_token: `token-${index}`, flow_action_data: { a: "1" } } }],
  });
  const template = {
    type: "template",
    template: { name: "x", language: { code: "en" }, components: [button(0), button(1)] },
  };
  assert.deepEqual(
    sent(template, { kind: "flow", index: 1 }),
    nfm("flow", "Sent", { a: "1", flow_token: "token-1" }),
  );
});

const address = interactive("address_message", {
  name: "address_message",
  parameters: {
    country: "IN",
    values: { name: "Asha", city: "Mumbai" },
    saved_addresses: [{ id: "home", value: { name: "Asha", city: "Pune" } }],
  },
});

test("an address is sent as its values, and its text as lines", () => {
  const entries = [
    ["name", "Asha"],
    ["city", "Mumbai"],
    ["state", " "],
  ] as const;
  assert.deepEqual(
    sent(address, { kind: "address" }, { entries }),
    nfm("address_message", "Asha\nMumbai", { values: { name: "Asha", city: "Mumbai" } }),
  );
});

test("a saved address is sent with its id", () => {
  const filled = {
    entries: [
      ["name", "Asha"],
      ["city", "Pune"],
    ] as const,
    choice: "home",
  };
  assert.deepEqual(
    sent(address, { kind: "address" }, filled),
    nfm("address_message", "Asha\nPune", {
      saved_address_id: "home",
      values: { name: "Asha", city: "Pune" },
    }),
  );
});

const list = interactive("product_list", {
  catalog_id: "9",
  sections: [{ title: "S", product_items: [{ product_retailer_id: "A" }, { product_retailer_id: "B" }] }],
});

test("a cart holds what was put into it, with sample prices, and the words that go along", () => {
  const content = sent(
    list,
    { kind: "cart" },
    {
      entries: [
        ["B", "2"],
        ["C", "7"],
        ["A", "-1"],
      ],
      note: " Quick! ",
    },
  );
  assert.ok(content?.type === "order");
  const [item, ...others] = content.order.product_items;
  assert.deepEqual(
    { ...content.order, product_items: [{ ...item, item_price: 0 }, ...others] },
    {
      catalog_id: "9",
      text: "Quick!",
      product_items: [{ product_retailer_id: "B", quantity: 2, item_price: 0, currency: "USD" }],
    },
  );
  assert.ok((item?.item_price ?? 0) > 0);
});

for (const quantity of ["0", "-3", "1.5", "x", "1e99"]) {
  test(`a cart of ${quantity} is not sent`, () => {
    assert.equal(sent(list, { kind: "cart" }, { entries: [["A", quantity]] }), undefined);
  });
}

test("the same product on two cards is put into two carts", () => {
  const card = (at: number) => ({
    card_index: at,
    type: "product",
    action: { product_retailer_id: "A", catalog_id: `c${at}` },
  });
  const content = sent(interactive("carousel", { cards: [card(0), card(1)] }), { kind: "cart", card: 1 });
  assert.ok(content?.type === "order" && content.order.catalog_id === "c1");
});

const permission = interactive("call_permission_request", { name: "call_permission_request" });

for (const [id, reply] of [
  ["always", { response: "accept", is_permanent: true, response_source: "user_action" }],
  [
    "temporary",
    {
      response: "accept",
      is_permanent: false,
      expiration_timestamp: 1_795_904_800,
      response_source: "user_action",
    },
  ],
  ["never", { response: "reject", response_source: "user_action" }],
] as const) {
  test(`calls are allowed: ${id}`, () => {
    assert.deepEqual(sent(permission, { kind: "permission", id }), {
      type: "interactive",
      interactive: { type: "call_permission_reply", call_permission_reply: reply },
    });
  });
}

const request = interactive("location_request_message", { name: "send_location" });

test("a place that was typed is sent as numbers; one that is none is not taken", () => {
  const place = (latitude: string, longitude: string) => {
    const entries = [
      ["latitude", latitude],
      ["longitude", longitude],
      ["name", "Pier 3"],
    ] as const;
    const content = sent(request, { kind: "location" }, { entries });
    return content?.type === "location" && content.location;
  };
  assert.deepEqual(place("53.54", "-9.97"), { latitude: 53.54, longitude: -9.97, name: "Pier 3" });
  const sample = {
    latitude: 48.20849,
    longitude: 16.37208,
    name: "Example Cafe",
    address: "2 Sample Square",
  };
  for (const wrong of ["", "north", "91"]) assert.deepEqual(place(wrong, "9"), sample);
});

const bill = interactive("order_details", {
  name: "review_and_pay",
  parameters: {
    reference_id: "HB-1",
    currency: "INR",
    total_amount: { value: 256700, offset: 100 },
    payment_settings: [
      {
        type: "payment_gateway",
        payment_gateway: {
          type: "razorpay",
          preferred_payment_methods: [{ method: "gpay" }, { method: "phonepe" }],
        },
      },
    ],
  },
});

/** What the only change of a webhook says. */
const changeIn = (body: unknown): unknown =>
  (body as { entry: { changes: { value: unknown }[] }[] }).entry[0]?.changes[0]?.value;

test("a payment is told of as a status of the bill, with the way it was paid", () => {
  const content = sent(bill, { kind: "payment" }, { entries: [], choice: "phonepe" });
  assert.ok(content);
  const body = inboundWebhookBody(content, {
    wamid: "wamid.payment",
    atMs: nowMs,
    answers: "wamid.bill",
    business: { wabaId: "1", phoneNumberId: "2", displayPhoneNumber: "3" },
    customer: { waId: "4", userId: "US.4", name: "Robin" },
  });
  assert.deepEqual(changeIn(body), {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "3", phone_number_id: "2" },
    statuses: [
      {
        id: "wamid.bill",
        recipient_id: "4",
        type: "payment",
        status: "captured",
        payment: {
          reference_id: "HB-1",
          amount: { value: 256700, offset: 100 },
          currency: "INR",
          transaction: {
            id: "order_HB-1",
            type: "phonepe",
            status: "success",
            created_timestamp: 1_795_300_000,
            updated_timestamp: 1_795_300_000,
          },
        },
        timestamp: "1795300000",
      },
    ],
  });
});

test("a bill without a total cannot be paid", () => {
  const open = interactive("order_details", { name: "review_and_pay", parameters: { reference_id: "HB-1" } });
  assert.equal(sent(open, { kind: "payment" }), undefined);
});

test("a call button sends the webhook of a call, with the button's payload", () => {
  const call = (parameters: object) => ({
    type: "interactive",
    interactive: { type: "voice_call", body: { text: "Talk?" }, action: { name: "voice_call", parameters } },
  });
  const delivery = {
    wamid: "wacid.A",
    atMs: nowMs,
    business: { wabaId: "1", phoneNumberId: "2", displayPhoneNumber: "3" },
    customer: { waId: "4", userId: "US.4", name: "Robin" },
  };
  const bodyOf = (parameters: object) => {
    const content = sent(call(parameters), { kind: "call" }) ?? assert.fail("nothing is sent");
    return inboundWebhookBody(content, delivery);
  };
  const [event] = readWebhook(bodyOf({ display_text: "Call us", payload: "desk" }));
  assert.ok(event?.kind === "call");
  assert.deepEqual(
    [event.callId, event.event, event.caller, event.customer],
    ["wacid.A", "connect", "customer", "4"],
  );
  const callOf = (body: unknown) => (changeIn(body) as { calls: { cta_payload?: string }[] }).calls[0];
  assert.equal(callOf(bodyOf({ payload: "desk" }))?.cta_payload, "desk");
  assert.equal("cta_payload" in (callOf(bodyOf({})) ?? {}), false);
});
