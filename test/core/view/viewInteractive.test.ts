import assert from "node:assert/strict";
import { test } from "node:test";
import { only, parts, rowsOf } from "./drawn.ts";

const interactive = (value: unknown) => only({ type: "interactive", interactive: value });
const body = { text: "Hello" };

for (const [type, action, rows] of [
  ["flow", { name: "flow", parameters: { flow_cta: "Book a slot" } }, ["Book a slot"]],
  ["location_request_message", { name: "send_location" }, ["[map-pin] Send location"]],
  ["address_message", { name: "address_message", parameters: { country: "IN" } }, ["Provide address"]],
  ["voice_call", { name: "voice_call", parameters: { display_text: "Call us" } }, ["[phone] Call us"]],
  ["voice_call", { name: "voice_call" }, ["[phone] Call Now"]],
  ["request_contact_info", { name: "request_contact_info" }, ["Share Contact Info"]],
] as const) {
  test(`${type} has one row: ${rows.join()}`, () => {
    const bubble = interactive({ type, body, action });
    assert.deepEqual(parts(bubble), ["body: Hello"]);
    assert.deepEqual(rowsOf(bubble), rows);
    assert.deepEqual(rowsOf(interactive({ body, action })), rows, "the action alone tells the type");
  });
}

for (const [type, expected, rows] of [
  ["flow", ["(No body text yet)"], ["No button text yet"]],
  ["location_request_message", ["(No body text yet)"], ["[map-pin] Send location"]],
  ["call_permission_request", [callCard()], ["[chevron-down] Choose preference"]],
  ["product", ["product: No product yet Price from catalogue"], ["View"]],
  ["product_list", ["shopping-bag: No header text yet | 0 items", "(No body text yet)"], ["View items"]],
  ["catalog_message", [catalogue(), "(No body text yet)"], ["View catalog"]],
  ["carousel", ["(No body text yet)"], []],
  [
    "order_details",
    ["receipt: Order without a number yet | No total yet", "(No body text yet)"],
    ["Review and pay"],
  ],
  [
    "order_status",
    ["(No body text yet)", "package: No status yet | Order without a number yet"],
    ["View order details"],
  ],
] as const) {
  test(`${type} without anything in it keeps its shape`, () => {
    for (const action of [
      undefined,
      null,
      5,
      [],
      { parameters: [] },
      { cards: {}, sections: 1, parameters: { order: "x" } },
    ]) {
      const bubble = interactive({ type, action });
      assert.equal(parts(bubble).length, expected.length);
      assert.deepEqual(rowsOf(bubble), rows);
    }
    assert.deepEqual(parts(interactive({ type })), expected);
  });
}

function callCard(): string {
  return "phone: May Example Bikes call you? | You can change this at any time in the profile of the business.";
}

function catalogue(): string {
  return "store: Catalogue of Example Bikes | Products and services on WhatsApp";
}

test("a call permission request asks in the client's words", () => {
  const bubble = interactive({
    type: "call_permission_request",
    body,
    action: { name: "call_permission_request" },
  });
  assert.deepEqual(parts(bubble), ["body: Hello", callCard()]);
});

test("a flow in draft mode says so outside the chat", () => {
  const flow = (mode: string) =>
    interactive({ type: "flow", body, action: { parameters: { mode, flow_cta: "Go" } } });
  assert.match(flow("draft").tooling?.text ?? "", /^Draft/);
  assert.equal(flow("published").tooling, undefined);
});

test("a product is its number in the catalogue, with a shade of its own", () => {
  const product = (id: string) =>
    interactive({ type: "product", action: { catalog_id: "1", product_retailer_id: id } });
  assert.deepEqual(parts(product("BELL-01")), ["product: BELL-01 Price from catalogue"]);
  const shades = ["A", "B", "C", "D", "E"].map(id => {
    const [block] = product(id).blocks;
    return block?.block === "product" ? block.shade : -1;
  });
  assert.ok(shades.every(shade => shade >= 0 && shade <= 9));
  assert.ok(new Set(shades).size > 1);
});

test("a product list counts its items and takes its header for the title of its card", () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ product_retailer_id: `P${at}` }));
  const header = { type: "text", text: "Accessories" };
  const list = (...sections: object[]) =>
    parts(interactive({ type: "product_list", header, body, action: { catalog_id: "1", sections } }));
  assert.deepEqual(list({ product_items: items(3) }, { product_items: items(2) }), [
    "shopping-bag: Accessories | 5 items",
    "body: Hello",
  ]);
  assert.equal(list({ product_items: items(1) })[0], "shopping-bag: Accessories | 1 item");
});

