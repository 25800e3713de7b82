import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Place } from "../pictures/layOut.ts";
import { drawCells, folder, nameOf, sheets } from "../pictures/sheet.ts";
import { openBrowser } from "./previewInBrowser.ts";

let browser: Browser;
let page: Page;
before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
after(() => browser.close());

/** Share of a picture that may look another way: browsers differ in how they smooth the edges of letters. */
const tolerance = 0.015;

/** How far a part of a colour may be off before it is seen. */
const visible = 48;

const index: Readonly<Record<string, Readonly<Record<string, Place>>>> = JSON.parse(
  readFileSync(join(folder, "sheets.json"), "utf8"),
);

for (const sheet of sheets) {
  test(`every kind of message looks as on the contact sheet: ${nameOf(sheet)}`, async () => {
    const places = index[nameOf(sheet)] ?? {};
    const cells = await drawCells(browser, sheet);
    assert.deepEqual(
      cells.map(({ kind }) => kind),
      Object.keys(places),
      'the sheets show other kinds: look at them, then run "npm run pictures"',
    );
    await loadSheet(readFileSync(join(folder, `${nameOf(sheet)}.png`)));
    const differing: string[] = [];
    for (const { kind, png, width, height } of cells) {
      const place = places[kind];
      if (!place) continue;
      if (place.width !== width || Math.abs(place.height - height) > 2)
        differing.push(`${kind} is ${width} × ${height} and was ${place.width} × ${place.height} pixels`);
      else {
        const share = await differenceTo(place, png);
        if (share > tolerance)
          differing.push(`${kind} differs in ${(share * 100).toFixed(1)} % of its pixels`);
      }
    }
    assert.deepEqual(differing, [], 'if it is meant to look so: "npm run pictures"');
  });
}

async function loadSheet(png: Buffer): Promise<void> {
  await page.evaluate(
    async source => {
      const picture = await createImageBitmap(await (await fetch(source)).blob());
      Object.assign(globalThis, { picture });
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
}

/** Share of the pixels that differ visibly from those at a place of the sheet. */
function differenceTo(place: Place, png: Buffer): Promise<number> {
  return page.evaluate(
    async ({ x, y, width, height, source, visible }) => {
      const { picture } = globalThis as unknown as { picture: ImageBitmap };
      const cell = await createImageBitmap(await (await fetch(source)).blob());
      const pixels = (image: ImageBitmap, left: number, top: number): Uint8ClampedArray => {
        const context = new OffscreenCanvas(width, height).getContext("2d");
        context?.drawImage(image, -left, -top);
        return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
      };
      const before = pixels(picture, x, y);
      const after = pixels(cell, 0, 0);
      let differing = 0;
      for (let at = 0; at < before.length; at += 4) {
        const red = Math.abs((before[at] ?? 0) - (after[at] ?? 0));
        const green = Math.abs((before[at + 1] ?? 0) - (after[at + 1] ?? 0));
        const blue = Math.abs((before[at + 2] ?? 0) - (after[at + 2] ?? 0));
        if (red > visible || green > visible || blue > visible) differing++;
      }
      return differing / (before.length / 4);
    },
    { ...place, visible, source: `data:image/png;base64,${png.toString("base64")}` },
  );
}
