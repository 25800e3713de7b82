import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openPreview, snapshotOf } from "./previewInBrowser.ts";

const assets = join(import.meta.dirname, "../../dist/webview");

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const message = { type: "text", text: { body: "Hello" } };

test("the toolbar comes after the picture and moves nothing", async () => {
  await using preview = await openPreview(browser);
  const { page } = preview;
  let letThrough = (): void => {};
  const held = new Promise<void>(resolve => {
    letThrough = resolve;
  });
  await page.route("**/chunk-*.js", async route => {
    await held;
    await route.fallback();
  });
  await preview.show(snapshotOf(message));
  const before = await page.getByText("Hello").boundingBox();
  assert.ok(before, "the picture is there without the toolbar");
  assert.equal(await page.locator(".toolbar > *").count(), 0);
  letThrough();
  await page.locator("vscode-button").first().waitFor();
  assert.deepEqual(await page.getByText("Hello").boundingBox(), before);
  assert.deepEqual(preview.faults, [], "the component library keeps to the policy");
});

test("what is chosen in the toolbar is drawn and kept", async () => {
  await using preview = await openPreview(browser, snapshotOf(message));
  const { page } = preview;
  const choose = async (label: string, option: string) => {
    await page.getByRole("combobox", { name: label }).click();
    await page.getByRole("option", { name: option }).click();
  };
  await choose("View as", "Business");
  await choose("Theme", "Dark");
  await choose("Platform", "iPhone");
  const root = page.locator("html");
  assert.equal(await root.getAttribute("data-viewpoint"), "business");
  assert.equal(await root.getAttribute("data-theme"), "dark");
  assert.equal(await root.getAttribute("data-platform"), "iphone");
  assert.deepEqual(await preview.kept(), {
    uri: "file:///order.wamsg.json",
    ui: { viewpoint: "business", theme: "dark", platform: "iphone" },
  });
});

test("the toolbar is used with the keyboard", async () => {
  await using preview = await openPreview(browser, snapshotOf(message));
  await preview.page.getByRole("combobox", { name: "View as" }).focus();
  await preview.page.keyboard.press("ArrowDown");
  assert.equal(await preview.page.locator("html").getAttribute("data-viewpoint"), "business");
});

test("send and lock are said to the editor, which answers with a snapshot", async () => {
  await using preview = await openPreview(browser, snapshotOf([message, message], { activeIndex: 1 }));
  const { page } = preview;
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("button", { name: "Lock preview" }).click();
  assert.deepEqual(await preview.posted(), [
    { type: "send", index: 1 },
    { type: "lock", locked: true },
  ]);
  await preview.show(snapshotOf(message, { locked: true, sending: true }));
  assert.equal(await page.getByRole("button", { name: "Sending…" }).isDisabled(), true);
  await page.getByRole("button", { name: "Unlock preview" }).click();
  assert.deepEqual((await preview.posted()).at(-1), { type: "lock", locked: false });
});

