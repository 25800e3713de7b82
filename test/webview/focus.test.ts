import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { answer, answered, taken } from "./customerInBrowser.ts";
import { openBrowser, openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";
import { sampleChats } from "./sampleChats.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** All that the keys can reach below the toolbar. */
const reachable = ".phone :is(button, a[href], input, textarea, [tabindex='0'])";

/** What has the focus, in words; `undefined`: nothing has. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return undefined;
    return `${at.tagName} ${at.getAttribute("aria-label") ?? at.textContent?.trim().slice(0, 60)}`;
  });

/** Presses Enter on everything that can be reached, one after the other, and Escape where that has opened something. */
async function pressAll(preview: Preview, show: () => Promise<void>): Promise<string[]> {
  const { page } = preview;
  const lost: string[] = [];
  await show();
  const count = await page.locator(reachable).count();
  for (let at = 0; at < count; at++) {
    await show();
    const element = page.locator(reachable).nth(at);
    await element.focus();
    const name = await focused(page);
    await page.keyboard.press("Enter");
    if ((await focused(page)) === undefined) lost.push(`${name}: pressed`);
    if ((await page.getByRole("dialog").count()) > 0) {
      await page.keyboard.press("Shift+Tab");
      const inside = await page.getByRole("dialog").evaluate(it => it.contains(document.activeElement));
      if (!inside) lost.push(`${name}: left its sheet`);
      await page.keyboard.press("Escape");
      const after = await focused(page);
      if (after !== name) lost.push(`${name}: after Escape it is ${after}`);
    } else {
      await page.keyboard.press("Escape");
      if ((await focused(page)) === undefined) lost.push(`${name}: escaped`);
    }
  }
  return lost;
}

/** The kinds in which anything can be pressed, a few to a page: what is above them is drawn once. */
const kinds = Object.entries(sampleMessages);
const pages = Array.from({ length: Math.ceil(kinds.length / 8) }, (_, at) => kinds.slice(8 * at, 8 * at + 8));

for (const page of pages)
  test(`no key loses the focus in ${page.map(([kind]) => kind).join(", ")}`, async () => {
    await using preview = await openPreview(browser);
    let version = 1;
    const messages = page.map(([, message]) => message);
    const show = () => preview.show(snapshotOf(messages, { version: ++version }));
    assert.deepEqual(await pressAll(preview, show), []);
  });

for (const [name, snapshot] of Object.entries(sampleChats()))
  test(`no key loses the focus in a chat: ${name}`, async () => {
    await using preview = await openPreview(browser);
    let version = 1;
    assert.deepEqual(await pressAll(preview, () => preview.show({ ...snapshot, version: ++version })), []);
  });

test("what is pressed in the toolbar keeps the focus, also where a second press would do nothing", async () => {
  const chat = [sampleMessages.button];
  const replies = taken(chat, [], { type: "write", text: "Hello" });
  await using preview = await openPreview(browser, answered(chat, replies));
  const { page } = preview;
  const press = async (name: string) => {
    await page.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
  };
  await page.locator("vscode-button").first().waitFor();
  await press("Send");
  await preview.show(answered(chat, replies, { version: 2, sending: true }));
  assert.match((await focused(page)) ?? "", /^VSCODE-BUTTON/, "while it sends");
  await page.keyboard.press("Enter");
  await preview.show(answered(chat, replies, { version: 3 }));
  assert.match((await focused(page)) ?? "", /^VSCODE-BUTTON/, "when it has sent");
  await press("Reset conversation");
  await preview.show(answered(chat, [], { version: 4 }));
  assert.match((await focused(page)) ?? "", /^VSCODE-BUTTON/, "nothing more to reset");
  await page.keyboard.press("Enter");
  assert.deepEqual(await preview.posted(), [{ type: "send", index: 0 }, { type: "reset" }]);
  await press("Lock preview");
  await preview.show(answered(chat, [], { version: 5, locked: true }));
  assert.equal(await focused(page), "VSCODE-BUTTON Unlock preview");
});

test("who has read more goes on from that message", async () => {
  const long = { type: "text", text: { body: "word ".repeat(700) } };
  await using preview = await openPreview(browser, snapshotOf([sampleMessages.quote, long]));
  const { page } = preview;
  await page.getByRole("button", { name: "Read more" }).focus();
  await page.keyboard.press("Enter");
  assert.ok(
    await page
      .locator(".message")
      .last()
      .evaluate(it => it === document.activeElement),
  );
});

test("a reply that is written keeps the caret in its place, also when the answer is shown", async () => {
  const chat = [sampleMessages.button];
  await using preview = await openPreview(browser, snapshotOf(chat));
  const { page } = preview;
  await page.getByRole("textbox").focus();
  await page.keyboard.type("Hello");
  await page.keyboard.press("Enter");
  await answer(preview, chat);
  assert.equal(await focused(page), "INPUT Message from the customer");
});
