import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { changeBetween } from "../../src/core/snapshotChange.ts";
import { answer, answered, taken } from "./customerInBrowser.ts";
import { openBrowser, openPreview, snapshotOf } from "./previewInBrowser.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { button, list, template, cta_url: link } = sampleMessages;

test("a tap on a reply button says which, and the reply that comes back quotes the message", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  const row = page.getByRole("button", { name: "Reply: Move it" });
  await row.click();
  assert.deepEqual(await answer(preview, button), [
    { type: "reply", index: 0, tapped: { kind: "button", id: "move" } },
  ]);
  const reply = page.locator(".reply");
  assert.equal(await reply.getAttribute("data-side"), "outgoing");
  assert.equal(await reply.getAttribute("aria-label"), "You: Reply: Move it, 13:30");
  assert.equal(await reply.locator(".quote-author").textContent(), "Example Bikes");
  assert.match((await reply.locator(".quote-text").textContent()) ?? "", /^Your bike service is planned/);
  assert.equal(await reply.locator(".body .line").first().textContent(), "Move it13:30");
  assert.deepEqual(preview.faults, []);
});

test("the tapped row pales and cannot be tapped again, its siblings can", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  const row = (name: string) => page.getByRole("button", { name: `Reply: ${name}` });
  const opacity = (name: string) =>
    row(name)
      .locator(".row-label")
      .evaluate(it => getComputedStyle(it).opacity);
  assert.deepEqual(
    [await row("Move it").getAttribute("aria-disabled"), await opacity("Move it")],
    [null, "1"],
  );
  await row("Move it").click();
  await answer(preview, button);
  assert.deepEqual(
    [await row("Move it").getAttribute("aria-disabled"), await opacity("Move it")],
    ["true", "0.4"],
  );
  assert.ok(await row("Move it").evaluate(it => it === document.activeElement), "the focus stays");
  await page.keyboard.press("Enter");
  assert.equal((await preview.posted()).length, 1);
  assert.deepEqual(
    [await row("Keep it").getAttribute("aria-disabled"), await opacity("Keep it")],
    [null, "1"],
  );
  await row("Keep it").click();
  assert.equal((await answer(preview, button)).length, 2);
  assert.equal(await page.locator(".reply").count(), 2);
});

test("a quick reply of a template is tapped by its position", async () => {
  await using preview = await openPreview(browser, snapshotOf(template));
  await preview.page.getByRole("button", { name: /^Quick reply/ }).click();
  assert.deepEqual(await answer(preview, template), [
    { type: "reply", index: 0, tapped: { kind: "templateButton", index: 0 } },
  ]);
  assert.equal(await preview.page.locator(".row[aria-disabled]").count(), 1);
});

test("with Ctrl or Command a click on a row shows its JSON, tapped or not, and the row says so", async () => {
  const source = JSON.stringify(button);
  await using preview = await openPreview(browser, snapshotOf(source));
  const row = preview.page.getByRole("button", { name: "Reply: Move it" });
  assert.match(
    (await row.getAttribute("title")) ?? "",
    /tap as the customer\. (Ctrl\+|⌘)click shows its JSON\./,
  );
  await row.click({ modifiers: ["ControlOrMeta"] });
  await row.click();
  await answer(preview, source);
  await row.click({ modifiers: ["ControlOrMeta"], force: true });
  const [first, tap, last] = await preview.posted();
  assert.deepEqual([first?.type, tap?.type, last], ["reveal", "reply", first]);
});

test("in the business's view nothing is tapped: a click shows the JSON", async () => {
  const choice = { viewpoint: "business" } as const;
  await using preview = await openPreview(browser, snapshotOf(button, choice));
  const { page } = preview;
  await page.getByRole("button", { name: "Reply: Move it" }).click();
  const posted = await preview.posted();
  assert.deepEqual(
    posted.map(({ type }) => type),
    ["reveal"],
  );
  assert.equal(await page.getByRole("textbox").count(), 0);
});

