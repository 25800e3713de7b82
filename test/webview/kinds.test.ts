import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { kindTests, texts } from "./lookAtKind.ts";
import { openBrowser, openPreview, snapshotOf } from "./previewInBrowser.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const kind = kindTests(() => browser);

kind("text is formatted, listed, quoted and linked", "text", async preview => {
  assert.deepEqual(await texts(preview, ".body strong"), ["Booking confirmed"]);
  assert.deepEqual(await texts(preview, ".body em"), ["see you"]);
  assert.deepEqual(await texts(preview, ".body s"), ["later"]);
  assert.deepEqual(await texts(preview, ".body code"), ["A-1042"]);
  assert.deepEqual(await texts(preview, ".body li .line"), ["Terrace seat", "Birthday cake ordered"]);
  assert.deepEqual(await texts(preview, ".body blockquote"), ["Please arrive ten minutes early."]);
  assert.deepEqual(
    await preview.page.locator(".body a").evaluateAll(links => links.map(link => link.getAttribute("href"))),
    ["https://www.example.com/menu", "tel:+15551234567"],
  );
  assert.deepEqual(await texts(preview, ".link-domain"), ["www.example.com"]);
});

kind("an image is a place with its name and caption", "image", async preview => {
  assert.deepEqual(await texts(preview, ".media-name"), ["terrace.jpg"]);
  assert.deepEqual(await texts(preview, ".media-origin"), ["www.example.com"]);
  assert.deepEqual(await texts(preview, ".body em"), ["See you soon!"]);
  assert.deepEqual(await texts(preview, ".body .meta"), ["13:30"]);
});

kind("an image without a caption carries the time itself", "imageAlone", async preview => {
  assert.deepEqual(await texts(preview, ".media-origin"), ["Media 1029384756102938"]);
  assert.deepEqual(await texts(preview, ".media .meta"), ["13:30"]);
});

kind("a location is a map with a name and an address", "location", async preview => {
  assert.deepEqual(await texts(preview, ".place-name"), ["Example Bikes"]);
  assert.deepEqual(await texts(preview, ".place-address"), ["1 Sample Square, 1010 Exampletown 13:30"]);
  assert.ok((await preview.page.locator(".map-street").count()) > 5);
});

kind("a location without words is a map with the time on it", "locationAlone", async preview => {
  assert.deepEqual(await texts(preview, ".map .meta"), ["13:30"]);
});

kind("a reaction sits on a stub of the message it goes to", "reaction", async preview => {
  assert.deepEqual(await texts(preview, ".message[data-stub] .faint"), ["Message …VAgASGBQ"]);
  assert.deepEqual(await texts(preview, ".reaction"), ["👍"]);
  assert.equal(await preview.page.locator(".message").getAttribute("data-side"), "outgoing");
});

kind("a template shows its values, buttons and where its text is", "template", async preview => {
  assert.deepEqual(await texts(preview, ".parameter"), [
    "{{1}} A-1042",
    "{{1}} Robin",
    "{{day}} tomorrow, 10:00",
  ]);
  assert.deepEqual(await texts(preview, ".row"), [
    "Quick reply · button 1 order-a1042-help",
    "Link · button 2 a1042",
  ]);
  assert.match((await texts(preview, ".tooling"))[0] ?? "", /Template order_update · en_US/);
  assert.equal(await preview.page.locator(".message").getAttribute("lang"), "en-US");
});

kind("reply buttons are rows under header, body and footer", "button", async preview => {
  assert.deepEqual(await texts(preview, ".media-name"), ["bike.jpg"]);
  assert.deepEqual(await texts(preview, ".body strong"), ["tomorrow, 10:00"]);
  assert.deepEqual(await texts(preview, ".footer"), ["Example Bikes, 1 Sample Square 13:30"]);
  assert.deepEqual(await texts(preview, "button.row"), ["Keep it", "Move it", "Cancel"]);
  assert.equal(await preview.page.getByRole("button", { name: "Reply: Move it" }).count(), 1);
});

kind("a list message has one row", "list", async preview => {
  assert.deepEqual(await texts(preview, ".heading"), ["Workshop services"]);
  assert.deepEqual(await texts(preview, "button.row"), ["See services"]);
});

kind("a link button has a document header and one row", "cta_url", async preview => {
  assert.deepEqual(await texts(preview, ".file-name"), ["report-88.pdf"]);
  assert.deepEqual(await texts(preview, ".file-tile"), ["PDF"]);
  assert.equal(await preview.page.getByRole("button", { name: "Open link: Open report" }).count(), 1);
});

kind("an answer to an unknown message quotes the end of its id", "quote", async preview => {
  assert.deepEqual(await texts(preview, ".quote"), ["Earlier message …ge000001"]);
});

kind("a film has a button to play it and its caption", "video", async preview => {
  assert.equal(await preview.page.locator(".media-play, .media-camera").count(), 2);
  assert.deepEqual(await texts(preview, ".media-name"), ["wheel.mp4"]);
  assert.deepEqual(await texts(preview, ".body strong"), ["true a wheel"]);
});

