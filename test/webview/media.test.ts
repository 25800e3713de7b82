import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { answered } from "./customerInBrowser.ts";
import { findings } from "./findings.ts";
import { delivery, nowMs, openBrowser, openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";

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

test("while a file comes, and where it is nothing that can be drawn, its place says so; the keys go on from there", async () => {
  const shown = (state: "known" | "loading" | "ready", bytes?: number) =>
    snapshotOf(image({ id: "42" }), { media: { "id:42": { state, bytes } } });
  await using preview = await openPreview(browser, shown("known"));
  const { page } = preview;
  const load = page.getByRole("button", { name: "Load", exact: true });
  const words = () => page.locator(".media-origin").textContent();
  await load.focus();
  await page.keyboard.press("Enter");
  await preview.show(shown("loading"));
  assert.equal(await words(), "Loading…");
  assert.ok(await page.locator(".message").evaluate(it => it === document.activeElement));
  await preview.show(shown("ready", 2048));
  assert.equal(await words(), "2 KB · cannot be shown here");
  assert.equal(await load.count(), 0);
  assert.deepEqual(await findings(preview), []);
});

test("a document says its pages and its size", async () => {
  const media = { "file:a/invoice.pdf": { state: "ready", bytes: 456_000, pages: 3 } } as const;
  const document = { type: "document", document: { link: "a/invoice.pdf" } };
  await using preview = await openPreview(browser, snapshotOf(document, { media }));
  assert.equal(await preview.page.locator(".file-line").textContent(), "3 pages · PDF · 445 KB");
});

test("a picture opens large; Escape closes it, and the focus is where it was", async () => {
  await using preview = await openPreview(
    browser,
    snapshotOf(image({ link: `data:image/png;base64,${dot}` })),
  );
  const { page } = preview;
  const open = page.locator(".media-open");
  await open.focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  assert.ok(await sheet.locator("img").isVisible());
  assert.ok(await page.getByRole("button", { name: "Close" }).evaluate(it => it === document.activeElement));
  assert.deepEqual(await findings(preview), []);
  await page.keyboard.press("Escape");
  assert.equal(await sheet.count(), 0);
  assert.ok(await open.evaluate(it => it === document.activeElement));
  assert.deepEqual(await preview.posted(), []);
});

test("with Ctrl a press on a picture shows its JSON", async () => {
  const source = JSON.stringify(image({ link: `data:image/png;base64,${dot}` }));
  await using preview = await openPreview(browser, snapshotOf(source));
  await preview.page.locator(".media-open").click({ modifiers: ["ControlOrMeta"] });
  const [said] = await preview.posted();
  assert.ok(said?.type === "reveal");
  assert.match(source.slice(said.start, said.end), /^\{"link":"data:/);
  assert.equal(await preview.page.getByRole("dialog").count(), 0);
});

test("a document opens with what is known of it, and its address opens in the browser", async () => {
  const url = "https://files.example/bill.pdf";
  await using preview = await openPreview(
    browser,
    snapshotOf({ type: "document", document: { link: url, filename: "bill.pdf" } }),
  );
  const { page } = preview;
  await page.getByRole("button", { name: "Open bill.pdf" }).click();
  assert.match((await page.getByRole("dialog").textContent()) ?? "", /bill\.pdf\s+PDF · files\.example/);
  assert.deepEqual(await findings(preview), []);
  await page.getByRole("button", { name: "Open in the browser" }).click();
  assert.deepEqual(await preview.posted(), [{ type: "openLink", url }]);
});

test("what a customer sent opens in the business's view too; a picture that is gone closes its sheet", async () => {
  const content = { type: "image", image: { id: "77", caption: "The wheel" } } as const;
  const reply = {
    wamid: "wamid.A",
    atMs: nowMs,
    content,
    answers: undefined,
    tapped: undefined,
    received: true,
  };
  const question = { type: "text", text: { body: "Which wheel?" } };
  await using preview = await openPreview(browser, answered(question, [reply], { viewpoint: "business" }));
  const { page } = preview;
  assert.equal(await page.locator(".media-open").count(), 0, "its place is only an outline yet");
  await page.getByRole("button", { name: "Load" }).click();
  assert.deepEqual(await preview.posted(), [{ type: "loadMedia", id: "77" }]);
  await hand(preview, "id:77");
  await page.locator(".media-open").click();
  assert.equal(await page.getByRole("dialog").count(), 1);
  await preview.show(answered(question, [], { viewpoint: "business" }));
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("the disc of a film stands clear of its name and of where it comes from", async () => {
  const film = { type: "video", video: { link: "https://films.example/wheel.mp4" } };
  const header = {
    type: "interactive",
    interactive: {
      type: "button",
      header: { type: "video", video: { link: "https://films.example/wheel.mp4" } },
      body: { text: "Watch" },
      action: { buttons: [] },
    },
  };
  for (const message of [film, header]) {
    await using preview = await openPreview(browser, snapshotOf(message));
    const place = await preview.page.locator(".media").evaluate(media => {
      const box = (name: string) => media.querySelector(name)?.getBoundingClientRect();
      const [disc, name, origin, load] = [".media-play", ".media-name", ".media-origin", ".media-load"].map(
        box,
      );
      const outer = media.getBoundingClientRect();
      return [outer, disc, name, origin, load, outer].map(it => [it?.top ?? 0, it?.bottom ?? 0]);
    });
    const [outer = [], ...inner] = place.slice(0, -1);
    const edges = inner.flat();
    assert.deepEqual(
      edges,
      [...edges].sort((one, other) => one - other),
      JSON.stringify(place),
    );
    assert.ok(
      (edges[0] ?? 0) >= (outer[0] ?? 0) && (edges.at(-1) ?? 0) <= (outer[1] ?? 0),
      JSON.stringify(place),
    );
  }
});

test("an answer to a picture quotes it with a small one", async () => {
  const chat = [
    image({ link: `data:image/png;base64,${dot}` }),
    { type: "text", text: { body: "That one" }, context: { message_id: "$".concat("{lastSentId}") } },
  ];
  await using preview = await openPreview(browser, snapshotOf(chat));
  const quote = preview.page.locator(".quote");
  assert.match((await quote.textContent()) ?? "", /Photo/);
  assert.ok(await quote.locator("img").evaluate(it => (it as HTMLImageElement).naturalWidth > 0));
});

test("the business sees a blue microphone where a voice message was played", async () => {
  const voice = { type: "audio", audio: { id: "1", voice: true } };
  const colour = async (state: "delivered" | "played") => {
    const snapshot = snapshotOf(voice, { viewpoint: "business", deliveries: [delivery(state)] });
    await using preview = await openPreview(browser, snapshot);
    return await preview.page.locator(".audio-face .icon").evaluate(it => getComputedStyle(it).color);
  };
  assert.equal(await colour("played"), "rgb(0, 123, 252)");
  assert.notEqual(await colour("delivered"), "rgb(0, 123, 252)");
});