test("the webview's own script is small and loads nothing at its start", () => {
  const main = readFileSync(join(assets, "main.js"), "utf8");
  const sizes = readdirSync(assets).map(
    name => `${name} ${(statSync(join(assets, name)).size / 1000).toFixed(1)} kB`,
  );
  console.log(sizes.join(", "));
  assert.ok(main.length <= 120_000, `main.js has ${main.length} bytes`);
  assert.doesNotMatch(main, /(?:^|[;}\n])(?:import|export)[\s{*"']/);
});

test("the toolbar wears the editor's colours, also after the editor's theme has changed", async () => {
  await using preview = await openPreview(browser, snapshotOf(message));
  const { page } = preview;
  await page.locator("vscode-dropdown").first().waitFor();
  await page.evaluate(() => {
    document.documentElement.style.setProperty("--vscode-dropdown-background", "rgb(1, 2, 3)");
    document.body.classList.replace("vscode-light", "vscode-dark");
  });
  await page.waitForFunction(() => {
    const dropdown = document.querySelector("vscode-dropdown");
    return dropdown && getComputedStyle(dropdown).backgroundColor === "rgb(1, 2, 3)";
  });
});

test("width, direction, wallpaper and frame are chosen in a second line, with the keyboard too, and kept", async () => {
  await using preview = await openPreview(browser, snapshotOf(message));
  const { page } = preview;
  const toggle = page.getByRole("button", { name: "Layout and export" });
  await toggle.waitFor();
  assert.equal(await page.getByRole("checkbox", { name: "Frame" }).count(), 0, "it is not in the way");
  await toggle.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Layout and export", expanded: true }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  const root = page.locator("html");
  assert.equal(await root.getAttribute("data-width"), "free");
  assert.ok(((await page.locator(".phone").boundingBox())?.width ?? 0) > 400);

  await page.getByRole("combobox", { name: "Direction of the client" }).click();
  await page.getByRole("option", { name: "Right to left" }).click();
  assert.equal(await page.locator(".phone").getAttribute("dir"), "rtl");
  await page.getByRole("checkbox", { name: "Wallpaper" }).click();
  assert.equal(await page.locator(".wallpaper").isVisible(), false);
  await page.getByRole("checkbox", { name: "Frame" }).focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator(".bar, .composer").count(), 0);
  assert.equal(await page.getByText("Hello").isVisible(), true);

  const ui = { width: "free", direction: "rtl", wallpaper: false, frame: false };
  assert.deepEqual(await preview.kept(), { uri: "file:///order.wamsg.json", ui });
  const arranged = (await preview.posted()).filter(({ type }) => type === "arranged");
  assert.deepEqual(arranged.at(-1), { type: "arranged", arrangement: ui });
  await page.getByRole("button", { name: "Export…" }).click();
  assert.deepEqual((await preview.posted()).at(-1), { type: "export" });
});

test("what was arranged is there again after a reload, and said to the editor", async () => {
  const ui = { width: "free", wallpaper: false, frame: false, theme: "contrast", nonsense: 1 };
  await using preview = await openPreview(browser, snapshotOf(message), {
    kept: { uri: "file:///order.wamsg.json", ui },
  });
  assert.equal(await preview.page.locator(".bar").count(), 0);
  assert.equal(await preview.page.locator("html").getAttribute("data-contrast"), "");
  const { nonsense: _, ...arrangement } = ui;
  assert.deepEqual(await preview.posted(), [{ type: "arranged", arrangement }]);
});

test("the client is mirrored where every message is in a language from right to left, and only there", async () => {
  const template = (code: string) => ({ type: "template", template: { name: "a", language: { code } } });
  await using preview = await openPreview(browser, snapshotOf(template("ar_EG")));
  const { page } = preview;
  assert.equal(await page.locator(".phone").getAttribute("dir"), "rtl");
  const bubble = await page.locator(".bubble").boundingBox();
  const chat = await page.locator(".chat").boundingBox();
  assert.ok(bubble && chat && bubble.x + bubble.width > chat.x + chat.width - 30, "it stands on the right");
  await preview.show(snapshotOf([template("ar"), template("en_US")]));
  assert.equal(await page.locator(".phone").getAttribute("dir"), "ltr");
});

const layout = async (page: Page) => page.getByRole("button", { name: "Layout and export" }).click();

test("the size of the text is chosen, changes the messages alone, and is kept", async () => {
  await using preview = await openPreview(browser, snapshotOf(message));
  const { page } = preview;
  await layout(page);
  const size = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate(it => Number.parseFloat(getComputedStyle(it).fontSize));
  const bar = await size(".who-name");
  assert.equal(await size(".body"), 15);
  for (const [name, pixels] of [
    ["Small text", 13.05],
    ["Large text", 16.95],
    ["Text at 150 %", 22.5],
    ["Text at 200 %", 30],
  ] as const) {
    await page.getByRole("combobox", { name: "Text size" }).click();
    await page.getByRole("option", { name }).click();
    assert.equal(await size(".body"), pixels, name);
    assert.equal(await size(".who-name"), bar);
  }
  const kept = await preview.kept();
  assert.deepEqual(kept, { uri: "file:///order.wamsg.json", ui: { textSize: "largest" } });
  await using again = await openPreview(browser, snapshotOf(message), { kept });
  assert.equal(await again.page.locator("html").getAttribute("data-text"), "largest");
});

test("long texts are whole where Read more is switched off", async () => {
  const long = { type: "text", text: { body: "word ".repeat(700) } };
  await using preview = await openPreview(browser, snapshotOf(long));
  const { page } = preview;
  const more = page.getByRole("button", { name: "Read more" });
  assert.equal(await more.count(), 1);
  await layout(page);
  await page.getByRole("checkbox", { name: "Read more" }).click();
  assert.equal(await more.count(), 0);
  assert.equal(((await page.locator(".body").textContent()) ?? "").match(/word/g)?.length, 700);
});
