import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { checkDocument } from "../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { viewProblems } from "../../src/core/view/problemView.ts";
import { type Choice, openBrowser, openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What the extension says of a document with the caret at `«»`, which is taken out. */
function snapshotAt(marked: string, choice: Choice = {}) {
  const at = marked.indexOf("«»");
  const source = marked.replace("«»", "");
  const problems = viewProblems(checkDocument(parseDocument(source), { country: undefined, variables: {} }));
  return snapshotOf(source, { problems, ...(at >= 0 && { caret: at }), ...choice });
}

const buttons = (title: string, more = ""): string =>
  `{ "messaging_product": "whatsapp", "to": "+15551234567"${more}, "type": "interactive", "interactive": { "type": "button",
    "body": { "text": "Shall we?" }, "action": { "buttons": [
      { "type": "reply", "reply": { "id": "yes", "title": "${title}" } },
      { "type": "reply", "reply": { "id": "no", "title": "No" } }] } } }`;

const marks = ({ page }: Preview) =>
  page.locator("[data-caret]").evaluateAll(all => all.map(it => it.textContent?.trim().replace(/\s+/g, " ")));

test("the part at the caret is marked, and the mark follows it", async () => {
  await using preview = await openPreview(browser, snapshotAt(buttons("Y«»es")));
  assert.deepEqual(await marks(preview), ["Yes"]);
  const source = buttons("Yes");
  const caret = source.indexOf("Shall we?");
  await preview.page.evaluate(message => dispatchEvent(new MessageEvent("message", { data: message })), {
    type: "caret",
    version: 1,
    caret,
  });
  assert.deepEqual(await marks(preview), ["Shall we?13:30"]);
  await preview.page.evaluate(message => dispatchEvent(new MessageEvent("message", { data: message })), {
    type: "caret",
    version: 7,
    caret: source.indexOf('"No"'),
  });
  assert.deepEqual(await marks(preview), ["Shall we?13:30"], "news of another picture is none");
  await preview.show(snapshotOf(source, { version: 2 }));
  assert.deepEqual(await marks(preview), []);
});

test("a problem marks the part it is about, tells it, and goes away with it", async () => {
  const long = "Yes, please do it for me";
  await using preview = await openPreview(browser, snapshotAt(buttons(long)));
  const { page } = preview;
  const row = page.getByRole("button", { name: `Reply: ${long}` });
  assert.equal(await row.getAttribute("data-problem"), "error");
  assert.match((await row.getAttribute("aria-description")) ?? "", /at most 20 characters/);
  assert.match((await row.getAttribute("title")) ?? "", /at most 20 characters.*\nClick to tap/s);
  assert.equal(await page.locator(".problem").count(), 0, "what is on the part is not said again below");
  await preview.show(snapshotAt(buttons("Yes"), { version: 2 }));
  const mended = page.getByRole("button", { name: "Reply: Yes" });
  assert.equal(await mended.getAttribute("data-problem"), null);
  assert.equal(await mended.getAttribute("aria-description"), null);
  assert.match((await mended.getAttribute("title")) ?? "", /^Click to tap/);
  assert.deepEqual(preview.faults, []);
});

test("a problem of what is not in the picture stands below the message, and a press shows it", async () => {
  const source = buttons("Yes", ', "biz_opaque_callback_data": 5');
  await using preview = await openPreview(browser, snapshotAt(source));
  const { page } = preview;
  const problem = page.locator(".problem");
  assert.equal(await problem.count(), 1);
  assert.match((await problem.textContent()) ?? "", /^\s*Warning: The callback data is a string/);
  await problem.click();
  const [posted] = await preview.posted();
  assert.ok(posted?.type === "reveal" && source.slice(posted.start, posted.end).includes("5"));
  await preview.show(snapshotAt(buttons("Yes"), { version: 2 }));
  assert.equal(await problem.count(), 0);
});

test("a problem in a list stands on the button that opens it and, while it is open, on its row", async () => {
  const source = `{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "interactive", "interactive": { "type": "list",
    "body": { "text": "Pick one" }, "action": { "button": "Open", "sections": [{ "title": "All", "rows": [
      { "id": "a", "title": "This title is much too long" }] }] } } }`;
  await using preview = await openPreview(browser, snapshotAt(source));
  const { page } = preview;
  const opener = page.getByRole("button", { name: "Open list: Open" });
  assert.equal(await opener.getAttribute("data-problem"), "error");
  assert.equal(await page.locator(".problem").count(), 1, "the row itself is not in the picture");
  await opener.click();
  assert.match(
    (await page.getByRole("radio").getAttribute("aria-description")) ?? "",
    /at most 24 characters/,
  );
  await page.keyboard.press("Escape");
});