kind("a document is a tile with its type, a name, and a ring to load it", "document", async preview => {
  assert.deepEqual(await texts(preview, ".file-tile"), ["PDF"]);
  assert.deepEqual(await texts(preview, ".file-name"), ["invoice-2041.pdf"]);
  assert.equal(await preview.page.locator(".file-load").count(), 1);
});

kind("a sound file has a line, a knob and a tile", "audio", async preview => {
  assert.deepEqual(await texts(preview, ".audio-line"), ["new-hub.mp3 13:30"]);
  assert.equal(await preview.page.locator(".audio-seek").count(), 1);
  assert.equal(await preview.page.locator(".waveform").count(), 0);
});

kind("a voice message has a waveform and the face of who speaks", "voice", async preview => {
  assert.equal(await preview.page.locator(".waveform rect").count(), 36);
  assert.deepEqual(await texts(preview, ".audio-face"), ["E"]);
  const [play, face] = await Promise.all(
    [".audio-play", ".audio-face"].map(it => preview.page.locator(it).boundingBox()),
  );
  assert.ok(play && face && play.x < face.x, "the one who listens sees the face at the end");
  assert.equal(
    await preview.page.getByRole("img", { name: "Voice message, Media 2029384756102938" }).count(),
    1,
  );
});

kind("a sticker has no bubble, no tail, and its time in a pill", "sticker", async preview => {
  const look = await preview.page
    .locator(".bubble")
    .evaluate(element => getComputedStyle(element).backgroundColor);
  assert.equal(look, "rgba(0, 0, 0, 0)");
  assert.equal(await preview.page.locator(".tail").count(), 0);
  assert.deepEqual(await texts(preview, ".meta-line .meta"), ["13:30"]);
});

kind("a contact on WhatsApp can be written to and saved, side by side", "contact", async preview => {
  assert.deepEqual(await texts(preview, ".contact-name"), ["Dana Rivers"]);
  assert.deepEqual(await texts(preview, "button.row"), ["Message", "Save contact"]);
  const [one, other] = await Promise.all(
    [0, 1].map(at => preview.page.locator("button.row").nth(at).boundingBox()),
  );
  assert.ok(one && other && one.y === other.y && Math.abs(one.width - other.width) < 1);
});

kind("a contact that is not on WhatsApp can be invited", "invitation", async preview => {
  assert.deepEqual(await texts(preview, "button.row"), ["Invite to WhatsApp"]);
});

kind("several contacts are a pile with one button", "contacts", async preview => {
  assert.deepEqual(await texts(preview, ".contact-faces .avatar"), ["D", "A", "S"]);
  assert.deepEqual(await texts(preview, ".contact-words"), ["Dana Rivers and 3 other contacts"]);
  assert.deepEqual(await texts(preview, "button.row"), ["View all"]);
});

kind("a pin is a note", "pin", async preview => {
  assert.deepEqual(await texts(preview, ".note"), ["Pins message …ge000001 for 7 days"]);
});

kind("a typing indicator is three dots, without a time", "typing", async preview => {
  assert.equal(await preview.page.locator(".typing span").count(), 3);
  assert.equal(await preview.page.locator(".meta").count(), 0);
  assert.match((await texts(preview, ".tooling"))[0] ?? "", /^Marks the message as read/);
});

kind("a kind without a drawing says so", "standIn", async preview => {
  assert.deepEqual(await texts(preview, ".stand-in"), ["Preview of poll messages is not drawn yet. 13:30"]);
});

kind("a text that is not written yet keeps its bubble", "empty", async preview => {
  assert.deepEqual(await texts(preview, ".faint"), ["No text yet 13:30"]);
});

test("the time stands on the last line where there is room, and below it where there is none", async () => {
  const heights: number[] = [];
  for (const body of ["Short", "A text that is just as long as one line.", "سلام"]) {
    await using preview = await openPreview(browser, snapshotOf({ type: "text", text: { body } }));
    const [text, meta] = await Promise.all(
      [".body", ".meta"].map(selector => preview.page.locator(selector).boundingBox()),
    );
    assert.ok(text && meta);
    heights.push(text.height);
    const bubble = await preview.page.locator(".bubble").boundingBox();
    assert.ok(
      bubble && meta.x + meta.width < bubble.x + bubble.width,
      `${body}: the time is inside the bubble`,
    );
    assert.ok(meta.y + meta.height <= bubble.y + bubble.height, `${body}: the time is inside the bubble`);
  }
  const [short = 0, long = 0, rightToLeft = 0] = heights;
  assert.equal(short, rightToLeft);
  assert.ok(long > short + 15);
});

test("consecutive messages have one tail, on top of the first; on iPhone below the last", async () => {
  const conversation = ["a", "b", "c"].map(body => ({ type: "text", text: { body } }));
  const tails = async (platform: "android" | "iphone") => {
    await using preview = await openPreview(browser, snapshotOf(conversation, { platform }));
    return await preview.page
      .locator(".tail")
      .evaluateAll(all => all.map(tail => getComputedStyle(tail).display !== "none"));
  };
  assert.deepEqual(await tails("android"), [true, false, false]);
  assert.deepEqual(await tails("iphone"), [false, false, true]);
});
