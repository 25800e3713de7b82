import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { readTemplates } from "../../src/core/templates/readTemplates.ts";
import { kindTests, texts } from "./lookAtKind.ts";
import { openBrowser, openPreview, snapshotOf } from "./previewInBrowser.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const kind = kindTests(() => browser);

for (const [sample, words, row] of [
  ["flow", ["Workshop booking", "Choose a day."], "Book a slot"],
  ["locationRequest", ["Where are you?"], "Send location"],
  ["address", ["Where shall we send it?"], "Provide address"],
  ["call", ["Rather talk?"], "Call us"],
  ["callPermission", ["May we call about A-1042?", "May Example Bikes call you?"], "Choose preference"],
  ["contactInfo", ["How can we reach you?"], "Share Contact Info"],
  ["product", ["BELL-01", "Price from catalogue", "This bell fits."], "View"],
  ["productList", ["Accessories", "1 item", "All of these fit."], "View items"],
  ["catalog", ["Catalogue of Example Bikes", "Our whole shop."], "View catalog"],
  ["bill", ["Order #HB-1042", "1 item", "Total ₹2,567.00", "Your helmets are packed."], "Review and pay"],
  ["orderStatus", ["On its way.", "Order shipped", "Order #HB-1042", "Tomorrow"], "View order details"],
  ["offer", ["Limited-time offer", "Ends on 1 Jan 2030", "Code: FLASH25"], "Copy offer code FLASH25"],
  ["authentication", ["482913 is your verification code."], "Copy code"],
] as const) {
  kind(`${sample} has its words and one row`, sample, async preview => {
    const [shown = ""] = await texts(preview, ".content");
    let at = 0;
    for (const word of words) {
      assert.ok(shown.indexOf(word, at) >= at, `${word} in ${shown}`);
      at = shown.indexOf(word, at) + word.length;
    }
    assert.deepEqual(await texts(preview, ".rows > .row"), [row]);
  });
}

for (const [sample, cards, row] of [
  ["carousel", 3, "See it"],
  ["productCarousel", 2, "View"],
  ["templateCarousel", 2, "Quick reply · button 1 more"],
] as const) {
  kind(`${sample} is a row of cards of one height, moved sideways within the chat`, sample, async preview => {
    const { page } = preview;
    const carousel = page.getByRole("group", { name: `${cards} cards` });
    assert.equal(await carousel.getAttribute("aria-roledescription"), "carousel");
    assert.equal(await page.getByRole("group", { name: `Card 2 of ${cards}` }).count(), 1);
    assert.deepEqual(await texts(preview, ".card .row"), Array(cards).fill(row));
    const heights = await page
      .locator(".card")
      .evaluateAll(all => all.map(card => card.getBoundingClientRect().height));
    assert.equal(new Set(heights).size, 1);
    const [inside, outside] = await page
      .locator(".cards, #chat")
      .evaluateAll(all => all.map(it => it.scrollWidth - it.clientWidth).reverse());
    assert.ok((inside ?? 0) > 0, "the cards need more room than there is");
    assert.equal(outside, 0, "the chat itself is not moved");
  });
}

kind("a row with all options stands in the place of those that have no room", "options", async preview => {
  assert.deepEqual((await texts(preview, ".rows > .row")).slice(1), [
    "Quick reply · button 2 choice-1",
    "See all options",
  ]);
  await preview.page.getByRole("button", { name: "See all options, 3 more" }).click();
  const dialog = preview.page.getByRole("dialog", { name: "All options" });
  assert.equal(await dialog.locator(".row").count(), 3);
});

test("a value in a known template's text leads to where it is written", async () => {
  const components = [{ type: "body", parameters: [{ type: "text", text: "Robin" }] }];
  const source = JSON.stringify({
    type: "template",
    template: { name: "news", language: { code: "en_US" }, components },
  });
  const templates = readTemplates([
    { name: "news", language: "en_US", components: [{ type: "BODY", text: "Hello *{{1}}* and {{2}}" }] },
  ]);
  await using preview = await openPreview(browser, snapshotOf(source, { templates, viewpoint: "business" }));
  assert.deepEqual(await texts(preview, ".body strong"), ["Robin"]);
  assert.deepEqual(await texts(preview, ".body .variable"), ["{{2}}"]);
  await preview.page.locator(".filled").click();
  const [press] = await preview.posted();
  assert.ok(press?.type === "reveal");
  assert.equal(source.slice(press.start, press.end), JSON.stringify(components[0]?.parameters[0]));
});

test("what a computer cannot show is a sentence in the web client of a customer, and nowhere else", async () => {
  await using preview = await openPreview(browser);
  const shown = async (platform: "android" | "web", viewpoint: "customer" | "business") => {
    await preview.show(snapshotOf(sampleMessages.offer, { platform, viewpoint }));
    return [await preview.page.locator(".stand-in").count(), await preview.page.locator(".row").count()];
  };
  assert.deepEqual(await shown("web", "customer"), [1, 0]);
  assert.deepEqual(await shown("web", "business"), [0, 1]);
  assert.deepEqual(await shown("android", "customer"), [0, 1]);
});
