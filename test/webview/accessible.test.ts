import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { arrangements } from "../../src/core/arrangement.ts";
import { answer } from "./customerInBrowser.ts";
import { findings } from "./findings.ts";
import { delivery, openBrowser, openPreview, snapshotOf } from "./previewInBrowser.ts";
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
