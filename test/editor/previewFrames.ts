import type { FrameLocator } from "playwright-core";
import type { Workbench } from "./workbench.ts";

/** The pages of all previews that are to be seen. */
export async function previews({ page }: Workbench): Promise<FrameLocator[]> {
  const frames = page.locator("iframe.webview.ready");
  return Array.from({ length: await frames.count() }, (_, at) =>
    frames.nth(at).contentFrame().frameLocator("iframe#active-frame"),
  );
}

/** Waits until one of the previews shows a text, and gives that one. */
export async function previewOf(workbench: Workbench, words: string): Promise<FrameLocator> {
  for (let tries = 0; tries < 120; tries++) {
    for (const preview of await previews(workbench))
      if (
        (await preview
          .locator("#chat")
          .getByText(words)
          .count()
          .catch(() => 0)) > 0
      )
        return preview;
    await workbench.page.waitForTimeout(250);
  }
  throw new Error(`No preview shows “${words}”.`);
}
