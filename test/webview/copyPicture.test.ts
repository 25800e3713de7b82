import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { findings } from "./findings.ts";
import { openBrowser, openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** The smallest PNG there is. */
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const message = { type: "text", text: { body: "Hello" } };

const copy = (preview: Preview): Promise<void> =>
  preview.page.evaluate(data => {
    dispatchEvent(new MessageEvent("message", { data: { type: "copy", png: data } }));
  }, png);

/** Lets the clipboard take something only now and then, as browsers do that want a press first. */
const clipboardThat = (preview: Preview, ...takes: readonly boolean[]): Promise<void> =>
  preview.page.evaluate(answers => {
    const left = [...answers];
    navigator.clipboard.write = () =>
      left.shift() ? Promise.resolve() : Promise.reject(new Error("refused"));
  }, takes);

test("a picture goes into the clipboard by itself where the page may do that", async () => {
  await using preview = await openPreview(browser, snapshotOf(message));
  const { page } = preview;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await copy(preview);
  await page.waitForFunction(() => globalThis.editor.posted.some(it => it.type === "copied"));
  assert.deepEqual(await preview.posted(), [{ type: "copied", done: true }]);
  assert.equal(await page.locator(".toast").count(), 0);
  const types = await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
  assert.deepEqual(types, ["image/png"]);
});

test("where it wants a press first, the page asks for it, with the focus on its button", async () => {
  for (const done of [true, false]) {
    await using preview = await openPreview(browser, snapshotOf(message, { theme: "dark" }));
    const { page } = preview;
    await clipboardThat(preview, false, done);
    await copy(preview);
    const button = page.getByRole("button", { name: "Copy picture" });
    await button.waitFor();
    assert.ok(await button.evaluate(it => it === document.activeElement));
    assert.deepEqual(await preview.posted(), []);
    assert.deepEqual(await findings(preview), []);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => globalThis.editor.posted.some(it => it.type === "copied"));
    assert.deepEqual(await preview.posted(), [{ type: "copied", done }]);
    assert.equal(await page.locator(".toast").count(), 0);
    assert.notEqual(await page.evaluate(() => document.activeElement?.id), "");
  }
});
