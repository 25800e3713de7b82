import type { Page } from "playwright-core";
import { session } from "../editor/session.ts";

declare global {
  var lastKeyAt: number;
  var paintedAt: Promise<number>;
}

/** Milliseconds from each key pressed in a text message's body to the frame in which the preview shows it. */
export async function previewTimes(vsix: string, keys: number): Promise<number[]> {
  return session("bench-preview", { appearance: "light", vsix }, async ({ workbench }) => {
    const { page } = workbench;
    const file = "text.wamsg.json";
    await workbench.ready();
    await workbench.openFile(file);
    await workbench.run("Wamsg: Open Preview to the Side");
    await workbench.preview.getByText("Your bike is ready").waitFor();
    await workbench.select(file, "Hi Robin");
    await page.keyboard.press("ArrowRight");
    await page.evaluate(() => {
      addEventListener(
        "keydown",
        () => (globalThis.lastKeyAt = performance.timeOrigin + performance.now()),
        true,
      );
    });

    const times: number[] = [];
    for (let key = 0; key < keys + warmUp; key++) {
      const time = await pressKey(page, workbench.preview.locator("body"));
      if (key >= warmUp) times.push(time);
    }
    return times;
  });
}

const warmUp = 10;

async function pressKey(page: Page, preview: ReturnType<Page["locator"]>): Promise<number> {
  await preview.evaluate(body => {
    const { promise, resolve } = Promise.withResolvers<number>();
    globalThis.paintedAt = promise;
    const observer = new MutationObserver(() => {
      observer.disconnect();
      // The frame callback runs before this change is painted, the one after it when it has been.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
      );
    });
    observer.observe(body, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.press("x");
  const paintedAt = await preview.evaluate(() => globalThis.paintedAt);
  return paintedAt - (await page.evaluate(() => globalThis.lastKeyAt));
}
