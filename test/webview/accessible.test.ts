import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { arrangements } from "../../src/core/arrangement.ts";
import { answer } from "./customerInBrowser.ts";
import { findings } from "./findings.ts";
import { delivery, openBrowser, openPreview, snapshotOf } from "./previewInBrowser.ts";
import { sampleChats } from "./sampleChats.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** The kinds, and an answer to a message that is there. */
const chats: Readonly<Record<string, unknown>> = {
  ...sampleMessages,
  answer: [
    sampleMessages.image,
    { ...sampleMessages.quote, context: { message_id: "$".concat("{lastSentId}") } },
    { ...sampleMessages.reaction, reaction: { message_id: "$".concat("{lastSentId}"), emoji: "🎉" } },
    { ...sampleMessages.reaction, reaction: { message_id: "x", emoji: "" } },
  ],
};

/** All of them in one conversation: what axe looks for costs more per page than per message. */
const everything = Object.values(chats).flat();

for (const platform of arrangements.platform) {
  for (const [theme, bodyClass] of [
    ["light", "vscode-light"],
    ["dark", "vscode-dark"],
    ["contrast", "vscode-high-contrast"],
    ["contrast", "vscode-high-contrast-light"],
  ] as const) {
    test(`axe finds nothing in any kind, in either view, ${platform}, ${theme}, ${bodyClass}`, async () => {
      const errors = [{ code: 131026, title: "Message undeliverable", details: "Not a number" }];
      const deliveries = everything.map(() => delivery("failed", { errors }));
      await using preview = await openPreview(browser, undefined, { bodyClass: `vscode-body ${bodyClass}` });
      for (const viewpoint of arrangements.viewpoint) {
        await preview.show(snapshotOf(everything, { viewpoint, theme, platform, deliveries }));
        await preview.page.locator("vscode-button").first().waitFor();
        assert.deepEqual(await findings(preview), [], viewpoint);
      }
    });
  }
}

for (const theme of ["light", "dark"] as const)
  for (const platform of ["android", "web"] as const)
    test(`axe finds nothing in any kind in the colours until 2024, ${platform}, ${theme}`, async () => {
      const bodyClass = `vscode-body vscode-${theme}`;
      await using preview = await openPreview(browser, undefined, { bodyClass });
      for (const viewpoint of arrangements.viewpoint) {
        const snapshot = snapshotOf(everything, { viewpoint, theme, platform });
        await preview.show({ ...snapshot, defaults: { ...snapshot.defaults, palette: "classic" } });
        await preview.page.locator("vscode-button").first().waitFor();
        assert.deepEqual(await findings(preview), [], viewpoint);
      }
    });

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in an open list, ${theme}`, async () => {
    await using preview = await openPreview(browser, snapshotOf(sampleMessages.list, { theme }));
    await preview.page.getByRole("button", { name: "Open list: See services" }).click();
    await preview.page.locator("vscode-button").first().waitFor();
    assert.deepEqual(await findings(preview), []);
  });
}

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in replies, a tapped row, a chosen option, a toast and a draft, ${theme}`, async () => {
    const chat = [sampleMessages.button, sampleMessages.list, sampleMessages.cta_url];
    await using preview = await openPreview(browser, snapshotOf(chat, { theme }));
    const { page } = preview;
    await page.locator("vscode-button").first().waitFor();
    await page.getByRole("button", { name: "Reply: Move it" }).click();
    await page.getByRole("textbox").fill("Hello");
    await page.keyboard.press("Enter");
    await answer(preview, chat, { theme });
    assert.equal(await page.locator(".reply").count(), 2);
    await page.getByRole("textbox").fill("Half a sen");
    await page.getByRole("button", { name: "Open link: Open report" }).click();
    assert.deepEqual(await findings(preview), []);
    await page.getByRole("button", { name: "Open list: See services" }).click();
    await page.getByRole("radio").first().check();
    assert.deepEqual(await findings(preview), []);
  });
}

test("a message is an article with one sentence: who, what, when", async () => {
  await using preview = await openPreview(
    browser,
    snapshotOf({ type: "text", text: { body: "Hello there" } }),
  );
  const article = preview.page.getByRole("log").getByRole("article");
  assert.equal(await article.getAttribute("aria-label"), "Example Bikes: Text message: Hello there, 13:30");
});

for (const [width, scale] of [
  [320, 1],
  [320, 2],
] as const) {
  test(`the picture holds in ${width} pixels with text at ${scale * 100} %`, async () => {
    const snapshot = snapshotOf(Object.values(sampleMessages));
    await using preview = await openPreview(browser, snapshot, { width });
    const sideways = await preview.page.evaluate(factor => {
      document.documentElement.style.setProperty("--text-scale", String(factor));
      const chat = document.querySelector("#chat");
      return [
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        (chat?.scrollWidth ?? 0) - (chat?.clientWidth ?? 0),
      ];
    }, scale);
    assert.deepEqual(sideways, [0, 0]);
  });
}

