import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
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

/** Lets the page draw itself, and gives the picture's size and the share of it that is of a colour. */
async function drawn(preview: Preview, colour: readonly [number, number, number]) {
  const css = readFileSync(join(import.meta.dirname, "../../dist/webview/style.css"), "utf8");
  await preview.page.evaluate(style => {
    dispatchEvent(new MessageEvent("message", { data: { type: "draw", css: style } }));
  }, css);
  await preview.page.waitForFunction(() => globalThis.editor.posted.some(it => it.type === "drawn"));
  const said = (await preview.posted()).find(it => it.type === "drawn");
  assert.ok(said?.type === "drawn" && said.png, "the page drew nothing");
  return preview.page.evaluate(
    async ({ source, red, green, blue }) => {
      const bytes = Uint8Array.from(atob(source), character => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context?.drawImage(image, 0, 0);
      const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
      let found = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) found++;
      return { width: image.width, height: image.height, share: found / (pixels.length / 4) };
    },
    { source: said.png, red: colour[0], green: colour[1], blue: colour[2] },
  );
}

test("without an installed browser the page draws itself: all of a long chat, with its pictures and colours", async () => {
  const red =
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAQ0lEQVR42u3PQQkAAAgEsItz/VMYywp+hcEKLNO+FgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQGBqwWPoCDEkZcDMwAAAABJRU5ErkJggg==";
  const image = { type: "image", image: { id: "42", caption: "The \u0007 wheel & <more>" } };
  const chat = [...Array.from({ length: 20 }, () => message), image];
  await using preview = await openPreview(browser, snapshotOf(chat, { theme: "dark" }), { height: 500 });
  const { page } = preview;
  await page.evaluate(data => {
    const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0));
    dispatchEvent(
      new MessageEvent("message", { data: { type: "media", key: "id:42", mime: "image/png", bytes } }),
    );
  }, red);
  await page.locator(".media img").evaluate(it => (it as HTMLImageElement).decode());
  const top = () => page.locator("#chat").evaluate(it => it.scrollTop);
  await page.locator("#chat").evaluate(it => it.scrollTo(0, 200));
  const incoming = await drawn(preview, [0x24, 0x26, 0x26]);
  assert.equal(await top(), 200, "what is seen stays where it is");
  assert.equal(incoming.width, (375 + 48) * 2);
  assert.ok(incoming.height > 2000, `${incoming.height} pixels: more than the window has`);
  assert.ok(incoming.share > 0.02, `bubbles are ${incoming.share} of it`);
  const { r, g, b } = await page.locator(".media img").evaluate(it => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context?.drawImage(it as HTMLImageElement, 0, 0);
    const [r = 0, g = 0, b = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    return { r, g, b };
  });
  assert.ok((await drawn(preview, [r, g, b])).share > 0.05, "the picture is in it");
  assert.deepEqual(preview.faults, []);
});
