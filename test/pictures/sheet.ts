import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Arrangement } from "../../src/core/arrangement.ts";
import { root } from "../host/folders.ts";
import { openPreview, type Preview, snapshotOf } from "../webview/previewInBrowser.ts";
import { sampleChats } from "../webview/sampleChats.ts";
import { sampleMessages } from "../webview/sampleMessages.ts";

/** What one contact sheet shows: every kind of message on one platform in one theme. */
export interface Sheet {
  readonly platform: Arrangement["platform"];
  readonly theme: "light" | "dark";
}

export const sheets: readonly Sheet[] = (["android", "iphone", "web"] as const).flatMap(platform =>
  (["light", "dark"] as const).map(theme => ({ platform, theme })),
);

/** Where the sheets lie, beside an index of what is where on them. */
export const folder = join(root, "docs", "pictures");
export const nameOf = ({ platform, theme }: Sheet): string => `${platform}-${theme}`;

/** The picture of one kind of message. */
export interface Cell {
  readonly kind: string;
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Fonts that the set-up installs: letters have the same shapes on every machine. */
const fonts = `:root { --font: "Liberation Sans", "Noto Color Emoji" !important; --mono: "Liberation Mono" !important; }`;

const widths: Readonly<Record<Sheet["platform"], number>> = { android: 343, iphone: 343, web: 400 };

/** Draws every kind of message for a sheet, without wallpaper and frame. */
export async function drawCells(browser: Browser, sheet: Sheet): Promise<Cell[]> {
  const opening = { bodyClass: `vscode-body vscode-${sheet.theme}`, width: widths[sheet.platform] };
  await using preview = await openPreview(browser, undefined, { ...opening, height: 1400 });
  await pinFonts(preview);
  const cells: Cell[] = [];
  const messages = Object.entries(sampleMessages).map(
    ([kind, message]) => [kind, snapshotOf(message)] as const,
  );
  for (const [kind, snapshot] of [...messages, ...Object.entries(sampleChats())]) {
    const defaults = { ...snapshot.defaults, ...sheet, frame: false, wallpaper: false, startNotice: false };
    await preview.show({ ...snapshot, uri: `file:///${kind}.wamsg.json`, defaults });
    cells.push({ kind, ...(await pictureOf(preview.page)) });
  }
  return cells;
}

async function pinFonts({ page }: Preview): Promise<void> {
  await page.evaluate(async css => {
    const sheet = new CSSStyleSheet();
    // The toolbar is the editor's; a picture of a message does without it.
    sheet.replaceSync(`${css} .toolbar { display: none !important } .stage { padding: 0 !important }`);
    document.adoptedStyleSheets = [sheet];
    await document.fonts.ready;
  }, fonts);
}

/** From the top of the chat to below its last message. */
async function pictureOf(page: Page): Promise<Omit<Cell, "kind">> {
  const box = await page.evaluate(() => {
    const chat = document.querySelector(".chat")?.getBoundingClientRect();
    const bottom = [...document.querySelectorAll(".chat > *")].at(-1)?.getBoundingClientRect().bottom;
    return (
      chat && { x: chat.x, y: chat.y, width: chat.width, height: Math.ceil((bottom ?? 0) + 12 - chat.y) }
    );
  });
  if (!box) throw new Error("There is no chat to take a picture of.");
  const png = await page.screenshot({ clip: box, animations: "disabled" });
  return { png, width: box.width, height: box.height };
}
