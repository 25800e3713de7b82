import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { DeliveryState } from "../../src/core/delivery/delivery.ts";
import { explainError } from "../../src/core/errors/explainError.ts";
import { delivery, openBrowser, openPreview, snapshotOf } from "./previewInBrowser.ts";
import { sampleChats } from "./sampleChats.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const text = (body: string) => ({ type: "text", text: { body } });

test("the webview says it is ready, then draws what it is shown", async () => {
  await using preview = await openPreview(browser);
  assert.deepEqual(await preview.page.evaluate(() => globalThis.editor.posted), [{ type: "ready" }]);
  assert.equal(await preview.page.locator(".phone").count(), 0);
  await preview.show(snapshotOf(text("Hello")));
  assert.equal(await preview.page.getByText("Hello").count(), 1);
});

test("other messages of the window are not taken for snapshots", async () => {
  await using preview = await openPreview(browser, snapshotOf(text("Hello")));
  await preview.page.evaluate(() => {
    for (const data of [null, 1, "show", {}, { type: "show" }, { type: "show", snapshot: 5 }, { type: "x" }])
      dispatchEvent(new MessageEvent("message", { data }));
  });
  assert.equal(await preview.page.getByText("Hello").count(), 1);
  assert.deepEqual(preview.faults, []);
});

const ticks: Readonly<Record<DeliveryState, string>> = {
  pending: "Pending",
  accepted: "Accepted",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  played: "Played",
  failed: "Failed",
};

test("the ticks follow the delivery, with a word for those who do not see them", async () => {
  await using preview = await openPreview(browser, snapshotOf(text("Hi"), { viewpoint: "business" }));
  assert.equal(await preview.page.locator(".ticks").count(), 0, "not sent: no ticks");
  const colours = new Map<string, string>();
  for (const [state, word] of Object.entries(ticks)) {
    const deliveries = [delivery(state as DeliveryState)];
    await preview.show(snapshotOf(text("Hi"), { viewpoint: "business", deliveries }));
    const mark = preview.page.locator(".ticks");
    assert.equal((await mark.textContent())?.trim(), word);
    assert.match(
      (await preview.page.locator(".message").getAttribute("aria-label")) ?? "",
      new RegExp(`, ${word}$`),
    );
    colours.set(state, await mark.evaluate(element => getComputedStyle(element).color));
  }
  assert.equal(colours.get("read"), "rgb(0, 123, 252)");
  assert.equal(colours.get("sent"), colours.get("delivered"));
  assert.notEqual(colours.get("delivered"), colours.get("read"));
});

test("the customer sees no ticks", async () => {
  const deliveries = [delivery("read")];
  await using preview = await openPreview(browser, snapshotOf(text("Hi"), { deliveries }));
  assert.equal(await preview.page.locator(".ticks").count(), 0);
});

test("a failed message names its error below the bubble, with what it means and what to do", async () => {
  const errors = [
    { code: 131047, title: "Re-engagement message", details: "More than 24 hours have passed." },
  ];
  const deliveries = [delivery("failed", { errors })];
  await using preview = await openPreview(
    browser,
    snapshotOf(text("Hi"), { viewpoint: "business", deliveries }),
  );
  const words = (await preview.page.locator(".failure").textContent()) ?? "";
  const { meaning, action } = explainError(131047) ?? assert.fail();
  for (const part of ["Not delivered · 131047", "Re-engagement message", meaning, action, errors[0]?.details])
    assert.ok(part && words.includes(part), words);
});

test("a press on a part shows the JSON it comes from", async () => {
  const source = JSON.stringify(sampleMessages.button);
  await using preview = await openPreview(browser, snapshotOf(source));
  const spanOf = (value: unknown) => {
    const start = source.indexOf(JSON.stringify(value));
    return { type: "reveal", start, end: start + JSON.stringify(value).length };
  };
  await preview.page.locator(".footer").click();
  await preview.page.locator(".body").click();
  await preview.page.getByRole("button", { name: "Reply: Move it" }).click({ modifiers: ["ControlOrMeta"] });
  assert.deepEqual(await preview.posted(), [
    spanOf(sampleMessages.button.interactive.footer.text),
    spanOf(sampleMessages.button.interactive.body.text),
    spanOf(sampleMessages.button.interactive.action.buttons[1]),
  ]);
});