test("in the business's view the customer's reply comes in", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  await preview.page.getByRole("button", { name: "Reply: Move it" }).click();
  await answer(preview, button, { viewpoint: "business" });
  const reply = preview.page.locator(".reply");
  assert.equal(await reply.getAttribute("data-side"), "incoming");
  assert.equal(await reply.locator(".quote-author").textContent(), "You");
  assert.equal(await reply.getAttribute("aria-label"), "Customer: Reply: Move it, 13:30");
});

test("a row of a list is chosen, then sent, and comes back with its title and description", async () => {
  await using preview = await openPreview(browser, snapshotOf(list));
  const { page } = preview;
  const opener = page.getByRole("button", { name: "Open list: See services" });
  await opener.click();
  const dialog = page.getByRole("dialog");
  const send = dialog.getByRole("button", { name: "Send" });
  assert.equal(await dialog.getByText("Tap to select an item").count(), 1);
  assert.equal(await send.count(), 0);
  await dialog.getByText("Everything taken apart").click();
  assert.ok(await dialog.getByRole("radio", { name: /Full service/ }).isChecked());
  assert.deepEqual(await preview.posted(), [], "choosing sends nothing");
  await send.click();
  assert.equal(await dialog.count(), 0);
  assert.ok(await opener.evaluate(it => it === document.activeElement));
  assert.deepEqual(await answer(preview, list), [
    { type: "reply", index: 0, tapped: { kind: "listRow", id: "full" } },
  ]);
  const reply = page.locator(".reply");
  assert.match((await reply.textContent()) ?? "", /Full service\s*Everything taken apart and cleaned/);
  assert.equal(await opener.getAttribute("aria-disabled"), null, "a list can be opened again");
});

