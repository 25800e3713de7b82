import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Devtools, devtoolsPipe } from "./devtoolsPipe.ts";

/** Pixels of the picture for one of the page: sharp on any screen. */
const scale = 2;

/** A browser refuses larger pictures. CSS pixels. */
const tallest = 8000;

/** A browser that has not answered by then is stuck. */
const timeoutMs = 30_000;

/** What of a page becomes the picture. */
export interface PictureOptions {
  readonly browser: string;
  /** Path of the HTML file. */
  readonly page: string;
  /** Width of the window, CSS pixels. */
  readonly width: number;
  /** CSS selector of the element whose box is the picture. */
  readonly element: string;
}

/** Opens a page in a browser without a window and gives a PNG of one element. Leaves nothing behind. */
export async function takePicture(options: PictureOptions): Promise<Buffer> {
  const profile = await mkdtemp(join(tmpdir(), "wamsg-browser-"));
  const browser = spawn(options.browser, flags(profile), {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const exit = new Promise<void>(resolve => {
    browser.once("exit", () => resolve());
    browser.once("error", () => resolve());
  });
  const devtools = devtoolsPipe(browser);
  const timer = setTimeout(() => browser.kill("SIGKILL"), timeoutMs);
  try {
    return await picture(devtools, options);
  } finally {
    clearTimeout(timer);
    browser.kill("SIGKILL");
    await exit;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function picture(devtools: Devtools, { page, width, element }: PictureOptions): Promise<Buffer> {
  const { targetId } = await devtools.call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await devtools.call("Target.attachToTarget", { targetId, flatten: true });
  if (typeof sessionId !== "string") throw new Error("The browser opened no page.");
  await devtools.call("Page.enable", {}, sessionId);
  const screen = { width, height: 800, deviceScaleFactor: scale, mobile: false };
  await devtools.call("Emulation.setDeviceMetricsOverride", screen, sessionId);
  const loaded = devtools.event("Page.loadEventFired", sessionId);
  await devtools.call("Page.navigate", { url: pathToFileURL(page).href }, sessionId);
  await loaded;
  const clip = await boxOf(devtools, element, sessionId);
  const shot = { format: "png", captureBeyondViewport: true, clip: { ...clip, scale: 1 } };
  const { data } = await devtools.call("Page.captureScreenshot", shot, sessionId);
  return Buffer.from(String(data), "base64");
}

async function boxOf(devtools: Devtools, element: string, sessionId: string): Promise<object> {
  const expression = `document.fonts.ready.then(async () => {
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
    const box = document.querySelector(${JSON.stringify(element)})?.getBoundingClientRect();
    return box && { x: box.x, y: box.y, width: box.width, height: Math.min(box.height, ${tallest}) };
  })`;
  const params = { expression, awaitPromise: true, returnByValue: true };
  const { result } = await devtools.call("Runtime.evaluate", params, sessionId);
  const box = typeof result === "object" && result !== null && "value" in result ? result.value : undefined;
  if (typeof box !== "object" || box === null) throw new Error("The page drew nothing.");
  return box;
}

function flags(profile: string): string[] {
  return [
    "--headless",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    "--hide-scrollbars",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-extensions",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
    "--no-default-browser-check",
    // Chromium's sandbox cannot be set up as root; the page is our own and reaches nothing.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