const cards = (...list: unknown[]) => interactive({ type: "carousel", body, action: { cards: list } });
const picture = { type: "image", image: { link: "https://a.example/bike.jpg" } };

test("a carousel has a body and cards with their own rows", () => {
  const link = { name: "cta_url", parameters: { display_text: "See it", url: "https://a.example" } };
  const bubble = cards(
    { header: picture, body: { text: "*City*" }, action: link },
    { header: picture, action: link },
  );
  assert.deepEqual(parts(bubble), ["body: Hello"]);
  assert.deepEqual(bubble.rows, []);
  assert.deepEqual(bubble.cards.map(parts), [
    ["image: bike.jpg (a.example)", "body: City"],
    ["image: bike.jpg (a.example)"],
  ]);
  assert.deepEqual(bubble.cards.map(rowsOf), [
    ["[square-arrow-out-up-right] See it"],
    ["[square-arrow-out-up-right] See it"],
  ]);
  assert.equal(bubble.phoneOnly, undefined);
});

test("cards may have quick replies, or a product, which only phones show", () => {
  const quick = ["One", "Two"].map(title => ({ type: "quick_reply", quick_reply: { id: title, title } }));
  assert.deepEqual(cards({ header: picture, action: { buttons: quick } }).cards.map(rowsOf), [
    ["[reply] One", "[reply] Two"],
  ]);
  const bubble = cards({ type: "product", action: { catalog_id: "1", product_retailer_id: "BELL" } });
  assert.deepEqual(bubble.cards.map(parts), [["product: BELL Price from catalogue"]]);
  assert.deepEqual(bubble.cards.map(rowsOf), [["View"]]);
  assert.match(bubble.phoneOnly ?? "", /phone/);
});

test("cards that are half written are empty frames, and beyond what anyone sees they are counted", () => {
  assert.deepEqual(
    cards({}, null, 5).cards.map(parts),
    Array.from({ length: 3 }, () => ["(No header yet)"]),
  );
  const many = cards(...Array.from({ length: 5000 }, () => ({ header: picture })));
  assert.equal(many.cards.length + many.omittedCards, 5000);
  assert.ok(many.cards.length < 20);
});

const bill = (parameters: object) =>
  parts(interactive({ type: "order_details", body, action: { name: "review_and_pay", parameters } }));

test("a bill has its number, its things, its total, and the picture of the first thing", () => {
  const order = { items: [{ name: "Helmet", retailer_id: "H1" }, { name: "Bell" }] };
  assert.deepEqual(
    bill({ reference_id: "HB-1", currency: "INR", total_amount: { value: 256700, offset: 100 }, order }),
    [
      "image: Helmet (Picture from the catalogue)",
      "receipt: Order #HB-1 | 2 items | Total ₹2,567.00",
      "body: Hello",
    ],
  );
  assert.deepEqual(bill({ reference_id: "HB-1", currency: "BRL", total_amount: { value: 5, offset: 1 } }), [
    "receipt: Order #HB-1 | Total R$5.00",
    "body: Hello",
  ]);
});

test("whatever stands for a currency or an amount, a bill is drawn", () => {
  const totals = [
    { currency: "rupees", total_amount: { value: 100, offset: 100 } },
    { currency: 5, total_amount: { value: "250", offset: "100" } },
    { currency: "INR", total_amount: { value: "much" } },
    { currency: "INR", total_amount: { value: 1, offset: 0 } },
    { currency: "<b>", total_amount: 7 },
  ].map(total => bill(total)[0]);
  assert.deepEqual(totals, [
    "receipt: Order without a number yet | Total 1 RUPEES",
    "receipt: Order without a number yet | Total 2.5 5",
    "receipt: Order without a number yet | No total yet",
    "receipt: Order without a number yet | No total yet",
    "receipt: Order without a number yet | No total yet",
  ]);
});

test("the status of an order is a word, a picture and what is said of it", () => {
  const status = (order: unknown, more: object = {}) =>
    parts(
      interactive({
        type: "order_status",
        body,
        action: { parameters: { reference_id: "HB-1", order, ...more } },
      }),
    )[1];
  assert.equal(
    status({ status: "shipped", description: "Tomorrow" }),
    "truck: Order shipped | Order #HB-1 | Tomorrow",
  );
  for (const word of ["partially-shipped", "partially_shipped"])
    assert.equal(status({ status: word }), "truck: Order partially shipped | Order #HB-1");
  assert.equal(
    status({ status: "pending" }, { payment: { status: "captured" } }),
    "clock: Order pending | Order #HB-1 | Payment received",
  );
  assert.equal(
    status({ status: "constructor" }, { payment: { status: "toString" } }),
    "package: constructor | Order #HB-1 | toString",
  );
});
