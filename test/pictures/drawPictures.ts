import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { browser, fonts } from "../host/browser.ts";
import { build } from "../host/build.ts";
import { main, saying } from "../host/say.ts";
import { openBrowser } from "../webview/previewInBrowser.ts";
import { caption, type Layout, layOut } from "./layOut.ts";
import { type Cell, drawCells, folder, nameOf, type Sheet, sheets } from "./sheet.ts";

/** `npm run pictures`: draws the contact sheets anew. The pixel tests compare with them: look at them before committing. */
await main(async () => {
  await build();
  await browser();
  await fonts();
  mkdirSync(folder, { recursive: true });
  const running = await openBrowser();
  const index: Record<string, Layout["places"]> = {};
  for (const sheet of sheets) {
    await saying(`drawing every kind of message, ${nameOf(sheet)}`, async () => {
      const cells = await drawCells(running, sheet);
      const layout = layOut(cells);
      const file = join(folder, `${nameOf(sheet)}.png`);
      writeFileSync(file, await compose(running, sheet, cells, layout));
      index[nameOf(sheet)] = layout.places;
      console.log(`${file} ${(statSync(file).size / 1000).toFixed(0)} kB`);
    });
  }
  await running.close();
  writeFileSync(join(folder, "sheets.json"), `${JSON.stringify(index, null, 2)}\n`);
  return 0;
});

/** One picture of all, each with its name above it. */
async function compose(
  running: Browser,
  { theme }: Sheet,
  cells: readonly Cell[],
  layout: Layout,
): Promise<Buffer> {
  const { width, height } = layout;
  const page = await running.newPage({ viewport: { width, height } });
  const colours = theme === "light" ? "background: #fff; color: #333" : "background: #000; color: #ccc";
  const pictures = cells.map(({ kind, png }) => {
    const place = layout.places[kind];
    if (!place) throw new Error(`${kind} has no place on its sheet.`);
    return `<b style="left: ${place.x}px; top: ${place.y - caption + 3}px">${kind}</b>
      <img style="left: ${place.x}px; top: ${place.y}px" src="data:image/png;base64,${png.toString("base64")}">`;
  });
  await page.setContent(
    `<style>body { margin: 0; font: 13px "Liberation Sans"; ${colours} } b, img { position: absolute }</style>${pictures.join("")}`,
  );
  const png = await page.screenshot({ fullPage: true });
  await page.close();
  return png;
}
