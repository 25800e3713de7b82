import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { answer } from "./customerInBrowser.ts";
import { openBrowser, openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const interactive = (type: string, action: object) => ({
  type: "interactive",
  interactive: { type, body: { text: "Please answer" }, action },
});

/** The JSON that the newest reply's webhook button shows. */
async function webhookOf({ page }: Preview): Promise<string> {
  await page.locator(".reply").last().getByRole("button", { name: "Webhook" }).click();
  const text = await page.getByRole("dialog", { name: "Inbound webhook" }).locator("pre").textContent();
  await page.keyboard.press("Escape");
  return text ?? "";
}

const flow = interactive("flow", {
  name: "flow",
  parameters: {
    flow_cta: "Book",
    flow_token: "t-1",
    flow_action_payload: { screen: "CHOOSE_DAY", data: { who: "Robin" } },
  },
});

test("a form is filled in, with fields of one's own, and the answer and its webhook come back", async () => {
  await using preview = await openPreview(browser, snapshotOf(flow));
  const { page } = preview;
  await page.getByRole("button", { name: "Open form: Book" }).click();
  const form = page.getByRole("dialog", { name: "Choose day" });
  await form.getByLabel("Who").fill("Kim");
  await form.getByRole("button", { name: "Add field" }).click();
  await page.keyboard.type("day");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Monday");
  await page.keyboard.press("Enter");
  assert.deepEqual(await answer(preview, flow), [
    {
      type: "reply",
      index: 0,
      tapped: { kind: "flow" },
      filled: {
        entries: [
          ["who", "Kim"],
          ["day", "Monday"],
        ],
      },
    },
  ]);
  assert.match((await page.locator(".reply").textContent()) ?? "", /Response sent\s*who: Kim\nday: Monday/);
  const body = JSON.parse(await webhookOf(preview));
  const [message] = body.entry[0].changes[0].value.messages;
  assert.equal(message.context.id, "wamid.question");
  assert.deepEqual(JSON.parse(message.interactive.nfm_reply.response_json), {
    who: "Kim",
    day: "Monday",
    flow_token: "t-1",
  });
  assert.deepEqual(preview.faults, []);
});

test("what is half filled in stays while the document changes under the form", async () => {
  await using preview = await openPreview(browser, snapshotOf(flow));
  await preview.page.getByRole("button", { name: "Open form: Book" }).click();
  await preview.page.getByLabel("Who").fill("Ki");
  await preview.show(snapshotOf(JSON.stringify(flow).replace("t-1", "t-2"), { version: 2 }));
  assert.equal(await preview.page.getByLabel("Who").inputValue(), "Ki");
  assert.ok(await preview.page.getByLabel("Who").evaluate(it => it === document.activeElement));
});

test("an address with a mistake is not sent: the mistake is said and gets the focus", async () => {
  const request = interactive("address_message", {
    name: "address_message",
    parameters: {
      country: "IN",
      values: {
        name: "Asha",
        phone_number: "+915550101234",
        address: "Road 5",
        city: "Pune",
        in_pin_code: "1",
      },
      validation_errors: { in_pin_code: "We do not deliver there." },
    },
  });
  await using preview = await openPreview(browser, snapshotOf(request));
  const { page } = preview;
  await page.getByRole("button", { name: "Provide address" }).click();
  const pin = page.getByLabel("Pin Code");
  const described = async () => {
    const id = await pin.getAttribute("aria-describedby");
    return id === null ? undefined : (await page.locator(`#${id}`).textContent())?.trim();
  };
  assert.equal(await described(), "We do not deliver there.");
  await page.getByRole("button", { name: "Send address" }).click();
  assert.deepEqual(await preview.posted(), []);
  assert.ok(await pin.evaluate(it => it === document.activeElement));
  await pin.fill("1234567");
  assert.equal(await described(), "A pin code has up to 6 digits.");
  await pin.fill("411001");
  assert.equal(await described(), undefined);
  await page.getByRole("button", { name: "Send address" }).click();
  const [posted] = await answer(preview, request);
  assert.ok(posted?.type === "reply" && posted.tapped.kind === "address");
  assert.match((await page.locator(".reply").textContent()) ?? "", /Asha.*411001.*Road 5/s);
});

test("a saved address is sent as it is", async () => {
  const saved_addresses = [{ id: "home", value: { name: "Asha", city: "Pune" } }];
  const request = interactive("address_message", { parameters: { country: "IN", saved_addresses } });
  await using preview = await openPreview(browser, snapshotOf(request));
  const { page } = preview;
  await page.getByRole("button", { name: "Provide address" }).click();
  assert.equal(await page.getByRole("button", { name: "Send address" }).count(), 0);
  await page.getByRole("radio", { name: /Asha/ }).check();
  await page.getByRole("button", { name: "Send address" }).click();
  await answer(preview, request);
  assert.match(await webhookOf(preview), /"response_json": "\{\\"saved_address_id\\":\\"home\\"/);
});

test("another place is typed, and the map moves there", async () => {
  const request = interactive("location_request_message", { name: "send_location" });
  await using preview = await openPreview(browser, snapshotOf(request));
  const { page } = preview;
  await page.getByRole("button", { name: "Send location" }).click();
  await page.getByRole("radio", { name: "Another place" }).check();
  await page.getByLabel("Latitude").fill("53.54");
  await page.getByLabel("Longitude").fill("north");
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  assert.match((await page.locator(".field-fault").textContent()) ?? "", /from -180 to 180/);
  await page.getByLabel("Longitude").fill("9.97");
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await answer(preview, request);
  assert.match(await webhookOf(preview), /"location": \{\s+"latitude": 53\.54,\s+"longitude": 9\.97\s+\}/);
});

test("products are put into a cart and sent, and the order comes back as a card that opens", async () => {
  const list = interactive("product_list", {
    catalog_id: "9",
    sections: [
      { title: "Bells", product_items: [{ product_retailer_id: "A" }, { product_retailer_id: "B" }] },
    ],
  });
  await using preview = await openPreview(browser, snapshotOf(list));
  const { page } = preview;
  await page.getByRole("button", { name: "View items" }).click();
  assert.equal(await page.getByRole("button", { name: /View cart/ }).count(), 0);
  await page.getByRole("button", { name: "Add one B" }).click();
  await page.getByRole("button", { name: "Add one B" }).click();
  await page.getByRole("button", { name: "Add one A" }).click();
  await page.getByRole("button", { name: "View cart (3)" }).click();
  await page.getByRole("button", { name: "Remove one A" }).click();
  await page.getByLabel("Message to the business").fill("Soon, please");
  await page.getByRole("button", { name: "Place order" }).click();
  assert.deepEqual(await answer(preview, list), [
    {
      type: "reply",
      index: 0,
      tapped: { kind: "cart" },
      filled: { entries: [["B", "2"]], note: "Soon, please" },
    },
  ]);
  const reply = page.locator(".reply");
  assert.match((await reply.textContent()) ?? "", /2 items\s*US\$[\d.]+ \(estimated total\)\s*Soon, please/);
  await reply.getByRole("button", { name: "View sent cart" }).click();
  assert.match((await page.getByRole("dialog", { name: "Sent cart" }).textContent()) ?? "", /B\s*Quantity 2/);
  await page.keyboard.press("Escape");
  assert.match(await webhookOf(preview), /"product_retailer_id": "B",\s+"quantity": 2/);
  assert.deepEqual(preview.faults, []);
});

test("a product on a card opens by itself", async () => {
  const card = (at: number) => ({
    card_index: at,
    type: "product",
    action: { product_retailer_id: `P${at}` },
  });
  const cards = interactive("carousel", { cards: [card(0), card(1)] });
  await using preview = await openPreview(browser, snapshotOf(cards));
  await preview.page.locator(".card .row").nth(1).click();
  assert.equal(await preview.page.getByRole("button", { name: "Add one P1" }).count(), 1);
  assert.equal(await preview.page.getByRole("button", { name: "Add one P0" }).count(), 0);
});

test("a bill is paid once, and the payment is a line in the chat", async () => {
  const bill = interactive("order_details", {
    name: "review_and_pay",
    parameters: { reference_id: "HB-1", currency: "INR", total_amount: { value: 5000, offset: 100 } },
  });
  await using preview = await openPreview(browser, snapshotOf(bill));
  const { page } = preview;
  await page.getByRole("button", { name: "Review and pay" }).click();
  await page.getByRole("button", { name: "Pay ₹50.00" }).click();
  await answer(preview, bill);
  assert.equal(await page.locator(".reply .system").textContent(), "Paid ₹50.00 for order #HB-1");
  assert.match(await webhookOf(preview), /"status": "captured"/);
  assert.equal(
    await page.getByRole("button", { name: "Review and pay" }).getAttribute("aria-disabled"),
    "true",
  );
});

test("a request to be called is answered with a preference", async () => {
  const request = interactive("call_permission_request", { name: "call_permission_request" });
  await using preview = await openPreview(browser, snapshotOf(request));
  const { page } = preview;
  await page.getByRole("button", { name: "Choose preference" }).click();
  await page.getByRole("radio", { name: /Allow for 7 days/ }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await answer(preview, request);
  assert.equal(await page.locator(".reply .system").textContent(), "The customer allows calls for 7 days.");
  assert.match(await webhookOf(preview), /"response": "accept",\s+"is_permanent": false/);
});

const { button } = sampleMessages;

test("the customer answers a message: it is quoted over the composer, then in the reply", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  await page.getByRole("button", { name: "React or answer" }).click();
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  const answered = page.locator(".answered");
  assert.match((await answered.textContent()) ?? "", /Example Bikes\s*Your bike service is planned/);
  await page.keyboard.type("Fine");
  await page.keyboard.press("Enter");
  assert.deepEqual(await answer(preview, button), [{ type: "write", text: "Fine", answers: 0 }]);
  assert.equal(await answered.count(), 0);
  assert.match((await page.locator(".reply .quote-text").textContent()) ?? "", /^Your bike service/);
});

test("Escape in the composer answers no message any more", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  await page.getByRole("button", { name: "React or answer" }).click();
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.type("Hi");
  await page.keyboard.press("Enter");
  assert.deepEqual(await preview.posted(), [{ type: "write", text: "Hi" }]);
});

test("the customer reacts, sees the webhook of it, and takes it back", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  const actions = page.getByRole("button", { name: "React or answer" });
  await actions.click();
  await page.getByRole("button", { name: "React with 👍" }).click();
  assert.deepEqual(await answer(preview, button), [{ type: "react", index: 0, emoji: "👍" }]);
  assert.equal(await page.locator(".reply").count(), 0, "a reaction is no bubble");
  const pill = page.getByRole("button", { name: "Customer's reaction 👍" });
  await pill.click();
  await page.getByRole("button", { name: "Webhook of the reaction" }).click();
  assert.match((await page.locator("pre").textContent()) ?? "", /"emoji": "👍"/);
  await page.keyboard.press("Escape");
  await actions.click();
  await page.getByRole("button", { name: "Take back 👍" }).click();
  assert.deepEqual((await answer(preview, button)).at(-1), { type: "react", index: 0 });
  assert.equal(await pill.count(), 0);
});

test("the business sees what its webhook received, and copies it", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Reply: Move it" }).click();
  await answer(preview, button, { viewpoint: "business" });
  await page.locator(".reply").getByRole("button", { name: "Webhook" }).click();
  const dialog = page.getByRole("dialog", { name: "Inbound webhook" });
  assert.match((await dialog.textContent()) ?? "", /Your webhook would receive this/);
  await dialog.getByRole("button", { name: "Copy JSON" }).click();
  await page.getByText("Webhook copied.").waitFor();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(copied.entry[0].changes[0].value.messages[0].interactive.button_reply.id, "move");
});

test("a sheet keeps the focus inside, and gives it back where it was opened", async () => {
  await using preview = await openPreview(browser, snapshotOf(flow));
  const { page } = preview;
  const opener = page.getByRole("button", { name: "Open form: Book" });
  await opener.focus();
  await page.keyboard.press("Enter");
  for (let at = 0; at < 12; at++) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement?.closest(".sheet") !== null));
  }
  await page.keyboard.press("Escape");
  assert.ok(await opener.evaluate(it => it === document.activeElement));
});
