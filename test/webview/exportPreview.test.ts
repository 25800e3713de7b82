import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { ExportError, type ExportOptions, exportPreview } from "../../src/node/exportPreview.ts";
import { nowMs, openBrowser } from "./previewInBrowser.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
let folder: string;
before(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "wamsg-export-"));
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const options = (name: string, more: Partial<ExportOptions> = {}): ExportOptions => ({
  text: JSON.stringify(Object.values(sampleMessages)),
  fileName: "order.wamsg.json",
  out: join(folder, name),
  viewpoint: "customer",
  theme: "light",
  platform: "android",
  assetsFolder: join(import.meta.dirname, "../../dist/webview"),
  nowMs,
  ...more,
});

test("an exported page is one file that draws every message and asks for nothing", async () => {
  await exportPreview(options("page.html"));
  const context = await browser.newContext({ viewport: { width: 520, height: 600 } });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", error => faults.push(String(error)));
  page.on("console", message => message.type() === "error" && faults.push(message.text()));
  page.on("request", request => requests.push(request.url()));
  const url = pathToFileURL(join(folder, "page.html")).href;
  await page.goto(url);
  assert.equal(await page.locator(".message").count(), Object.keys(sampleMessages).length);
  assert.equal(await page.locator(".toolbar").count(), 0);
  assert.equal(await page.title(), "order.wamsg.json");
  const link = page.locator(".body a").first();
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  await page.getByRole("button", { name: "Open list: See services" }).click();
  assert.equal(await page.getByRole("dialog").count(), 1);
  await page.locator(".body").first().click({ force: true });
  await context.close();
  assert.deepEqual(faults, []);
  assert.deepEqual(requests, [url]);
});

test("viewpoint, theme and platform are those that were asked for", async () => {
  await exportPreview(options("other.html", { viewpoint: "business", theme: "dark", platform: "web" }));
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, "other.html")).href);
  const root = page.locator("html");
  assert.equal(await root.getAttribute("data-viewpoint"), "business");
  assert.equal(await root.getAttribute("data-theme"), "dark");
  assert.equal(await root.getAttribute("data-platform"), "web");
  await page.close();
});

test("broken JSON is drawn as far as it goes, and said to be broken", async () => {
  await exportPreview(options("broken.html", { text: '{ "type": "text", "text": { "body": "Hel' }));
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, "broken.html")).href);
  assert.equal(await page.locator(".body .line").count(), 1);
  assert.equal(await page.locator(".notice").count(), 1);
  await page.close();
});

/** A picture of 64 × 48 red dots. */
const red =
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAQ0lEQVR42u3PQQkAAAgEsItz/VMYywp+hcEKLNO+FgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQGBqwWPoCDEkZcDMwAAAABJRU5ErkJggg==";

test("pictures beside the message are in the exported page, files elsewhere are not", async () => {
  await mkdir(join(folder, "message"), { recursive: true });
  await writeFile(join(folder, "message", "wheel.png"), Buffer.from(red, "base64"));
  await writeFile(join(folder, "secret.png"), Buffer.from(red, "base64"));
  const image = (link: string) => ({ type: "image", image: { link } });
  const text = JSON.stringify([image("wheel.png"), image("../secret.png"), image("gone.png")]);
  await exportPreview(options("media.html", { text, folder: join(folder, "message") }));
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, "media.html")).href);
  const images = page.locator(".media img");
  assert.equal(await images.count(), 1);
  assert.equal(await images.evaluate(it => (it as HTMLImageElement).naturalWidth), 64);
  assert.deepEqual(await page.locator(".media-origin").allTextContents(), [
    "The file is outside of the message's folder, and is not read.",
    "There is no such file.",
  ]);
  await page.close();
  const html = await readFile(join(folder, "media.html"), "utf8");
  assert.equal(html.split(red).length, 2, "once in the page");
});

test("a picture holds the whole conversation at twice the size", { timeout: 60_000 }, async () => {
  const leftovers = async () =>
    (await readdir(tmpdir())).filter(name => /^wamsg-(?:browser|preview)-/.test(name));
  const before = await leftovers();
  await exportPreview(options("picture.PNG"));
  const png = await readFile(join(folder, "picture.PNG"));
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert.equal(png.readUInt32BE(16), (375 + 48) * 2);
  assert.ok(png.readUInt32BE(20) > 4000, "as tall as all its messages");
  assert.deepEqual(
    (await leftovers()).filter(name => !before.includes(name)),
    [],
  );
});

async function codeOf(exporting: Promise<void>): Promise<string> {
  const error = await exporting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ExportError, String(error));
  return `${error.code}: ${error.message}`;
}

test("what cannot be written or read is said with its place", async () => {
  const nowhere = join(folder, "missing", "page.html");
  assert.match(
    await codeOf(exportPreview(options("x", { out: nowhere }))),
    /^unwritable: .*page\.html cannot be written/,
  );
  assert.match(
    await codeOf(exportPreview(options("page.html", { assetsFolder: folder }))),
    /^unreadable: .*main\.js cannot be read/,
  );
});

test("a picture without a browser says what to do", async () => {
  const before = process.env.WAMSG_BROWSER;
  process.env.WAMSG_BROWSER = "/no/such/browser";
  try {
    assert.match(await codeOf(exportPreview(options("picture.png"))), /^noBrowser: .*"\/no\/such\/browser"/);
    process.env.WAMSG_BROWSER = process.execPath;
    assert.match(
      await codeOf(exportPreview(options("picture.png"))),
      /^noBrowser: .*could not draw the picture/,
    );
  } finally {
    if (before === undefined) delete process.env.WAMSG_BROWSER;
    else process.env.WAMSG_BROWSER = before;
  }
});