test("a list is answered with the keyboard alone", async () => {
  await using preview = await openPreview(browser, snapshotOf(list));
  const { page } = preview;
  await page.getByRole("button", { name: "Open list: See services" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.deepEqual(await preview.posted(), [
    { type: "reply", index: 0, tapped: { kind: "listRow", id: "flat" } },
  ]);
});

test("what is chosen stays chosen while the document changes under the open list", async () => {
  await using preview = await openPreview(browser, snapshotOf(list));
  const { page } = preview;
  await page.getByRole("button", { name: "Open list: See services" }).click();
  await page.getByRole("radio", { name: /Full service/ }).check();
  await preview.show(
    snapshotOf(JSON.stringify(list).replace("Full service", "Great service"), { version: 2 }),
  );
  assert.ok(await page.getByRole("radio", { name: /Great service/ }).isChecked());
  await preview.show(snapshotOf(button, { version: 3 }));
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("what the customer writes is sent with Enter and stands at the end", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  const field = page.getByRole("textbox", { name: "Message from the customer" });
  await field.fill("  ");
  await page.keyboard.press("Enter");
  await field.fill("*Later* is 👍 too");
  await page.keyboard.press("Enter");
  assert.deepEqual(await answer(preview, button), [{ type: "write", text: "*Later* is 👍 too" }]);
  assert.equal(await field.inputValue(), "");
  assert.ok(await field.evaluate(it => it === document.activeElement));
  const reply = page.locator(".reply");
  assert.equal(await reply.locator("strong").textContent(), "Later");
  assert.equal(await reply.locator(".quote").count(), 0);
  assert.ok(
    await reply.evaluate(it => {
      const [log, own] = [it.closest("#chat")?.getBoundingClientRect(), it.getBoundingClientRect()];
      return log !== undefined && own.bottom <= log.bottom + 1;
    }),
    "it is in the picture",
  );
});

test("the send button of the composer sends too", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  await preview.page.getByRole("textbox").fill("Hi");
  await preview.page.getByRole("button", { name: "Reply as customer" }).click();
  assert.deepEqual(await preview.posted(), [{ type: "write", text: "Hi" }]);
});

test("what is half written stays while the document changes, and not in another document", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const field = preview.page.getByRole("textbox");
  await field.fill("Half a sen");
  await preview.show(snapshotOf(list, { version: 2 }));
  assert.equal(await field.inputValue(), "Half a sen");
  await preview.show(snapshotOf(list, { version: 3, uri: "file:///other.wamsg.json" }));
  assert.equal(await field.inputValue(), "");
});

test("a link button tells where it leads, and opens it only when asked again", async () => {
  await using preview = await openPreview(browser, snapshotOf(link));
  const { page } = preview;
  await page.getByRole("button", { name: "Open link: Open report" }).click();
  const toast = page.locator(".toast-place");
  assert.equal(await toast.getAttribute("role"), "status");
  assert.match((await toast.textContent()) ?? "", /https:\/\/www\.example\.com\/reports\/88/);
  assert.deepEqual(await preview.posted(), []);
  await toast.getByRole("button", { name: "Open" }).click();
  assert.deepEqual(await preview.posted(), [{ type: "openLink", url: "https://www.example.com/reports/88" }]);
  assert.equal(await page.locator(".toast").count(), 0);
});

test("a toast is closed with its button or Escape", async () => {
  await using preview = await openPreview(browser, snapshotOf(link));
  const { page } = preview;
  for (const close of [
    () => page.locator(".toast").getByRole("button", { name: "Close" }).click(),
    async () => {
      await page.locator(".toast-close").focus();
      await page.keyboard.press("Escape");
    },
  ]) {
    await page.getByRole("button", { name: "Open link: Open report" }).click();
    await close();
    assert.equal(await page.locator(".toast").count(), 0);
  }
  assert.deepEqual(await preview.posted(), []);
});

test("a request for a place is answered with a sample place, on a sheet, and comes back as a map", async () => {
  const request = {
    type: "interactive",
    interactive: {
      type: "location_request_message",
      body: { text: "Where are you?" },
      action: { name: "send_location" },
    },
  };
  await using preview = await openPreview(browser, snapshotOf(request));
  const { page } = preview;
  const row = page.getByRole("button", { name: "Send location" });
  assert.equal(await row.getAttribute("aria-haspopup"), "dialog");
  await row.click();
  const dialog = page.getByRole("dialog", { name: "Send location" });
  await dialog.getByRole("radio", { name: /Example Cafe/ }).check();
  await dialog.getByRole("button", { name: "Send" }).click();
  assert.deepEqual(await answer(preview, request), [
    {
      type: "reply",
      index: 0,
      tapped: { kind: "location" },
      filled: {
        entries: [
          ["latitude", "48.20849"],
          ["longitude", "16.37208"],
          ["name", "Example Cafe"],
          ["address", "2 Sample Square"],
        ],
      },
    },
  ]);
  assert.equal(await page.locator(".reply .map").count(), 1);
  assert.equal(await page.locator(".reply .quote-text").textContent(), "Where are you?");
});

test("a request for contact information is answered with the customer's own card", async () => {
  const request = {
    type: "interactive",
    interactive: { type: "request_contact_info", body: { text: "How do we reach you?" }, action: {} },
  };
  await using preview = await openPreview(browser, snapshotOf(request));
  await preview.page.getByRole("button", { name: "Share Contact Info" }).click();
  assert.deepEqual(await answer(preview, request), [
    { type: "reply", index: 0, tapped: { kind: "contactInfo" } },
  ]);
  assert.match((await preview.page.locator(".reply").textContent()) ?? "", /Robin Example/);
});

test("buttons at the same position of two cards are two buttons", async () => {
  const card = (at: number) => ({
    card_index: at,
    components: [
      {
        type: "button",
        sub_type: "quick_reply",
        index: "0",
        parameters: [{ type: "payload", payload: `card-${at}` }],
      },
    ],
  });
  const cards = {
    type: "template",
    template: {
      name: "bikes",
      language: { code: "en" },
      components: [{ type: "carousel", cards: [card(0), card(1)] }],
    },
  };
  await using preview = await openPreview(browser, snapshotOf(cards));
  const rows = preview.page.locator(".card .row");
  await rows.nth(1).click();
  assert.deepEqual(await answer(preview, cards), [
    { type: "reply", index: 0, tapped: { kind: "templateButton", index: 0, card: 1 } },
  ]);
  assert.deepEqual(
    [await rows.nth(0).getAttribute("aria-disabled"), await rows.nth(1).getAttribute("aria-disabled")],
    [null, "true"],
  );
});

test("a button behind “See all options” is tapped there, and the sheet closes", async () => {
  const offer = {
    type: "template",
    template: {
      name: "offer",
      language: { code: "en" },
      components: [
        {
          type: "button",
          sub_type: "quick_reply",
          index: "3",
          parameters: [{ type: "payload", payload: "no" }],
        },
      ],
    },
  };
  const buttons = ["One", "Two", "Three", "No more"].map(text => ({
    type: "QUICK_REPLY",
    text,
    url: undefined,
    phoneNumber: undefined,
  }));
  const definition = {
    name: "offer",
    language: "en",
    status: "APPROVED",
    category: "MARKETING",
    format: "positional",
    content: { header: undefined, body: { text: "An offer", variables: [], examples: {} }, buttons },
    footer: undefined,
    cards: [],
    offer: undefined,
  } as const;
  const choice = { templates: [definition] };
  await using preview = await openPreview(browser, snapshotOf(offer, choice));
  const { page } = preview;
  await page.getByRole("button", { name: /See all options/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reply: No more" }).click();
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.deepEqual(await answer(preview, offer, choice), [
    { type: "reply", index: 0, tapped: { kind: "templateButton", index: 3 } },
  ]);
  assert.match((await page.locator(".reply").textContent()) ?? "", /No more/);
});

test("an offer code is copied, and said so", async () => {
  const coupon = {
    type: "template",
    template: {
      name: "offer",
      language: { code: "en" },
      components: [
        {
          type: "button",
          sub_type: "copy_code",
          index: "0",
          parameters: [{ type: "coupon_code", coupon_code: "SAVE25" }],
        },
      ],
    },
  };
  await using preview = await openPreview(browser, snapshotOf(coupon));
  const { page } = preview;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: /Copy offer code/ }).click();
  await page.getByText("Code copied: SAVE25").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "SAVE25");
  assert.deepEqual(await preview.posted(), []);
});

