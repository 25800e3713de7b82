import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** A picture of one red dot. */
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const image = (place: object) => ({ type: "image", image: place });

/** What the extension says when it has read a file. */
const hand = ({ page }: Preview, key: string) =>
  page.evaluate(
    async ([name, text]) => {
      const bytes = Uint8Array.from(atob(text ?? ""), it => it.charCodeAt(0));
      dispatchEvent(
        new MessageEvent("message", { data: { type: "media", key: name, mime: "image/png", bytes } }),
      );
      await new Promise(resolve => requestAnimationFrame(resolve));
    },
    [key, dot],
  );

const isDrawn = ({ page }: Preview) =>
  page.locator(".media img").evaluate(async it => {
    await (it as HTMLImageElement).decode();
    return (it as HTMLImageElement).naturalWidth > 0;
  });

test("a picture in the message itself is shown", async () => {
  await using preview = await openPreview(
    browser,
    snapshotOf(image({ link: `data:image/png;base64,${dot}` })),
  );
  assert.ok(await isDrawn(preview));
  assert.deepEqual(preview.faults, []);
});

test("a file of the workspace is shown when its content comes", async () => {
  await using preview = await openPreview(browser, snapshotOf(image({ link: "photos/wheel.png" })));
  assert.equal(await preview.page.getByRole("img", { name: /wheel\.png/ }).count(), 1);
  await hand(preview, "file:photos/wheel.png");
  assert.ok(await isDrawn(preview));
  assert.deepEqual(preview.faults, []);
});

test("a file that is not there says so in its place", async () => {
  const media = { "file:gone.png": { state: "failed", message: "There is no such file." } } as const;
  await using preview = await openPreview(browser, snapshotOf(image({ link: "gone.png" }), { media }));
  assert.equal(await preview.page.locator(".media-origin").textContent(), "There is no such file.");
});

const link = "https://pictures.example/wheel.png";

test("nothing comes from the web until it is allowed with one click", async () => {
  await using preview = await openPreview(browser, snapshotOf(image({ link })));
  const { page } = preview;
  assert.deepEqual(
    preview.requests.filter(it => it.startsWith("https://pictures.")),
    [],
  );
  await page.getByRole("button", { name: "Load from pictures.example" }).click();
  assert.deepEqual(await preview.posted(), [{ type: "allowRemote" }]);
  assert.deepEqual(
    preview.requests.filter(it => it.startsWith("https://pictures.")),
    [],
  );
});

test("what the policy or the web refuses goes back to its place, with a word", async () => {
  await using preview = await openPreview(browser, snapshotOf(image({ link }), { remoteAllowed: true }));
  await preview.page.getByText("It could not be loaded.").waitFor();
  assert.equal(await preview.page.locator(".media img").count(), 0);
});

test("an uploaded file is asked for through the account, then shown", async () => {
  await using preview = await openPreview(browser, snapshotOf(image({ id: "42" })));
  await preview.page.getByRole("button", { name: "Load", exact: true }).click();
  assert.deepEqual(await preview.posted(), [{ type: "loadMedia", id: "42" }]);
  await hand(preview, "id:42");
  assert.ok(await isDrawn(preview));
});

test("a document says its pages and its size", async () => {
  const media = { "file:a/invoice.pdf": { state: "ready", bytes: 456_000, pages: 3 } } as const;
  const document = { type: "document", document: { link: "a/invoice.pdf" } };
  await using preview = await openPreview(browser, snapshotOf(document, { media }));
  assert.equal(await preview.page.locator(".file-line").textContent(), "3 pages · PDF · 445 KB");
});