test("a press on a link asks the editor to open it and leaves the page where it is", async () => {
  await using preview = await openPreview(browser, snapshotOf(text("see https://example.com/a_b")));
  const { page } = preview;
  const before = page.url();
  await page.locator(".body a").click();
  assert.deepEqual(await preview.posted(), [{ type: "openLink", url: "https://example.com/a_b" }]);
  assert.equal(page.url(), before);
  assert.equal(page.context().pages().length, 1);
});

test("selecting text is no press", async () => {
  await using preview = await openPreview(browser, snapshotOf(text("Select these words with the mouse")));
  await preview.page.getByText("Select these").dblclick();
  const presses = await preview.posted();
  assert.ok(presses.length <= 1, "the second click of a double click ends a selection");
});

test("everything can be done with the keyboard", async () => {
  const source = JSON.stringify([sampleMessages.button, text("second")]);
  await using preview = await openPreview(browser, snapshotOf(source));
  const { page } = preview;
  await page.locator(".message").first().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const revealed = (await preview.posted()).map(message =>
    message.type === "reveal" ? source.slice(message.start, message.end) : message.type,
  );
  assert.deepEqual(revealed, [
    JSON.stringify(sampleMessages.button),
    JSON.stringify(sampleMessages.button.interactive.body.text),
    JSON.stringify(text("second")),
  ]);
});

test("a list opens a dialog that keeps the focus, closes with Escape and gives the focus back", async () => {
  const source = JSON.stringify(sampleMessages.list);
  await using preview = await openPreview(browser, snapshotOf(source));
  const { page } = preview;
  const row = page.getByRole("button", { name: "Open list: See services" });
  await row.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "See services" });
  await dialog.waitFor();
  assert.deepEqual(await dialog.locator("h3").allInnerTexts(), ["Maintenance", "Repairs"]);
  assert.equal(await dialog.getByRole("radio").count(), 3);
  const focusInside = () => dialog.evaluate(element => element.contains(document.activeElement));
  assert.ok(await focusInside());
  for (const key of ["Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"]) {
    await page.keyboard.press(key);
    assert.ok(await focusInside(), key);
  }
  await dialog.getByText("Full service").click({ modifiers: ["ControlOrMeta"] });
  const [press] = (await preview.posted()).filter(message => message.type === "reveal");
  assert.ok(press?.type === "reveal");
  assert.deepEqual(
    JSON.parse(source.slice(press.start, press.end)),
    sampleMessages.list.interactive.action.sections[0].rows[1],
  );
  await page.keyboard.press("Escape");
  assert.equal(await dialog.count(), 0);
  assert.ok(await row.evaluate(element => element === document.activeElement));
});

test("in the business's view the list is not opened: its row shows its JSON", async () => {
  await using preview = await openPreview(
    browser,
    snapshotOf(sampleMessages.list, { viewpoint: "business" }),
  );
  await preview.page.getByRole("button", { name: "Open list: See services" }).click();
  assert.equal(await preview.page.getByRole("dialog").count(), 0);
  assert.equal((await preview.posted())[0]?.type, "reveal");
});

test("a long text opens wholly with “Read more”, and stays open while typing", async () => {
  const body = "word ".repeat(780).trim();
  await using preview = await openPreview(browser, snapshotOf(text(body)));
  const shown = async () => (await preview.page.locator(".body .line").textContent()) ?? "";
  assert.ok((await shown()).length < 3100);
  await preview.page.getByRole("button", { name: "Read more" }).click();
  assert.ok((await shown()).length >= body.length);
  await preview.show(snapshotOf(text(`${body} more`), { version: 2 }));
  assert.match(await shown(), /word more/);
});

test("the viewpoint turns sides, names and colours", async () => {
  const look = async (viewpoint: "customer" | "business") => {
    await using preview = await openPreview(browser, snapshotOf(text("Hi"), { viewpoint }));
    const { page } = preview;
    const colour = await page
      .locator(".bubble")
      .evaluate(element => getComputedStyle(element).backgroundColor);
    const side = await page.locator(".message").getAttribute("data-side");
    return [
      side,
      colour,
      await page.locator(".who-name").textContent(),
      await page.getByRole("log").getAttribute("aria-label"),
    ];
  };
  assert.deepEqual(await look("customer"), [
    "incoming",
    "rgb(255, 255, 255)",
    "Example Bikes",
    "Message preview, customer's view",
  ]);
  assert.deepEqual(await look("business"), [
    "outgoing",
    "rgb(217, 253, 211)",
    "+15551234567",
    "Message preview, business's view",
  ]);
});