test("“Reset conversation” can be pressed when there is something to forget, and brings every row back", async () => {
  await using preview = await openPreview(browser, snapshotOf(button));
  const { page } = preview;
  const reset = page.getByRole("button", { name: "Reset conversation" });
  await reset.waitFor();
  assert.ok(
    await page
      .locator("vscode-button[aria-label='Reset conversation']")
      .evaluate(it => it.hasAttribute("data-idle")),
  );
  await page.getByRole("button", { name: "Reply: Move it" }).click();
  await answer(preview, button);
  await page.locator("vscode-button[aria-label='Reset conversation']").click();
  assert.deepEqual((await answer(preview, button)).at(-1), { type: "reset" });
  assert.equal(await page.locator(".reply").count(), 0);
  assert.equal(await page.locator(".row[aria-disabled]").count(), 0);
});

test("a press on a reply shows the JSON of what was tapped; its quote leads to the message", async () => {
  const filler = Array.from({ length: 30 }, (_, at) => ({ type: "text", text: { body: `message ${at}` } }));
  const source = JSON.stringify([button, ...filler]);
  await using preview = await openPreview(browser, snapshotOf(source));
  const { page } = preview;
  await page.getByRole("button", { name: "Reply: Move it" }).click();
  await answer(preview, source);
  const scroll = () => page.locator("#chat").evaluate(it => it.scrollTop);
  assert.ok((await scroll()) > 300, "the reply is brought into the picture");
  const reply = page.locator(".reply");
  await reply.getByText("Move it").click();
  await reply.locator(".quote").click();
  assert.ok((await scroll()) < 200);
  const [, part, quoted] = await preview.posted();
  const spanOf = (value: unknown) => {
    const start = source.indexOf(JSON.stringify(value));
    return { type: "reveal", start, end: start + JSON.stringify(value).length };
  };
  assert.deepEqual([part, quoted], [spanOf(button.interactive.action.buttons[1]), spanOf(button)]);
});