for (const [name, snapshot] of Object.entries(sampleChats()))
  test(`axe finds nothing, and nothing leads out of the picture, in 320 pixels and twice the size: ${name}`, async () => {
    await using preview = await openPreview(browser, undefined, {
      width: 320,
      bodyClass: "vscode-body vscode-dark",
    });
    const { page } = preview;
    for (const [viewpoint, platform, scale] of [
      ["customer", "android", 1],
      ["business", "iphone", 2],
      ["business", "web", 2],
    ] as const) {
      await preview.show({
        ...snapshot,
        defaults: { ...snapshot.defaults, viewpoint, platform, theme: "dark" },
      });
      await page.evaluate(
        factor => document.documentElement.style.setProperty("--text-scale", String(factor)),
        scale,
      );
      await page.locator("vscode-button").first().waitFor();
      assert.deepEqual(await findings(preview), [], viewpoint);
      assert.deepEqual(await outside(page), [], `${viewpoint}, ${platform}, ${scale}`);
    }
  });

/** What stands beyond the edges of the window, or is cut by those of its own. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const right = document.documentElement.clientWidth;
    const parts = [...document.querySelectorAll<HTMLElement>("#chat *, .bar *, .composer *, .sheet *")];
    return parts
      .filter(it => !it.closest(".cards, .unseen, .tail, .actions, svg, [hidden]"))
      .filter(it => {
        const { left, right: end, width } = it.getBoundingClientRect();
        return width > 0 && (left < -1 || end > right + 1);
      })
      .map(it => it.outerHTML.slice(0, 120));
  });

test("sheets hold in 320 pixels with text at 200 %, and their rows are high enough for a finger", async () => {
  await using preview = await openPreview(browser, snapshotOf(sampleMessages.list), {
    width: 320,
    height: 640,
  });
  const { page } = preview;
  await page.evaluate(() => document.documentElement.style.setProperty("--text-scale", "2"));
  await page.getByRole("button", { name: "Open list: See services" }).click();
  assert.deepEqual(await outside(page), []);
  const low = await page
    .locator(".sheet label, .row")
    .evaluateAll(all => all.map(it => it.getBoundingClientRect().height).filter(it => it < 44));
  assert.deepEqual(low, []);
});

test("nothing moves for those who want less motion", async () => {
  await using preview = await openPreview(browser, snapshotOf([sampleMessages.typing, sampleMessages.list]));
  const { page } = preview;
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const moving = () =>
    page.evaluate(() => {
      const running = document.getAnimations().filter(it => it.playState === "running");
      return running.filter(it => Number(it.effect?.getComputedTiming().endTime) > 1).length;
    });
  assert.ok((await moving()) > 0, "the dots move for everybody else");
  await page.emulateMedia({ reducedMotion: "reduce" });
  assert.equal(await moving(), 0);
  await page.getByRole("button", { name: "Open list: See services" }).click();
  assert.equal(await moving(), 0);
});

test("the focus is never lost: after taps, closed sheets, and where what had it is gone", async () => {
  const chat = [sampleMessages.button, sampleMessages.list, sampleMessages.cta_url];
  await using preview = await openPreview(browser, snapshotOf(chat));
  const { page } = preview;
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at === document.body ? undefined : (at?.getAttribute("aria-label") ?? at?.id ?? at?.tagName);
    });
  const press = async (name: string) => {
    await page.getByRole("button", { name }).first().focus();
    await page.keyboard.press("Enter");
  };
  await press("Reply: Move it");
  await answer(preview, chat);
  assert.equal(await focused(), "Reply: Move it");
  for (const close of ["Escape", "button", "beside"] as const) {
    await press("Open list: See services");
    assert.notEqual(await focused(), "Open list: See services");
    if (close === "Escape") await page.keyboard.press("Escape");
    else if (close === "button") await press("Close");
    else await page.locator(".scrim").click({ position: { x: 60, y: 20 } });
    assert.equal(await focused(), "Open list: See services", close);
  }
  await press("Open link: Open report");
  assert.equal(await focused(), "Open link: Open report");
  await preview.show(snapshotOf([sampleMessages.button]));
  assert.equal(await focused(), "Message preview, customer's view", "its message is gone");
});

test("what somebody writes stays, with the caret in it, while the picture changes around it", async () => {
  await using preview = await openPreview(browser, snapshotOf(sampleMessages.button));
  const { page } = preview;
  const field = page.getByRole("textbox");
  await field.fill("Half a sentence");
  await field.evaluate(it => (it as HTMLInputElement).setSelectionRange(4, 4));
  for (const body of ["Other", "Another"]) await preview.show(snapshotOf({ type: "text", text: { body } }));
  await page.keyboard.type(" of");
  assert.equal(await field.inputValue(), "Half of a sentence");
});