test("the theme follows the editor, and its changes, unless one is chosen", async () => {
  const snapshot = snapshotOf(text("Hi"), { theme: "auto" });
  await using preview = await openPreview(browser, snapshot, { bodyClass: "vscode-body vscode-dark" });
  const theme = () => preview.page.locator("html").getAttribute("data-theme");
  assert.equal(await theme(), "dark");
  await preview.page.evaluate(async () => {
    document.body.className = "vscode-body vscode-light";
    await new Promise(resolve => requestAnimationFrame(resolve));
  });
  assert.equal(await theme(), "light");
  await preview.show(snapshotOf(text("Hi"), { theme: "dark" }));
  assert.equal(await theme(), "dark");
});

test("high contrast draws edges around bubbles", async () => {
  const snapshot = snapshotOf(sampleMessages.button, { theme: "auto" });
  const bodyClass = "vscode-body vscode-high-contrast";
  await using preview = await openPreview(browser, snapshot, { bodyClass });
  const border = await preview.page
    .locator(".bubble")
    .evaluate(element => getComputedStyle(element).borderTopWidth);
  assert.equal(border, "1px");
});

test("a notice is said quietly above the picture", async () => {
  const notice = "The JSON is not complete; this is the last picture that was.";
  await using preview = await openPreview(browser, snapshotOf(text("Hi"), { notice }));
  assert.equal(await preview.page.getByRole("status").first().textContent(), notice);
});

test("an empty conversation says so", async () => {
  await using preview = await openPreview(browser, snapshotOf([]));
  assert.equal(await preview.page.locator(".empty").textContent(), "Nothing to show yet.");
});

test("what the person arranged survives a reload, the content does not", async () => {
  const kept = {
    uri: "file:///order.wamsg.json",
    ui: { viewpoint: "business", theme: "dark", platform: "web", scrollTop: 300 },
  };
  const long = snapshotOf(Array.from({ length: 60 }, (_, at) => text(`message ${at}`)));
  await using preview = await openPreview(browser, long, { kept });
  const root = preview.page.locator("html");
  assert.equal(await root.getAttribute("data-viewpoint"), "business");
  assert.equal(await root.getAttribute("data-theme"), "dark");
  assert.equal(await root.getAttribute("data-platform"), "web");
  assert.equal(await preview.page.locator("#chat").evaluate(chat => chat.scrollTop), 300);
  assert.deepEqual(await preview.kept(), kept);
});

test("what is not understood of an earlier state is left out", async () => {
  const kept = {
    uri: 5,
    ui: { viewpoint: "nobody", theme: ["dark"], platform: null, scrollTop: "x" },
    more: 1,
  };
  await using preview = await openPreview(browser, snapshotOf(text("Hi")), { kept });
  assert.equal(await preview.page.locator("html").getAttribute("data-viewpoint"), "customer");
  assert.deepEqual(await preview.kept(), { uri: "file:///order.wamsg.json", ui: {} });
  assert.deepEqual(preview.faults, []);
});

test("typing keeps the scroll position, another document starts at its top", async () => {
  const chat = Array.from({ length: 60 }, (_, at) => text(`message ${at}`));
  await using preview = await openPreview(browser, snapshotOf(chat));
  const log = preview.page.locator("#chat");
  await log.evaluate(element => {
    element.scrollTop = 250;
  });
  await preview.show(snapshotOf([...chat, text("more")], { version: 2 }));
  assert.equal(await log.evaluate(element => element.scrollTop), 250);
  await preview.show(snapshotOf(chat, { version: 3, uri: "file:///other.wamsg.json" }));
  assert.equal(await log.evaluate(element => element.scrollTop), 0);
});