test("without the editor a list opens, but nothing is sent", async () => {
  await using preview = await openPreview(browser, snapshotOf([button, list]), { alone: true });
  const { page } = preview;
  await page.getByRole("button", { name: "Open list: See services" }).click();
  assert.equal(await page.getByRole("radio").count(), 3);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Reply: Move it" }).click();
  await page.getByText("In the editor's preview, this sends a reply.").waitFor();
  assert.equal(await page.getByRole("textbox").count(), 0);
  assert.deepEqual(preview.faults, []);
});

test("a hostile reply is drawn as text", async () => {
  const hostile = "<img src=x onerror=alert(1)> javascript:alert(1) ‮evil";
  const replies = [
    {
      wamid: `"><script>alert(1)</script>`,
      atMs: 0,
      content: { type: "text", text: { body: hostile } },
      answers: 99,
      tapped: { kind: "button", id: "<b>" },
      received: true,
    },
  ] as const;
  await using preview = await openPreview(browser, answered(button, replies));
  const { page } = preview;
  assert.equal(await page.locator(".reply img, .reply script, .reply a").count(), 0);
  assert.match((await page.locator(".reply").textContent()) ?? "", /<img src=x onerror=alert\(1\)>/);
  assert.deepEqual(preview.faults, []);
});

test("a tap on a call button calls the business: a line between the messages, with the webhook", async () => {
  const call = {
    type: "interactive",
    interactive: {
      type: "voice_call",
      body: { text: "Rather talk?" },
      action: { name: "voice_call", parameters: { display_text: "Call us", payload: "desk" } },
    },
  };
  await using preview = await openPreview(browser, snapshotOf(call));
  const { page } = preview;
  await page.getByRole("button", { name: "Call: Call us" }).click();
  assert.deepEqual(await answer(preview, call), [{ type: "reply", index: 0, tapped: { kind: "call" } }]);
  assert.equal(await page.locator(".reply .system").textContent(), "The customer calls the business.");
  await page.getByRole("button", { name: "Webhook" }).click();
  const shown = (await page.getByRole("dialog").textContent()) ?? "";
  for (const part of ['"calls"', '"USER_INITIATED"', '"cta_payload": "desk"'])
    assert.ok(shown.includes(part), shown);
});

test("in a long conversation, of which only changes are told, the tapped row pales as well", async () => {
  const chat = [
    ...Array.from({ length: 40 }, (_, at) => ({ type: "text", text: { body: `Line ${at}` } })),
    button,
  ];
  const before = answered(chat, []);
  await using preview = await openPreview(browser, before);
  const { page } = preview;
  const row = page.getByRole("button", { name: "Reply: Move it" });
  await row.click();
  const [said] = await preview.posted();
  assert.ok(said);
  const change = changeBetween(before, { ...answered(chat, taken(chat, [], said)), version: 2 });
  assert.ok(change && change.snapshot.conversation.items.length === 0, "no message has changed");
  await page.evaluate(async it => {
    dispatchEvent(new MessageEvent("message", { data: { type: "change", change: it } }));
    await new Promise(resolve => requestAnimationFrame(resolve));
  }, change);
  assert.equal(await row.getAttribute("aria-disabled"), "true");
});
