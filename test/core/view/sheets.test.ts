import assert from "node:assert/strict";
import { test } from "node:test";
import type { SheetPage } from "../../../src/core/view/sheetPage.ts";
import { only } from "./drawn.ts";

const row = (type: string, action: object, more: object = {}) =>
  only({ type: "interactive", interactive: { type, body: { text: "Hi" }, action, ...more } }).rows[0];

function page<Kind extends SheetPage["page"]>(
  kind: Kind,
  it: SheetPage | undefined,
): Extract<SheetPage, { page: Kind }> {
  assert.equal(it?.page, kind);
  return it as Extract<SheetPage, { page: Kind }>;
}

test("a flow opens a form with what the message gives to it, named as people would", () => {
  const data = { customer_name: "Robin", slotsLeft: 4, days: ["Mon"] };
  const parameters = { flow_action_payload: { screen: "CHOOSE_DAY", data } };
  const sheet = row("flow", { name: "flow", parameters })?.sheet;
  const form = page("form", sheet?.page);
  assert.equal(sheet?.title, "Choose day");
  assert.deepEqual(
    form.fields.map(it => [it.name, it.label, it.value]),
    [
      ["customer_name", "Customer name", "Robin"],
      ["slotsLeft", "Slots left", "4"],
      ["days", "Days", '["Mon"]'],
    ],
  );
  assert.match(form.note ?? "", /These are the values that the message gives to it/);
  assert.equal(form.open, true);
});

test("a flow whose endpoint decides says so", () => {
  const form = page(
    "form",
    row("flow", { name: "flow", parameters: { flow_action: "data_exchange" } })?.sheet?.page,
  );
  assert.match(form.note ?? "", /Your endpoint decides/);
  assert.deepEqual(form.fields, []);
});

for (const data of [undefined, 5, "text", [], { "": 1 }]) {
  test(`a flow with ${JSON.stringify(data)} for its data opens an empty form`, () => {
    const parameters = { flow_action_payload: { data } };
    assert.deepEqual(page("form", row("flow", { parameters })?.sheet?.page).fields, []);
  });
}

test("an address form has India's fields in order, filled, with what the business found wrong", () => {
  const parameters = {
    country: "IN",
    values: { name: "Asha", in_pin_code: "1" },
    validation_errors: { in_pin_code: "We do not deliver there." },
  };
  const form = page("form", row("address_message", { name: "address_message", parameters })?.sheet?.page);
  assert.deepEqual(
    form.fields.map(it => it.label),
    [
      "Name",
      "Phone Number",
      "Pin Code",
      "Flat/House Number",
      "Floor Number",
      "Tower Number",
      "Building/Apartment Name",
      "Address",
      "Landmark/Area",
      "City",
      "State",
    ],
  );
  assert.deepEqual([form.fields[0]?.value, form.fields[2]?.error], ["Asha", "We do not deliver there."]);
  assert.deepEqual(form.choices, []);
});

test("saved addresses can be chosen", () => {
  const saved_addresses = [{ id: "home", value: { name: "Asha", address: "Road 5", city: "Pune" } }, {}];
  const form = page(
    "form",
    row("address_message", { parameters: { country: "IN", saved_addresses } })?.sheet?.page,
  );
  assert.deepEqual(
    form.choices.map(it => [it.id, it.title, it.description]),
    [
      ["home", "Asha", "Road 5, Pune"],
      ["1", "Saved address 2", undefined],
    ],
  );
});

test("products stand on shelves, those without an id left out; very many are cut and counted", () => {
  const sections = [
    { title: "One", product_items: [{ product_retailer_id: "A" }, {}, 5] },
    { product_items: Array.from({ length: 100 }, (_, at) => ({ product_retailer_id: `P${at}` })) },
  ];
  const shop = page("shop", row("product_list", { catalog_id: "9", sections })?.sheet?.page);
  assert.deepEqual(
    shop.sections.map(it => [it.title, it.products.length]),
    [
      ["One", 1],
      [undefined, 59],
    ],
  );
  assert.equal(shop.omitted, 41);
});

test("a product that is not named yet is nothing to buy", () => {
  const view = row("product", { catalog_id: "9" });
  assert.deepEqual(page("shop", view?.sheet?.page).sections, []);
  assert.equal(view?.tap, undefined);
});

test("a catalogue shows the product the message names, and samples", () => {
  const parameters = { thumbnail_product_retailer_id: "CARGO-2" };
  const view = row("catalog_message", { name: "catalog_message", parameters });
  const ids = page("shop", view?.sheet?.page).sections[0]?.products.map(it => it.id);
  assert.deepEqual(ids, ["CARGO-2", "SAMPLE-1", "SAMPLE-2", "SAMPLE-3"]);
});

const money = (value: number) => ({ value, offset: 100 });

test("a bill lists its things, its sums and its total, with the price before and the ways to pay", () => {
  const order = {
    items: [{ name: "Helmet", quantity: 2, amount: money(120000), sale_amount: money(100000) }],
    subtotal: money(200000),
    discount: { ...money(5000), description: "First order" },
    tax: money(0),
  };
  const parameters = {
    reference_id: "HB-1",
    currency: "INR",
    total_amount: money(195000),
    order,
    payment_settings: [
      { type: "payment_gateway", payment_gateway: { type: "razorpay" } },
      { type: "boleto", boleto: {} },
      {},
    ],
  };
  const sheet = row("order_details", { name: "review_and_pay", parameters })?.sheet;
  const bill = page("bill", sheet?.page);
  assert.equal(sheet?.title, "Order #HB-1");
  assert.deepEqual(
    bill.lines.map(it => [it.kind, it.label, it.detail, it.before, it.price]),
    [
      ["item", "Helmet", "Quantity 2", "₹1,200.00", "₹1,000.00"],
      ["sum", "Subtotal", undefined, undefined, "₹2,000.00"],
      ["sum", "Discount", "First order", undefined, "−₹50.00"],
      ["sum", "Tax", undefined, undefined, "₹0.00"],
      ["total", "Total", undefined, undefined, "₹1,950.00"],
    ],
  );
  assert.deepEqual(
    bill.methods.map(it => it.name),
    ["Razorpay", "Boleto"],
  );
});

test("an order's status opens its details, without anything to pay", () => {
  const bill = page("bill", row("order_status", { parameters: { reference_id: "HB-1" } })?.sheet?.page);
  assert.deepEqual([bill.pay, bill.methods], [undefined, []]);
});

test("a contact opens its profile, several open all of them", () => {
  const dana = {
    name: { formatted_name: "Dana Rivers", first_name: "Dana", last_name: "Rivers", prefix: "Dr" },
    org: { company: "Harbour Bikes" },
    phones: [{ phone: "+1 555 010 0199", type: "WORK", wa_id: "15550100199" }],
    birthday: "1990-01-02",
  };
  const rows = only({ type: "contacts", contacts: [dana] }).rows;
  const facts = page("facts", rows[1]?.sheet?.page);
  assert.deepEqual(
    facts.groups[0]?.facts.map(it => [it.label, it.value]),
    [
      ["Full name", "Dr Dana Rivers"],
      ["Company", "Harbour Bikes"],
      ["Phone · work", "+1 555 010 0199"],
      ["Birthday", "1990-01-02"],
    ],
  );
  const [all] = only({ type: "contacts", contacts: [dana, null, {}] }).rows;
  assert.deepEqual(
    page("facts", all?.sheet?.page).groups.map(it => it.title),
    ["Dana Rivers", "No name yet", "No name yet"],
  );
});