test("the message under the cursor is marked and brought into the picture", async () => {
  const chat = Array.from({ length: 60 }, (_, at) => text(`message ${at}`));
  await using preview = await openPreview(browser, snapshotOf(chat, { activeIndex: 50 }));
  const active = preview.page.locator(".message[data-active]");
  assert.equal(await active.getAttribute("data-index"), "50");
  const [message, log] = await Promise.all([
    active.boundingBox(),
    preview.page.locator("#chat").boundingBox(),
  ]);
  assert.ok(message && log && message.y >= log.y && message.y + message.height <= log.y + log.height);
});

test("without the editor the page draws the snapshot that is written into it", async () => {
  await using preview = await openPreview(browser, snapshotOf(text("Alone")), { alone: true });
  assert.equal(await preview.page.getByText("Alone").count(), 1);
  assert.equal(await preview.page.locator(".toolbar").count(), 0);
  assert.deepEqual(preview.faults, []);
  assert.ok(preview.requests.every(url => !url.includes("chunk")));
});

test("in a group everybody has a face and a name, on the first of their bubbles, and the bar names them", async () => {
  const group = sampleChats().group ?? assert.fail();
  await using preview = await openPreview(browser, group);
  const { page } = preview;
  const senders = () =>
    page
      .locator(".message")
      .evaluateAll(all => all.map(it => it.querySelector(".sender")?.textContent ?? it.dataset.side));
  assert.equal(await page.locator(".who-name").textContent(), "Saturday riders");
  const others = "Dana Rivers, Kim Example, +15552223344, You";
  assert.equal(await page.locator(".who-line").textContent(), `Example Bikes, ${others}`);
  const [, joined, renamed, ...written] = await senders();
  assert.deepEqual([joined, renamed], [undefined, undefined]);
  assert.deepEqual(written, ["Dana Rivers", "incoming", "Kim Example", "outgoing"]);
  assert.equal((await senders())[0], "Example Bikes");
  assert.deepEqual(await page.locator(".system").allTextContents(), [
    "Dana Rivers, Kim Example, +15551234567 and +15552223344 joined.",
    "The group is now called “Saturday riders”.",
  ]);
  assert.equal(await page.locator(".group-face").count(), 3);
  assert.equal(await page.locator(".reaction").textContent(), "🎉👍 2");
  const shades = await page.locator(".sender").evaluateAll(all => all.map(it => getComputedStyle(it).color));
  assert.equal(new Set(shades).size, 3);
  await preview.show({ ...group, defaults: { ...group.defaults, viewpoint: "business" } });
  assert.equal(await page.locator(".who-line").textContent(), others);
  await preview.show({ ...group, group: undefined });
  assert.match((await page.locator(".who-name").textContent()) ?? "", /^Group /, "no webhook told its name");
  await preview.show({ ...group, defaults: { ...group.defaults, viewpoint: "business" } });
  assert.deepEqual((await senders())[0], "outgoing");
});

test("a chat begins with the client's notice, which can be switched off", async () => {
  const snapshot = snapshotOf([text("Hi"), text("Again")]);
  await using preview = await openPreview(browser, snapshot);
  const notice = preview.page.locator(".day + .start-notice");
  assert.match((await notice.textContent()) ?? "", /secure service from Meta/);
  await preview.show({ ...snapshot, defaults: { ...snapshot.defaults, startNotice: false } });
  assert.equal(await preview.page.locator(".start-notice").count(), 0);
});

test("the bar has a badge where Meta has verified the business, and a shop where a message shows its products", async () => {
  const snapshot = snapshotOf([text("Hi")]);
  await using preview = await openPreview(browser, snapshot);
  const bar = preview.page.locator(".bar");
  const marks = async () => [
    await bar.getByText("Verified").count(),
    await bar.locator("[data-icon=store]").count(),
  ];
  assert.deepEqual(await marks(), [0, 0]);
  const account = { ...snapshot.account, official: true };
  await preview.show({ ...snapshot, account });
  assert.deepEqual(await marks(), [1, 0]);
  for (const kind of ["product", "productList", "catalog"] as const) {
    const shop = snapshotOf([sampleMessages[kind]], { account });
    await preview.show(shop);
    assert.deepEqual(await marks(), [1, 1], kind);
    await preview.show({ ...shop, defaults: { ...shop.defaults, viewpoint: "business" } });
    assert.deepEqual(await marks(), [0, 0], "the business looks at its customer");
  }
});
